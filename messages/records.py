"""The office's records kept safe: backups, another database, whether the record can be trusted."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from messages import vi
from messages.lines import message
from messages.text import Message

# Backups: what the command line says of them, and what the office is told.

_PROBLEMS: Mapping[str, str] = {
    "folder_missing": "Không có thư mục {folder}.",
    "cannot_write": "Không ghi được {path}. Đề nghị kiểm tra đĩa và quyền ghi.",
    "not_sound": "Bản sao {path} vừa ghi không đúng với bản chính nên đã bỏ. Đề nghị chạy `nhacviec check`.",
    "no_archive": "{path} không phải một bản sao lưu của Nhắc Việc.",
    "damaged": "Bản sao lưu {path} đã hỏng hoặc bị sửa. Chưa thay đổi gì.",
    "newer": "Bản sao lưu {path} do phiên bản mới hơn ghi (bước {revision}). Đề nghị nâng cấp chương trình.",
    "target_in_use": (
        "Cơ sở dữ liệu {path} đã có dữ liệu. Đề nghị đặt NHACVIEC_DATABASE là một cơ sở dữ liệu trống."
    ),
    "nowhere": "Chưa biết sao lưu vào đâu: đề nghị nêu thư mục, hoặc đặt NHACVIEC_BACKUPS.",
    "in_use": "Một máy khác đang chạy Nhắc Việc trên {path}. Đề nghị dừng rồi làm lại.",
    "folder_in_use": "Nhắc Việc đang chạy trên thư mục {folder}. Đề nghị dừng rồi làm lại.",
}


def problem(code: str, params: Mapping[str, str]) -> str:
    """Why a backup could not be made or restored."""
    return _PROBLEMS[code].format_map(params)


def made(path: str, files: int, events: int, missing: int) -> str:
    """A backup has been written and found sound."""
    lost = f"\nCó {missing} tệp được nhắc đến mà không còn trong thư mục dữ liệu." if missing else ""
    return f"Đã sao lưu vào {path} ({events} sự kiện, {files} tệp), đã mở lại và kiểm tra.{lost}"


def restored(of: datetime, events: int, files: int, aside: str | None) -> str:
    """A backup has been put in place."""
    kept = f"\nDữ liệu trước đó được giữ ở {aside}." if aside else ""
    return (
        f"Đã phục hồi bản sao lưu lúc {vi.moment(of)} ({events} sự kiện, {files} tệp).{kept}\n"
        "Khi chạy lại, Văn phòng sẽ được báo rằng những gì sau lúc đó cần ghi lại."
    )


def kept_out(codes: Sequence[str], forgotten: Sequence[str] = ()) -> str:
    """Who had been put out after the copy was made and stays out, and whose data were erased once more."""
    lines = ["Không ai nghỉ, không tài khoản nào bị đóng sau lúc sao lưu."]
    if codes:
        lines = [f"Đã nghỉ hoặc bị đóng tài khoản sau lúc sao lưu, nay vẫn đóng: {', '.join(codes)}."]
    if forgotten:
        lines.append(f"Đã xóa dữ liệu cá nhân sau lúc sao lưu, nay xóa lại: {', '.join(forgotten)}.")
    return "\n".join(lines)


def put_out_unknown() -> str:
    """The state before cannot be asked who was put out after the copy was made."""
    return (
        "Không đọc được dữ liệu trước đó nên chưa biết ai đã nghỉ sau lúc sao lưu: người ấy còn liên kết như "
        "lúc sao lưu. Đề nghị chạy lại nhacviec people leave MÃ, people unlink MÃ, people forget MÃ."
    )


def told_office(of: datetime, put_out: Sequence[str] = (), *, known: bool = True) -> Message:
    """To the office, after a restoring: what came after the copy is gone, who stays out, if that is known."""
    more = []
    if put_out:
        more = [f"Đã nghỉ hoặc bị đóng tài khoản sau lúc đó, nay vẫn đóng: {', '.join(put_out)}."]
    elif not known:
        more = [
            "Ai nghỉ sau lúc đó thì nay lại còn liên kết: đề nghị gõ lại «(mã) nghỉ việc», "
            "«hủy liên kết (mã)»."
        ]
    return message(
        f"Dữ liệu đã được phục hồi từ bản sao lưu lúc {vi.moment(of)}. Những gì giao, báo cáo, xác nhận sau "
        "lúc đó không còn trong Hệ thống: đề nghị Văn phòng đối chiếu và nhờ đơn vị gửi lại. Tin nào có thể "
        "đã được gửi từ trước sẽ có ghi chú.",
        *more,
    )


def told_old(last: datetime | None) -> Message:
    """To the office: the last good backup is old, or there is none."""
    when = f"bản tốt gần nhất từ lúc {vi.moment(last)}" if last is not None else "chưa có bản nào"
    return message(
        f"Sao lưu hằng đêm đang không thực hiện được ({when}). Đề nghị báo cán bộ công nghệ thông tin kiểm "
        "tra thư mục sao lưu và chạy `nhacviec backup`."
    )


def checked(folder: str | None, last: datetime | None) -> str:
    """For `nhacviec check`: when the last backup was made."""
    if folder is None:
        return "Sao lưu: chưa đặt NHACVIEC_BACKUPS, không có bản sao nào được làm hằng đêm"
    return f"Sao lưu: {folder}, " + (
        f"gần nhất lúc {vi.moment(last)}" if last is not None else "chưa có bản nào"
    )


# The office in another database: what the command line says of it.

TITLE = "Đang chuyển dữ liệu"
_CANNOT_MOVE: Mapping[str, str] = {
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


def cannot_move(code: str, params: Mapping[str, str]) -> str:
    """Why the office could not be moved."""
    return _CANNOT_MOVE[code].format_map(params)


def moved(to: str, rows: int, events: int, aside: str | None) -> str:
    """The office is in the other database, and what is left to do by hand."""
    kept = f"Cơ sở dữ liệu cũ được giữ ở {aside}" if aside else "Cơ sở dữ liệu cũ vẫn còn"
    return (
        f"Đã chuyển dữ liệu sang {to}: {rows} dòng, đã đối chiếu từng dòng và {events} "
        f"sự kiện của nhật ký.\n{kept} và đã khóa: chương trình không chạy trên đó nữa.\n"
        "Việc còn lại: đặt NHACVIEC_DATABASE là nơi mới (kèm mật khẩu nếu có) rồi chạy lại dịch vụ."
    )


# Whether the record can be trusted: what `nhacviec check` finds, and what the office is told.

_TABLES: Mapping[str, str] = {
    "unit": "đơn vị",
    "person": "cán bộ",
    "role": "vai trò",
    "address": "liên kết",
    "invite": "mã mời",
    "holiday": "ngày nghỉ",
    "setting": "quy định",
    "doubt": "quyết định về nội dung nghi mật",
    "directive": "văn bản",
    "directive_file": "tệp văn bản",
    "review": "bản soát",
    "draft": "nháp",
    "task": "việc",
    "occurrence": "kỳ của việc",
    "assignment": "phần giao",
    "report": "báo cáo",
    "evidence": "tệp kết quả",
    "extension": "yêu cầu gia hạn",
    "remark": "ý kiến",
    "groupchat": "nhóm",
    "event": "nhật ký",
}
"""What a row of each table of the record is called."""

_MOST_NAMED = 10


def agrees() -> str:
    """Every row is what the record of events says."""
    return "Dữ liệu: khớp với nhật ký"


def bent(how: str, rows: Sequence[tuple[str, str]]) -> str:
    """Rows that were changed, added or removed by another hand; a row by its table and key."""
    named = ", ".join(f"{_TABLES.get(table, table)} {key}" for table, key in rows[:_MOST_NAMED])
    more = f" và {len(rows) - _MOST_NAMED} bản ghi khác" if len(rows) > _MOST_NAMED else ""
    if how == "underived":
        return f"DỮ LIỆU KHÔNG CÓ SỰ KIỆN NÀO TRONG NHẬT KÝ NÓI VÌ SAO: {named}{more}."
    said = {"changed": "BỊ SỬA", "added": "BỊ THÊM", "removed": "BỊ XÓA"}[how]
    return f"DỮ LIỆU {said} NGOÀI CHƯƠNG TRÌNH: {named}{more}."


def unreadable(tables: Sequence[str]) -> str:
    """Tables that hold what the program never writes."""
    named = ", ".join(_TABLES.get(table, table) for table in tables)
    return f"DỮ LIỆU BỊ SỬA NGOÀI CHƯƠNG TRÌNH: có giá trị không đọc được trong bảng {named}."


def miscounted(tables: Sequence[str]) -> str:
    """Tables of what is counted ahead that a plain count contradicts."""
    return f"SỐ ĐẾM SẴN BỊ SỬA NGOÀI CHƯƠNG TRÌNH: bảng {', '.join(tables)} không khớp với các việc đã ghi."


def unguarded() -> str:
    """The triggers that keep the record are not as they were made."""
    return "CHỐT BẢO VỆ NHẬT KÝ TRONG CƠ SỞ DỮ LIỆU ĐÃ BỊ GỠ HOẶC SỬA."


def met(moments: Sequence[datetime]) -> str:
    """The program met changes by another hand, or a record that had been cut."""
    return (
        f"NHẬT KÝ GHI {len(moments)} LẦN DỮ LIỆU BỊ THAY ĐỔI NGOÀI CHƯƠNG TRÌNH, gần nhất được phát hiện lúc "
        f"{vi.moment(moments[-1])}."
    )


def keep_it() -> str:
    """What to do then."""
    return (
        "Đề nghị giữ nguyên tệp để kiểm tra; cần thì phục hồi bản sao lưu trước đó bằng `nhacviec restore`."
    )


def code(given: str, *, known: bool) -> str:
    """Whether a code of the record's end that was told once is in it."""
    if known:
        return f"Mã {given}: có trong nhật ký."
    return f"MÃ {given} KHÔNG CÓ TRONG NHẬT KÝ: nhật ký đã bị cắt, bị làm lại, hoặc mã chép sai."


def told_of_foreign(moments: Sequence[datetime]) -> Message:
    """To the office: the data was changed, and not by the program."""
    return message(
        f"Lúc {vi.moment(moments[-1])}, Hệ thống phát hiện dữ liệu bị thay đổi ngoài chương trình. Số liệu "
        "liên quan có thể không còn đúng. Đề nghị báo cán bộ công nghệ thông tin chạy `nhacviec check` để "
        "biết là những bản ghi nào."
    )
