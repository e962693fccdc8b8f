"""The words of deadlines, as data: to teach the reader a phrase, add a line here and a row to
tests/directives/tables.

In a phrase `[là]` may be left out and `hàng/hằng` is one or the other. Write words in lower case
with their right marks: glued words, lost marks and letters for digits are mended beforehand.
"""

from tasks.deadline import CountUnit, Operator, Period, StartEvent

# What stands before a date and makes it a deadline. BEFORE excludes the date, BY includes it.
STRONG_OPERATORS = {
    "trước": Operator.BEFORE,
    "xong trước": Operator.BEFORE,
    "trước giờ hành chính": Operator.BEFORE,
    "trước giờ làm việc": Operator.BEFORE,
    "[trước] [khi] hết giờ hành chính": Operator.BY,
    "[trước] [khi] hết giờ làm việc": Operator.BY,
    "chậm nhất [là/vào/đến/trong/hết/:]": Operator.BY,
    "chậm nhất [là] [vào/đến] hết": Operator.BY,
    "chậm nhất [là/vào] trước": Operator.BEFORE,
    "muộn nhất [là/vào/đến/trong/hết/:]": Operator.BY,
    "trễ nhất [là/vào/đến/trong/hết/:]": Operator.BY,
    "lâu nhất [là/vào/đến]": Operator.BY,
    "muộn nhất [là/vào] trước": Operator.BEFORE,
    "không [được] [để] quá": Operator.BY,
    "không vượt quá": Operator.BY,
    "không muộn/chậm/trễ hơn": Operator.BY,
    "không muộn/chậm/trễ quá": Operator.BY,
    "không sau": Operator.BY,
    "đến hết": Operator.BY,
    "cho đến/tới hết": Operator.BY,
    "cho đến": Operator.BY,
    "tới hết": Operator.BY,
    "đến trước": Operator.BEFORE,
    "hạn [là] [trước/đến]": Operator.BY,
    "hạn cuối [cùng] [là/vào/đến/trước] [:]": Operator.BY,
    "hạn chót [là/vào/đến/trước] [:]": Operator.BY,
    "hạn nộp [là/đến/trước] [:]": Operator.BY,
    "hạn gửi [là/đến/trước] [:]": Operator.BY,
    "hạn báo cáo [là/đến/trước] [:]": Operator.BY,
    "hạn hoàn thành [là/đến/trước] [:]": Operator.BY,
    "hạn :": Operator.BY,
    "thời hạn [là/đến] [hết] [:]": Operator.BY,
    "thời hạn chậm nhất [là] [:]": Operator.BY,
    "deadline [là] [:]": Operator.BY,
    "gia hạn đến": Operator.BY,
    "gia hạn đến hết": Operator.BY,
    "kéo dài đến": Operator.BY,
    "kéo dài đến hết": Operator.BY,
    "lùi đến": Operator.BY,
    "khóa/khoá/đóng [sổ/cổng/link] lúc/vào": Operator.BY,
    "khóa/khoá/đóng hệ thống lúc/vào": Operator.BY,
}

# Labels of a time field: what follows the colon is a deadline ("Thời gian hoàn thành: 30/6/2025").
# "Thời gian:" alone is also how invitations give the hour of a meeting, so it counts as weak.
TIME_LABELS = (
    "thời gian hoàn thành", "thời gian thực hiện", "thời gian triển khai", "thời gian báo cáo",
    "thời gian gửi", "thời gian gửi báo cáo", "thời gian gửi hồ sơ", "thời gian gửi bài",
    "thời gian gửi văn bản", "thời gian nộp", "thời gian nộp báo cáo", "thời gian nộp hồ sơ",
    "thời gian nộp bài", "thời gian nộp văn bản", "thời gian trình", "thời gian kết thúc",
    "thời gian dự thi", "thời gian nhận", "thời gian nhận báo cáo", "thời gian nhận hồ sơ",
    "thời gian nhận bài", "thời gian nhận văn bản", "thời gian nhận bài dự thi", "thời gian gửi về",
    "thời gian tiếp nhận", "thời gian tiếp nhận hồ sơ", "thời gian đăng ký", "thời hạn hoàn thành",
    "thời hạn thực hiện", "thời hạn báo cáo", "thời hạn gửi", "thời hạn gửi báo cáo", "thời hạn gửi hồ sơ",
    "thời hạn gửi bài", "thời hạn gửi văn bản", "thời hạn nộp", "thời hạn nộp báo cáo",
    "thời hạn nộp hồ sơ", "thời hạn nộp bài", "thời hạn nộp văn bản", "thời hạn nhận hồ sơ",
    "thời hạn trình", "thời điểm hoàn thành", "tiến độ", "tiến độ hoàn thành", "tiến độ thực hiện",
    "hoàn thành", "thực hiện xong", "xong", "kết thúc", "phấn đấu",
)  # fmt: skip
# The same with a few words before the colon or "là": "Hạn cuối nhận hồ sơ: 17h00 ngày 12/10".
LOOSE_LABELS = ("hạn cuối", "hạn cuối cùng", "hạn chót", "hạn", "thời hạn", "thời hạn cuối cùng")
WEAK_LABELS = ("thời gian", "thời điểm", "thời gian tổ chức")

