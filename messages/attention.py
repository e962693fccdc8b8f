"""What `nhacviec check` says needs somebody's hand."""

from collections.abc import Mapping

from messages import vi

_SENTENCES: Mapping[str, str] = {
    "open_to_others": "{path} đang mở cho người khác trên máy (quyền {mode}): chạy chmod go= {path}",
    "unencrypted": "{messenger} đang dùng địa chỉ không mã hóa {address}: chỉ dùng http trên chính máy này",
    "disk_nearly_full": "đĩa của {folder} chỉ còn {megabytes} MB",
    "old_sqlite": "thư viện SQLite {version} đã cũ, đề nghị nâng cấp hệ điều hành",
    "no_good_backup": "{folder} không có bản sao lưu nào trong hai ngày qua",
    "no_backups": "chưa đặt NHACVIEC_BACKUPS nên không có bản sao lưu hằng đêm",
    "unknown_settings": ".env có thiết lập không ai đọc, có thể gõ sai tên: {names}",
    "files_missing": "{count} tệp được ghi nhận mà không còn trong kho tệp: xem nhacviec tidy --dry-run",
    "files_nearly_full": "kho tệp đã dùng {used} trên {most}; khi đầy không nhận thêm tệp: xem files_mib",
    "empty_office": "chưa có danh mục: chạy nhacviec init",
    "no_officer": "chưa cán bộ Văn phòng nào liên kết, nên chưa ai soát được: chạy nhacviec invite MÃ",
    "heads_not_linked": "{count} đơn vị có trưởng đơn vị chưa liên kết: {units}",
    "no_head": "{count} đơn vị chưa có trưởng đơn vị trong danh mục, nên chưa ai nhận nhắc việc: {units}",
    "token_refused": "{messenger} đã từ chối mã bot: thay mã mới vào tệp hoặc thiết lập",
    "token_shared": (
        "có chương trình khác chạy cùng mã bot {messenger}, nên ở đây đã ngừng nhận và gửi: dừng "
        "chương trình kia, rồi khởi động lại dịch vụ này"
    ),
    "token_met": "có chương trình khác vừa chạy cùng mã bot {messenger}: tìm và dừng chương trình đó",
    "polled": (
        "{messenger} chưa gọi tới webhook, nên tin đến lúc chương trình dừng có thể mất: khi chạy thật, đặt "
        "NHACVIEC_WEB_PORT và NHACVIEC_WEB_URL"
    ),
    "days_undecided": "ngày nghỉ năm {years} chưa có quyết định, tính theo dự kiến: xem nhacviec days show",
}


def need(code: str, params: Mapping[str, str], *, can_wait: bool) -> str:
    """One thing that needs a hand, now or some day."""
    messenger = vi.messenger(params["channel"]) if "channel" in params else ""
    said = "Lưu ý" if can_wait else "CẦN XỬ LÝ"
    return f"{said}: {_SENTENCES[code].format(messenger=messenger, **params)}."
