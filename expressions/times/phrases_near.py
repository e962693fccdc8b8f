"""The words of times that hang on another day: the day of issue, a day named before, an event.

Written as in `phrases`: `[là]` may be left out and `hàng/hằng` is one or the other.
"""

from tasks.deadline import Period

# Days counted from the issue.
NEAR_DAYS = {
    "hôm nay": 0,
    "ngày hôm nay": 0,
    "ngày mai": 1,
    "sáng/chiều/tối mai": 1,
    "sáng/trưa/chiều/tối/đêm nay": 0,
    "ngày kia": 2,
}
# The day that was named last: "Ngày 12/6 … báo cáo trước 15h cùng ngày".
SAME_DAY = ("cùng ngày", "ngày cùng ngày", "trong cùng ngày")
# Periods that "này", "tới", "sau" may follow, and how many periods on each of these is.
NEAR_PERIODS = {"tuần": Period.WEEK, "tháng": Period.MONTH, "quý": Period.QUARTER}
THIS_OR_NEXT = {"này": 0, "nay": 0, "tới": 1, "sau": 1}

# Events that a deadline may stand before without their day: "trước kỳ họp cuối năm", "trước Tết".
EVENTS = (
    "[ngày/các] kỳ họp",
    "[ngày/các] phiên họp",
    "[ngày] khai giảng",
    "[ngày] bầu cử",
    "[ngày] đại hội",
    "[ngày] khai mạc",
    "[ngày] tổ chức",
    "[ngày] thi",
    "[ngày] hội nghị",
    "ngày họp",
    "ngày tết",
    "tết",
    "[các] kỳ nghỉ",
    "kỳ thi",
    "kỳ tuyển sinh",
    "năm học mới",
    "mùa mưa/lũ/bão/khô",
    "vụ đông/xuân/hè/thu/mùa",
)
