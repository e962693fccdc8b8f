"""What the command line is, what its verbs do, each in a line, what they take, and what is typed wrong."""

from collections.abc import Mapping, Sequence

PROGRAM = "Nhắc Việc: đọc văn bản chỉ đạo, giữ hạn, nhắc đơn vị, nhận trả lời qua tin nhắn."

HELP: Mapping[str, str] = {
    "init": "Cài lần đầu: vài câu hỏi, mẫu danh mục để điền, mã liên kết cho người đầu tiên của Văn phòng.",
    "run": "Chạy dịch vụ; chưa có mã bot thì chạy bản dùng thử trên máy này.",
    "read": "Đọc văn bản và in nhiệm vụ, đơn vị, thời hạn tìm thấy; không lưu gì.",
    "import": "Đưa văn bản vào để Văn phòng soát trong hội thoại.",
    "units": "Danh mục đơn vị.",
    "units import": "Nhập danh mục đơn vị từ tệp CSV hoặc XLSX.",
    "people": "Danh mục cán bộ.",
    "people import": "Nhập danh mục cán bộ từ tệp CSV hoặc XLSX.",
    "invite": "Cấp mã liên kết dùng một lần cho một cán bộ.",
    "export": "Xuất bảng theo dõi nhiệm vụ ra tệp XLSX.",
    "when": "Cho biết một cụm từ chỉ thời gian là ngày, giờ nào.",
    "understand": "Cho biết bot hiểu một tin nhắn thế nào; không làm và không lưu gì.",
    "eval": "Đo độ đúng của bộ đọc trên các văn bản đã gán nhãn.",
    "settings": "Quy định nhắc của cơ quan.",
    "people prefer": "Chọn ứng dụng nhắn tin được dùng trước khi gửi cho một cán bộ: telegram, zalo.",
    "people list": "Xem cán bộ, vai trò và tài khoản đã liên kết.",
    "people unlink": "Hủy liên kết của một cán bộ, hỏi trước: mọi tài khoản, một ứng dụng, hay tài khoản cũ.",
    "people leave": "Đưa người đã nghỉ ra khỏi danh mục, cho xem hệ quả và hỏi trước; việc ở lại đơn vị.",
    "people forget": "Xóa dữ liệu cá nhân của người đã nghỉ, hỏi trước; hồ sơ công việc giữ dưới mã.",
    "settings show": "Xem các quy định đang dùng.",
    "settings set": "Đổi một quy định, có hiệu lực ngay.",
    "days": "Ngày nghỉ, ngày làm bù riêng của cơ quan.",
    "days show": "Xem ngày nghỉ, ngày làm bù: của riêng cơ quan, và sắp tới của cả nước.",
    "days off": "Đặt một ngày nghỉ.",
    "days worked": "Đặt một ngày làm bù.",
    "days forget": "Bỏ quy định riêng của một ngày.",
    "backup": "Sao lưu mọi dữ liệu vào một tệp rồi mở lại kiểm tra; dịch vụ cứ chạy.",
    "restore": "Phục hồi từ một tệp sao lưu; dữ liệu đang có được chuyển sang bên, không xóa.",
    "move": "Chuyển dữ liệu sang cơ sở dữ liệu khác (SQLite, PostgreSQL), đối chiếu từng dòng, khóa nơi cũ.",
    "tidy": "Dọn những gì hết thời hạn lưu (tin đã xử lý, tệp không còn dùng); mỗi đêm tự làm một lần.",
    "moved": "Xác nhận thư mục dữ liệu đã chuyển hẳn đến đây, nơi cũ không còn chạy.",
    "health": "Cho biết dịch vụ có khỏe không: hàng đợi, lần cuối nhận tin, lập tin nhắc, sao lưu, dọn.",
    "check": "Kiểm tra cấu hình, cơ sở dữ liệu, bộ đọc và kết nối.",
}