# Stand before a period or a day and make it a deadline only where something is to be done.
WEAK_OPERATORS = {
    "trong": Operator.WITHIN,
    "ngay trong": Operator.WITHIN,
    "trong khoảng": Operator.WITHIN,
    "xong trong": Operator.WITHIN,
    "vào": Operator.ON,
    "vào cuối": Operator.ON,
    "đúng [vào]": Operator.ON,
    "hết": Operator.BY,
    "vào hết": Operator.BY,
    "kết thúc": Operator.BY,
    "đến": Operator.BY,
    "tới": Operator.BY,
}

# May stand between an operator and its date ("trước ngày", "trước: 17 giờ, ngày").
FILLERS = frozenset({":", ",", "(", "là", "vào", "lúc", "thời", "điểm", "mốc", "*", "“", '"', "–", "-"})

# The parts of the day; each may stand before a date: "chiều ngày 10/11".
DAY_PARTS = frozenset({"sáng", "trưa", "chiều", "tối"})

# Day names: Monday is 0. "thứ 2" is Monday, "chủ nhật" Sunday.
WEEKDAYS = {
    "thứ hai": 0,
    "thứ ba": 1,
    "thứ tư": 2,
    "thứ năm": 3,
    "thứ sáu": 4,
    "thứ bảy": 5,
    "thứ bẩy": 5,
    "chủ nhật": 6,
    "chúa nhật": 6,
}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
# "năm" is left out on purpose: it means year far more often than five.
NUMERALS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "giêng": 1,
    "chạp": 12,
}

# "hằng tháng", "mỗi quý", "từng năm" ...
EVERY = frozenset({"hàng", "hằng", "mỗi", "từng"})
PERIODS = {
    "ngày": Period.DAY,
    "tuần": Period.WEEK,
    "tháng": Period.MONTH,
    "quý": Period.QUARTER,
    "nửa năm": Period.HALF_YEAR,
    "bán niên": Period.HALF_YEAR,
    "năm": Period.YEAR,
}
# "định kỳ 6 tháng", "03 tháng một lần": a number of months that is a period of its own.
MONTH_PERIODS = {
    1: Period.MONTH, 3: Period.QUARTER, 6: Period.HALF_YEAR, 9: Period.NINE_MONTHS, 12: Period.YEAR
}  # fmt: skip
# Say that something comes back, the period following ("định kỳ (quý, 6 tháng, năm)").
REGULARLY = ("định kỳ", "định kỳ vào", "theo định kỳ", "định kỳ theo", "thường kỳ")
# The same without "hàng", where a report is meant: "báo cáo tháng", "báo cáo quý, 6 tháng và năm".
PERIODIC_REPORTS = ("báo cáo", "đối với báo cáo", "với báo cáo", "sơ kết", "tổng kết", "kỳ báo cáo", "theo")
# Follow a period and say that it comes back: "6 tháng một lần", "01 lần/tháng".
ONCE = ("một lần", "1 lần", "lần", "/ lần", "/ 1 lần", "một kỳ")
# A time cell that says no more than that the work goes on.
CONTINUOUS = ("thường xuyên", "liên tục", "hàng/hằng ngày thường xuyên", "thường xuyên liên tục")

