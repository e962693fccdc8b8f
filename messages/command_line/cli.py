"""What the command line says: help, results and errors, and what `nhacviec check` finds."""

from collections.abc import Mapping, Sequence

from messages import vi
from messages.command_line.verbs import HELP as HELP
from messages.command_line.verbs import OPTIONS as OPTIONS
from messages.command_line.verbs import PROGRAM as PROGRAM

FAULTS: Mapping[str, str] = {
    "missing": "thiếu giá trị",
    "unreadable": "không đọc được tệp",
    "not_loopback": "chỉ dùng với máy chủ thử trên máy này",
    "no_web": "thiếu thư viện, đề nghị cài phần `web`",
    "int_parsing": "phải là một số",
    "greater_than_equal": "số quá nhỏ",
    "less_than_equal": "số quá lớn",
    "token_form": "mã bot phải có dạng SỐ:CHUỖI, chép nguyên văn như được cấp",
    "value_error": "giá trị không dùng được",
    "unknown": "không có thiết lập này, đề nghị xem lại tên trong tệp .env",
}
_EXAMPLES: Mapping[str, str] = {
    "_API": "http://127.0.0.1:8081",
    "PROXY": "http://10.0.0.1:3128",
    "WEB_URL": "https://nhacviec.donvi.gov.vn",
    "WEB_PORT": "8443",
    "PORT": "8080",
    "CLOCK_START": "2026-11-18T09:00+07:00",
    "PATIENCE": "60",
    "LOG_LEVEL": "warning",
    "_TOKEN": "123456789:AAE…",
}
"""By how the setting's name ends, the first that fits."""
_UNMENDED_BY_VALUE = frozenset({"missing", "unreadable", "not_loopback", "no_web", "unknown"})
_SHOWN = 16
USAGE = "Cách gõ: "
ARGUMENTS_HEADING = "Nêu"
OPTIONS_HEADING = "Tùy chọn"
COMMANDS_HEADING = "Các lệnh"
ANY_OPTION = "[TÙY CHỌN]"
ANY_COMMAND = "LỆNH ..."
HELP_OPTION = "Hiện phần hướng dẫn này."
EXPORTING = "Đang lập bảng"
CHECKING = "Đang đối chiếu"


def bad_config(faults: tuple[tuple[str, str], ...]) -> str:
    """One sentence that names every setting that cannot be used."""
    named = "; ".join(
        f"{name}: {FAULTS.get(code, FAULTS['value_error'])}{_example_of(name, code)}" for name, code in faults
    )
    return f"Cấu hình chưa dùng được ({named})."


def _example_of(name: str, code: str) -> str:
    shown = next((value for ending, value in _EXAMPLES.items() if name.endswith(ending)), "")
    return f", ví dụ {shown}" if shown and code not in _UNMENDED_BY_VALUE else ""


def version(number: str) -> str:
    """Which version of the program it is."""
    return f"Nhắc Việc {number}"


def no_such_file(name: str) -> str:
    """A file that is not there."""
    return f"Không tìm thấy tệp {name}."


def no_such_folder(name: str) -> str:
    """A folder that is not there."""
    return f"Không có thư mục {name}."


def office_without_token(database: str) -> str:
    """An office has been set up, and there is no token: the demonstration is not meant."""
    return (
        f"Đã có dữ liệu của cơ quan ({database}) nhưng chưa có mã bot: đề nghị đặt "
        "NHACVIEC_TELEGRAM_TOKEN hoặc NHACVIEC_ZALO_TOKEN trong tệp .env; "
        "muốn xem bản dùng thử thì đặt NHACVIEC_DATA là thư mục khác."
    )


def no_demo() -> str:
    """There is no token, and what the demonstration needs is not installed."""
    return (
        "Bản dùng thử và đồng hồ chỉnh được cần thêm thư viện: đề nghị chạy `make setup` (hoặc cài gói với "
        "phần `demo`), hay đặt NHACVIEC_TELEGRAM_TOKEN để chạy dịch vụ."
    )


