"""Why a file gave no text, in one sentence each; and what is to be known of one that did."""

from collections.abc import Mapping

from directives.extract import MAX_DOCUMENTS

_PROBLEMS: Mapping[str, str] = {
    "empty": "Tệp {name} trống, không có gì để đọc.",
    "unreadable": "Không đọc được tệp {name}: tệp bị hỏng hoặc không đúng định dạng.",
    "unknown_kind": "Tệp {name} không phải loại văn bản đọc được (PDF, DOCX, DOC, HTML, TXT, MD, ZIP, ảnh).",
    "too_large": "Tệp {name} quá lớn (tối đa 20 MB); đề nghị tách hoặc nén lại.",
    "too_many_pages": "Tệp {name} có quá nhiều trang để đọc; đề nghị tách tệp.",
    "too_many_entries": (
        "Tệp nén {name} có quá nhiều tệp bên trong (tối đa {limit}); đề nghị chia thành nhiều tệp nén."
    ),
    "bomb": "Tệp {name} bị từ chối vì nội dung nén bất thường.",
    "encrypted": "Tệp {name} có mật khẩu nên không đọc được; đề nghị gửi bản không đặt mật khẩu.",
    "no_text": "Không thấy chữ nào trong tệp {name}.",
    "needs_tesseract": "Tệp {name} là bản chụp; máy chủ cần cài tesseract-ocr và tesseract-ocr-vie để đọc.",
    "needs_libreoffice": "Tệp {name} dạng DOC cũ; đề nghị lưu thành DOCX, hoặc cài LibreOffice trên máy chủ.",
    "gave_up": "Tệp {name} đọc quá lâu hoặc quá nặng nên đã dừng; đề nghị gửi bản khác.",
    "failed": (
        "Chưa phân tích được tệp {name} vì chương trình gặp lỗi; cán bộ công nghệ thông tin xem chỗ lỗi "
        "trong nhật ký của Hệ thống (reading_failed)."
    ),
    "archive": "Tệp {name} là tệp nén; đề nghị giải nén rồi gửi từng tệp.",
    "not_fetched": "Chưa tải được tệp {name} từ máy chủ nhắn tin; đề nghị gửi lại.",
    "not_found": "Không tìm thấy tệp {name}.",
    "secret": "Tệp bị từ chối vì có dấu hiệu bí mật nhà nước; không lưu lại gì.",
    "doubt": (
        "Tệp {name} có chữ giống dấu chỉ độ mật. Nếu chắc chắn không phải tài liệu mật, "
        "đề nghị gửi lại tệp kèm dòng chữ: không mật."
    ),
}

_NOTES: Mapping[str, str] = {
    "recognised": "Chữ được nhận dạng từ bản chụp, đề nghị đối chiếu với bản gốc.",
    "pictures_unread": (
        "Có hình (con dấu, chữ chụp) chưa đọc được vì máy chủ chưa cài tesseract-ocr; "
        "đề nghị tự kiểm tra dấu chỉ độ mật."
    ),
    "pages_without_text": "Có trang không đọc được chữ.",
    "legacy_encoding": "Văn bản dùng bảng mã cũ đã được chuyển sang Unicode.",
}

CODES = frozenset(_PROBLEMS)
NOTES = frozenset(_NOTES)


def problem(code: str, name: str, params: Mapping[str, str | int] | None = None) -> str:
    """Why nothing came of the file; `name` is its shown name."""
    sentence = _PROBLEMS.get(code, _PROBLEMS["unreadable"])
    return " ".join(sentence.format_map({"limit": MAX_DOCUMENTS, **(params or {}), "name": name}).split())


def scanning(pages: int, *, zipped: bool) -> str:
    """Recognising a scan has begun. No name: the gate has not seen the pages yet, and this is kept."""
    what = "Trong tệp nén vừa gửi có bản chụp" if zipped else "Tệp vừa gửi là bản chụp"
    return f"{what}, {pages} trang; Hệ thống đang nhận dạng chữ, xin chờ."


def note(code: str) -> str:
    """What is to be known of a file that was read."""
    return _NOTES[code]


def archive(name: str, documents: int, refused: int) -> str:
    """A ZIP was taken apart. Refused are files that bear a mark of secrecy, whose names are not repeated."""
    told = f"Tệp nén {name} có {documents} văn bản."
    if refused:
        told += (
            f" Ngoài ra {refused} tệp trong đó bị từ chối vì có dấu hiệu bí mật nhà nước, không lưu lại gì; "
            "đề nghị xóa tin nhắn này và xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
        )
    return " ".join(told.split())