# "trong vòng 05 ngày": what opens a count, and what it counts.
COUNT_OPENERS = {
    "trong vòng": Operator.WITHIN,
    "trong thời hạn": Operator.WITHIN,
    "trong thời gian": Operator.WITHIN,
    "trong khoảng thời gian": Operator.WITHIN,
    "trong": Operator.WITHIN,
    "trong thời hạn không/chậm quá": Operator.BY,
    "trong thời hạn chậm nhất [là]": Operator.BY,
    "trong thời gian không quá": Operator.BY,
    "trong vòng không quá": Operator.BY,
    "thời hạn [là/:]": Operator.WITHIN,
    "thời hạn chậm nhất [là/:]": Operator.BY,
    "thời hạn không quá": Operator.BY,
    "chậm nhất [là/sau/trong]": Operator.BY,
    "chậm nhất [là] trong [vòng]": Operator.BY,
    "chậm nhất [là] trong thời hạn": Operator.BY,
    "muộn nhất [là/sau/trong]": Operator.BY,
    "trễ nhất [là/sau/trong]": Operator.BY,
    "không quá": Operator.BY,
    "không được quá": Operator.BY,
    "không [được] chậm/muộn/trễ quá": Operator.BY,
    "tối đa [là]": Operator.BY,
    "tối đa không quá": Operator.BY,
    "sau": Operator.BY,
    "trước": Operator.BEFORE,
    "trước ít nhất": Operator.BEFORE,
    "ít nhất": Operator.BEFORE,
    "chậm nhất [là] trước": Operator.BEFORE,
}
COUNT_UNITS = {
    "ngày làm việc": CountUnit.WORKING_DAY,
    "ngày hành chính": CountUnit.WORKING_DAY,
    "ngày": CountUnit.DAY,
    "tuần": CountUnit.WEEK,
    "tháng": CountUnit.MONTH,
    "năm": CountUnit.YEAR,
    "giờ": CountUnit.HOUR,
    "tiếng": CountUnit.HOUR,
    "giờ làm việc": CountUnit.HOUR,
}
# From where a count runs. What is received is a document; what is signed must be this one.
COUNT_FROM = (
    "kể từ [ngày/khi/lúc/thời]",
    "tính từ [ngày/khi/lúc/thời]",
    "từ ngày/khi/lúc",
    "sau [ngày/khi]",
    "[sau] khi",
    "từ thời điểm",
    "kể từ thời điểm",
    "tính từ thời điểm",
)
COUNT_EVENTS = {
    "nhận": StartEvent.RECEIVED,
    "nhận được": StartEvent.RECEIVED,
    "tiếp nhận": StartEvent.RECEIVED,
    "ký": StartEvent.ISSUED,
    "ký ban hành": StartEvent.ISSUED,
    "ban hành": StartEvent.ISSUED,
    "ra": StartEvent.ISSUED,
    "phát hành": StartEvent.ISSUED,
}
# After "kể từ ngày ký" these speak of this document; any other noun is another document's event.
THIS_DOCUMENT = (
    "công văn [này]",
    "văn bản [này]",
    "thông báo này",
    "quyết định này",
    "kế hoạch này",
    "chỉ thị này",
    "nghị quyết này",
    "chương trình này",
    "hướng dẫn này",
    "kết luận [này]",
    "công điện này",
    "chỉ thị",
    "kế hoạch",
    "công điện",
    "thông báo",
    "hướng dẫn",
    "chương trình hành động này",
)
# What a day is known for, between "ngày" and its date.
OCCASIONS = (
    "quốc khánh", "giải phóng", "quốc tế", "thành lập",
    "khai giảng", "tựu trường", "bế giảng", "khai mạc", "bế mạc", "bầu cử", "tổ chức", "thi", "họp",
    "đại hội", "khởi công", "khánh thành", "diễn ra", "ra quân", "lễ", "kỷ niệm", "truyền thống", "kết thúc",
)  # fmt: skip
# The kinds of a directive, which an office gets; a count from the receipt of anything else waits for that.
DIRECTIVES = (
    "công văn", "văn bản", "thông báo", "quyết định", "kế hoạch", "chỉ thị", "nghị quyết", "chương trình",
    "hướng dẫn", "kết luận", "công điện", "giấy mời", "thư mời", "điện", "phiếu", "phiếu chuyển", "thông tri",
    "chỉ đạo", "ý kiến chỉ đạo",
)  # fmt: skip
# And what makes something else of them: "văn bản đề nghị", "thông báo kết quả".
OF_OTHERS = frozenset(
    ("của", "đề", "từ", "kết", "trúng", "trả", "góp", "xin", "hỏi", "phê", "thẩm", "chấp", "xác", "đăng",
     "kiến", "phản", "mời", "tham", "giải", "báo", "yêu")
)  # fmt: skip
# After a count these say that it looks back or is a duration: no deadline.
NOT_A_COUNT = (
    "qua", "gần đây", "trở lại đây", "trở về trước", "liên tục", "liên tiếp", "vừa qua",
    "một lần", "đầu", "cuối", "tuổi",
)  # fmt: skip

# The days of a recurring deadline within its period.
FIRST_MONTH = ("tháng đầu [tiên] [của]", "tháng thứ nhất [của]")
LAST_MONTH = ("tháng cuối [cùng] [của]", "tháng kết thúc [của]")
PERIOD_HEADS = ("kỳ báo cáo", "kỳ", "kì báo cáo", "mỗi kỳ", "mỗi kỳ báo cáo")
NEXT = ("sau", "kế tiếp", "tiếp theo", "liền kề", "liền kề sau", "sau liền kề", "kế tiếp sau", "tiếp sau")
OF_REPORTED_YEAR = ("của năm báo cáo", "năm báo cáo", "của kỳ báo cáo", "sau năm báo cáo")
FIRST_DAY = ("ngày đầu [tiên]", "ngày mùng/mồng một", "ngày làm việc đầu [tiên]")
LAST_DAY = ("ngày cuối [cùng]", "ngày làm việc cuối [cùng]", "ngày cuối cùng")