def demo_ready(address: str, samples: str) -> str:
    """The demonstration is up."""
    return (
        "Bản dùng thử đang chạy (chưa có mã bot Telegram hay Zalo, mọi tin nhắn chỉ ở trên máy này).\n"
        f"Mở trang hội thoại: {address}\n"
        "Một nửa số trưởng đơn vị dùng Zalo (không có nút, gõ số để chọn), còn lại dùng Telegram.\n"
        f"Văn bản mẫu để gửi cho bot: {samples}\n"
        "Dữ liệu dùng thử được tạo mới mỗi lần chạy. Nhấn Ctrl+C để dừng."
    )


def service_ready(bots: Sequence[str], database: str, engine: str) -> str:
    """The service is up."""
    named = ", ".join(map(bot_named, bots))
    return f"Nhắc Việc đang chạy với bot {named}; dữ liệu: {database} ({engine}). Nhấn Ctrl+C để dừng."


def service_waiting(channels: Sequence[str], database: str) -> str:
    """The service is up, and its messengers are not reached yet."""
    where = ", ".join(vi.messenger(channel) for channel in channels)
    return (
        f"Nhắc Việc đang chạy; dữ liệu: {database}. Chưa kết nối được {where}, bot sẽ tự thử lại và không "
        "mất tin nhắn nào. Nhấn Ctrl+C để dừng."
    )


def copied(where: str) -> str:
    """The database was last at work in another place."""
    return (
        f"Dữ liệu ở {where} được chép từ nơi khác nên chưa chạy, để không gửi trùng tin nhắc. Nếu đã chuyển "
        "hẳn đến đây và nơi cũ không còn chạy, gõ `nhacviec moved` rồi chạy lại."
    )


def at_home(where: str) -> str:
    """The database is at home where it now lies."""
    return f"Đã ghi nhận: dữ liệu của cơ quan nay ở {where}."


def standing_by(where: str) -> str:
    """Another machine works on the same database."""
    return (
        f"Một máy khác đang chạy trên {where}; máy này chờ và tự chạy thay khi máy đó dừng. "
        "Nhấn Ctrl+C để thôi."
    )


def stopped() -> str:
    """The service has ended in good order."""
    return "Đã dừng."


def bad_token(channel: str) -> str:
    """The messenger does not know the token."""
    name, setting = vi.messenger(channel), f"NHACVIEC_{channel.upper()}_TOKEN"
    return f"{name} không nhận mã bot ({setting}). Đề nghị kiểm tra lại mã được cấp khi tạo bot."


def token_shared(channel: str) -> str:
    """Another program uses the token, and this one leaves it to the other."""
    name = vi.messenger(channel)
    return (
        f"Có chương trình khác đang chạy cùng mã bot {name}, nên chương trình này dừng để không ai bị nhắn "
        "hai lần. Đề nghị chỉ chạy ở một nơi; muốn chạy ở đây thì dừng chương trình kia trước."
    )


def port_in_use(port: int, setting: str = "NHACVIEC_PORT") -> str:
    """The port of the demonstration, or of the movable clock, is taken."""
    return f"Cổng {port} đang có chương trình khác dùng. Đề nghị đặt {setting} bằng một cổng khác."


def demo_ended() -> str:
    """The demonstration's server went away in the middle."""
    return "Trang dùng thử đã dừng giữa chừng. Đề nghị chạy lại."


def sandbox_failed(reason: str) -> str:
    """The demonstration's server did not start."""
    return f"Không khởi động được trang dùng thử: {reason}"


def invited(name: str, code: str, link: str, until: str) -> str:
    """A one-time code, told once."""
    through = f"\nĐường dẫn mở sẵn: {link}" if link else ""
    return f"Mã liên kết của {name}: {code} (dùng một lần, đến {until}).{through}"


def no_such_person(code: str) -> str:
    """A code that the registry does not have."""
    return f"Không có cán bộ mã {code} trong danh mục."


def exported(path: str, rows: int) -> str:
    """The workbook was written."""
    return f"Đã ghi {rows} dòng vào {path}."


def not_xlsx(name: str) -> str:
    """The name of the file to write does not say XLSX."""
    return f"Tên tệp {name} phải kết thúc bằng .xlsx."


def cannot_write(path: str) -> str:
    """The file cannot be written there."""
    return f"Không ghi được tệp {path}. Đề nghị kiểm tra thư mục và quyền ghi."


