"""What the command line is, and what each of its verbs does, in a line."""

from collections.abc import Mapping

PROGRAM = "Nhắc Việc: đọc văn bản chỉ đạo, giữ hạn, nhắc đơn vị, nhận trả lời qua tin nhắn."

HELP: Mapping[str, str] = {
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
    "settings show": "Xem các quy định đang dùng.",
    "settings set": "Đổi một quy định, có hiệu lực ngay.",
    "days": "Ngày nghỉ, ngày làm bù riêng của cơ quan.",
    "days show": "Xem các ngày đã đặt.",
    "days off": "Đặt một ngày nghỉ.",
    "days worked": "Đặt một ngày làm bù.",
    "days forget": "Bỏ quy định riêng của một ngày.",
    "check": "Kiểm tra cấu hình, cơ sở dữ liệu, bộ đọc và kết nối.",
}
