"""The demonstration's own words: columns of the chat page, and what its people might type."""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {"office": "Văn phòng", "leaders": "Lãnh đạo", "units": "Đơn vị"}

HINTS: Mapping[str, tuple[str, ...]] = {
    "office": ("việc quá hạn", "tuần này có gì đến hạn", "chờ duyệt", "xuất excel", "trợ giúp"),
    "leaders": ("đơn vị nào đang trễ?", "tuần này có gì đến hạn", "trợ giúp"),
    "units": ("việc của tôi", "xong 1", "chưa xong 1", "trợ giúp"),
    "stranger": ("xin chào",),
}