OPTIONS: Mapping[str, str] = {
    "files": "Các tệp văn bản.",
    "file": "Tệp danh mục.",
    "registry": "Tệp danh mục XLSX hai trang Đơn vị, Cán bộ; chưa có thì mẫu được ghi ra đó (danh-muc.xlsx).",
    "out": "Tệp XLSX sẽ ghi.",
    "json": "In JSON thay cho bảng.",
    "phrase": "Cụm từ, ví dụ “thứ sáu tuần sau”.",
    "now": "Thời điểm tính từ đó (ISO 8601); bỏ trống là lúc này.",
    "jsonl": "Đọc mỗi dòng một đối tượng JSON từ đầu vào chuẩn, in mỗi dòng một kết quả.",
    "text": "Tin nhắn, ví dụ “xong 12 ạ”.",
    "role": "Người nhắn là ai: head, deputy, staff, office, director.",
    "unit": "Mã đơn vị của người nhắn.",
    "reply_to": "Tin trả lời tin nào: số nhiệm vụ trong tin được trả lời.",
    "review": "Số nháp của bản soát đang mở.",
    "after": "Tin nhắn trước đó của cùng người.",
    "units_file": "Danh mục đơn vị (CSV, XLSX) thay cho cơ sở dữ liệu.",
    "people_file": "Danh mục cán bộ (CSV, XLSX) thay cho cơ sở dữ liệu.",
    "why": "In vì sao mỗi mốc thời gian là hạn hoặc không, và vì sao giao cho ai.",
    "own_units": "Danh mục đơn vị của cơ quan (CSV, XLSX), để nhận ra tên đơn vị trong văn bản.",
    "received": "Ngày nhận văn bản (năm-tháng-ngày), để tính hạn kể từ ngày nhận.",
    "code": "Mã cán bộ, ví dụ CB009.",
    "channel": "Ứng dụng nhắn tin: telegram hoặc zalo.",
    "of_channel": "Chỉ của một ứng dụng, telegram hoặc zalo; bỏ trống là mọi tài khoản.",
    "old": "Chỉ hủy tài khoản cũ, giữ tài khoản liên kết sau cùng.",
    "yes": "Làm ngay, không hỏi lại (dùng trong kịch bản).",
    "key": "Tên quy định, ví dụ days_before.",
    "value": "Giá trị mới, ví dụ 5,2,0 hoặc 07:30.",
    "backups": "Thư mục ghi bản sao; bỏ trống là NHACVIEC_BACKUPS.",
    "head": "Mã cuối của nhật ký mà Văn phòng đã được nhắn, để đối chiếu.",
    "dry_run": "Chỉ cho biết sẽ dọn gì, không làm.",
    "archive": "Tệp sao lưu (.zip).",
    "target": "Địa chỉ PostgreSQL (postgresql://...) hoặc tệp SQLite mới, còn trống.",
    "day": "Ngày, dạng năm-tháng-ngày.",
    "day_name": "Tên gọi, ví dụ “Ngày truyền thống của ngành”.",
    "labels": "Thư mục nhãn (JSON), mỗi văn bản một tệp.",
    "documents": "Thư mục văn bản, trùng tên với nhãn.",
}

NAMES: Mapping[str, str] = {
    "files": "TỆP",
    "file": "TỆP",
    "phrase": "CỤM_TỪ",
    "text": "TIN_NHẮN",
    "code": "MÃ",
    "labels": "THƯ_MỤC_NHÃN",
    "documents": "THƯ_MỤC_VĂN_BẢN",
    "key": "QUY_ĐỊNH",
    "channel": "ỨNG_DỤNG",
    "value": "GIÁ_TRỊ",
    "day": "NGÀY",
    "name": "TÊN",
    "folder": "THƯ_MỤC",
    "archive": "TỆP",
    "target": "NƠI_MỚI",
}

VALUES: Mapping[str, str] = {
    "FILE": "TỆP",
    "CODE": "MÃ",
    "ISO": "THỜI_ĐIỂM",
    "N": "SỐ",
    "TEXT": "CHỮ",
    "ROLE": "VAI_TRÒ",
    "YYYY-MM-DD": "NĂM-THÁNG-NGÀY",
}
"""What stands behind an option."""


def name_of(parameter: str, *, several: bool) -> str:
    """What a value on the command line is called: "TỆP", and "TỆP..." where there may be several."""
    name = NAMES.get(parameter, parameter.upper())
    return f"{name}..." if several else name


def meaning_of(meaning: str, *, required: bool) -> str:
    """What a value means, and that it may be left out, unless that is said already."""
    return meaning if required or "bỏ trống" in meaning else f"{meaning} Có thể bỏ trống."


def missing(name: str) -> str:
    """A value that the command cannot do without."""
    return f"Lệnh còn thiếu {name}."


def no_such_option(name: str, near: Sequence[str]) -> str:
    """An option that the command does not have."""
    likely = f" Gần giống: {', '.join(near)}." if near else ""
    return f"Không có tùy chọn {name}.{likely}"


def bad_option(name: str) -> str:
    """An option without its value, or with one that it does not take."""
    return f"Tùy chọn {name} chưa dùng đúng cách."


def no_such_command(name: str, known: Sequence[str]) -> str:
    """A command that the program does not have."""
    return f"Không có lệnh {name}. Các lệnh: {', '.join(known)}."


def wrong() -> str:
    """Something else, mostly a value too many."""
    return "Lệnh chưa đúng cách, có thể thừa một giá trị."


def see_help(command: str) -> str:
    """Where to read on."""
    return f"Xem cách dùng: {command} --help"
