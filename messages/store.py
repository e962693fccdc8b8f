"""What is wrong with the database, in one sentence each."""

from collections.abc import Mapping

_SENTENCES: Mapping[str, str] = {
    "bad_url": "Địa chỉ cơ sở dữ liệu (NHACVIEC_DATABASE) không đúng dạng.",
    "folder_missing": "Không có thư mục {folder} để giữ cơ sở dữ liệu; đề nghị tạo thư mục rồi chạy lại.",
    "is_a_folder": "{path} là thư mục, không phải tệp cơ sở dữ liệu.",
    "read_only": "Không ghi được vào cơ sở dữ liệu {path}; đề nghị kiểm tra quyền ghi của tệp và thư mục.",
    "locked": "Cơ sở dữ liệu {path} đang bị chương trình khác khóa; chưa ghi gì, đề nghị thử lại.",
    "disk_full": "Đĩa chứa {path} đã đầy; chưa ghi gì, đề nghị giải phóng dung lượng rồi chạy lại.",
    "not_a_database": "Tệp {path} không phải cơ sở dữ liệu của Nhắc Việc; tệp được giữ nguyên.",
    "another_database": "Cơ sở dữ liệu {path} là của chương trình khác; không ghi gì vào đó.",
    "damaged": "Cơ sở dữ liệu {path} bị hỏng; tệp được giữ nguyên, đề nghị khôi phục từ bản sao lưu.",
    "emptied": (
        "Nơi giữ cơ sở dữ liệu {path} trước đây có dữ liệu, nay không còn hoặc trống; chưa tạo gì mới, đề "
        "nghị khôi phục từ bản sao lưu, hoặc nếu muốn bắt đầu lại từ đầu thì xóa tệp {mark} rồi chạy lại."
    ),
    "vanished": (
        "Cơ sở dữ liệu {path} đã bị xóa, bị thay hoặc bị làm trống trong khi chương trình đang chạy; chương "
        "trình đã dừng và không ghi nhận gì thêm, đề nghị khôi phục từ bản sao lưu rồi chạy lại."
    ),
    "copy_failed": (
        "Chưa sao chép được cơ sở dữ liệu {path} trước khi nâng cấp nên chưa đổi gì; đề nghị kiểm tra dung "
        "lượng đĩa và quyền ghi của thư mục."
    ),
    "newer": "Cơ sở dữ liệu {path} do phiên bản mới hơn tạo; đề nghị cập nhật chương trình.",
    "unreachable": "Không kết nối được cơ sở dữ liệu {path}.",
    "driver_missing": 'Chưa có thư viện nối máy chủ cơ sở dữ liệu; đề nghị cài phần "postgresql" của gói.',
    "cannot_open": "Không mở được cơ sở dữ liệu {path}.",
}

CODES = frozenset(_SENTENCES)


def store_error(code: str, params: Mapping[str, str]) -> str:
    """The sentence for a code of the store; ends with a full stop."""
    filled = {"path": "", "folder": "", "mark": "", **params}
    return _SENTENCES.get(code, _SENTENCES["cannot_open"]).format_map(filled)
