"""The office in another database: what the command line says of it."""

from collections.abc import Mapping

TITLE = "Đang chuyển dữ liệu"
_PROBLEMS: Mapping[str, str] = {
    "no_place": (
        "{path} không phải là nơi chuyển đến: đề nghị nêu địa chỉ cơ sở dữ liệu (postgresql://…) hoặc "
        "đường dẫn đến tệp có đuôi, ví dụ moi/nhacviec.db. Chưa chuyển gì."
    ),
    "other_kind": (
        "{path} không phải địa chỉ cơ sở dữ liệu dùng được: đề nghị nêu postgresql://tài-khoản@máy-chủ/tên "
        "hoặc đường dẫn đến tệp, ví dụ moi/nhacviec.db. Chưa chuyển gì."
    ),
    "same": "Dữ liệu đang ở chính {path}, không có gì để chuyển.",
    "target_in_use": "Cơ sở dữ liệu {path} đã có dữ liệu nên không chuyển vào đó. Đề nghị nêu nơi còn trống.",
    "not_sound": (
        "Nhật ký trong {path} không còn nguyên vẹn nên chưa chuyển gì. Đề nghị chạy `nhacviec check` và giữ "
        "nguyên dữ liệu để kiểm tra."
    ),
    "not_taken": "Cơ sở dữ liệu {path} không nhận dữ liệu; chưa chuyển gì, dữ liệu vẫn ở nơi cũ.",
    "differs": (
        "Bản vừa chép sang {path} không đúng với bản chính (bảng {table}) nên đã bỏ; dữ liệu vẫn ở nơi cũ."
    ),
}


def problem(code: str, params: Mapping[str, str]) -> str:
    """Why the office could not be moved."""
    return _PROBLEMS[code].format_map(params)


def moved(to: str, rows: int, events: int, aside: str | None) -> str:
    """The office is in the other database, and what is left to do by hand."""
    kept = f"Cơ sở dữ liệu cũ được giữ ở {aside}" if aside else "Cơ sở dữ liệu cũ vẫn còn"
    return (
        f"Đã chuyển dữ liệu sang {to}: {rows} dòng, đã đối chiếu từng dòng và {events} "
        f"sự kiện của nhật ký.\n{kept} và đã khóa: chương trình không chạy trên đó nữa.\n"
        "Việc còn lại: đặt NHACVIEC_DATABASE là nơi mới (kèm mật khẩu nếu có) rồi chạy lại dịch vụ."
    )