def bad_date(given: str) -> str:
    """A date that is none."""
    return f"“{given}” không phải ngày dạng năm-tháng-ngày, ví dụ 2027-01-04."


def bad_moment(given: str) -> str:
    """A moment that is none."""
    return f"“{given}” không phải thời điểm dạng ISO 8601, ví dụ 2026-11-18T09:00."


def bad_line(number: int) -> str:
    """A line of standard input is no object with a phrase."""
    return f"Dòng {number} không phải đối tượng JSON có “phrase”."


def phrase_or_lines() -> str:
    """Neither a phrase nor --jsonl was given, or both."""
    return "Đề nghị nêu một cụm từ, hoặc dùng --jsonl và không nêu cụm từ."


def bad_message_line(number: int) -> str:
    """A line of standard input is no object with a text, or one of its values cannot be used."""
    return f"Dòng {number} không phải đối tượng JSON có “text” và “role” dùng được."


def text_or_lines() -> str:
    """Neither a text nor --jsonl was given, or both."""
    return "Đề nghị nêu một tin nhắn, hoặc dùng --jsonl và không nêu tin nhắn."


def bad_role(given: str, known: Sequence[str]) -> str:
    """Nobody with that role writes to the bot."""
    return f"Không có vai trò “{given}”. Các vai trò: {', '.join(known)}."


def bad_label(path: str) -> str:
    """A label cannot be read."""
    return f"Không đọc được nhãn {path}: tệp không phải một đối tượng JSON."


def nothing_to_evaluate(labels: str, documents: str) -> str:
    """No document has a label."""
    return f"Không có văn bản nào trong {documents} trùng tên với nhãn trong {labels}."


def database(where: str, engine: str) -> str:
    """The database could be opened, is up to date and can be written."""
    return f"Cơ sở dữ liệu: tốt ({engine}), {where}"


def record(events: int, head: str, broken_at: int | None) -> str:
    """The record of events holds together, or where it does not."""
    if broken_at is not None:
        return f"NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN, từ sự kiện số {broken_at}. Đề nghị giữ nguyên tệp để kiểm tra."
    end = f", mã cuối {head[:_SHOWN]}" if head else ""
    return f"Nhật ký: nguyên vẹn, {events} sự kiện{end}"


def office(units: int, people: int, linked: int) -> str:
    """The registry, and how many people can be written to."""
    return f"Danh mục: {units} đơn vị, {people} cán bộ, {linked} người đã liên kết"


def scans(ready: bool) -> str:
    """Whether scanned documents can be read."""
    lacks = "chưa đọc được; cài tesseract-ocr và tesseract-ocr-vie"
    return f"Văn bản chụp, ảnh: {'đọc được' if ready else lacks}"


def old_word(ready: bool) -> str:
    """Whether old DOC files can be read."""
    return f"Văn bản DOC cũ: {'đọc được' if ready else 'chưa đọc được; cài libreoffice-writer'}"


def traces(leaves_none: bool) -> str:
    """Whether what is refused as secret can be taken out of the database's own files at once."""
    lacks = (
        "máy chủ PostgreSQL còn giữ dấu vết trong tệp và nhật ký của nó đến khi tự dọn (VACUUM, WAL); "
        "nơi có thể nhận văn bản mật nên dùng SQLite"
    )
    return f"Xóa dấu vết nội dung bị từ chối: {'xóa được ngay' if leaves_none else lacks}"


def no_token() -> str:
    """No token is set: the demonstration."""
    return "Kênh nhắn tin: chưa có mã bot, chạy sẽ là bản dùng thử"


def reached(channel: str, bot: str) -> str:
    """The messenger knows the bot."""
    return f"{vi.messenger(channel)}: kết nối được, bot {bot_named(bot)}"


def bot_named(name: str) -> str:
    """ "@nhacviec_bot", which may be typed so; “Bot Nhắc Việc”, which is looked for by its words."""
    return f"@{name}" if name.isidentifier() else f"“{name}”"


def not_reached(channel: str) -> str:
    """The messenger could not be reached."""
    return f"{vi.messenger(channel)}: không kết nối được; tin nhắn sẽ chờ đến khi có mạng"
