"""`nhacviec init`: the questions of a first run, and what follows from the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from messages import vi
from messages.command_line import cli
from tasks.model import Person


@dataclass(frozen=True, slots=True)
class FirstBot:
    """A messenger's bot as it was met: "" without a name where it could not be asked."""

    name: str = ""
    opens_by_link: bool = False


OFFICE_NAME = "Tên cơ quan như ghi trên văn bản (ví dụ: Sở Xây dựng tỉnh An Phú):"
FILLED_IN = "Điền xong và lưu tệp thì nhấn Enter (làm sau: Ctrl+C, rồi gõ lại nhacviec init):"
TAKE_AGAIN = "Sửa tệp rồi nhấn Enter để nhập lại:"
WHICH_CLERK = "Ai dùng đầu tiên? Gõ số:"
KEEP_UNREACHED = "Vẫn giữ mã này? (có/không):"
STOPPED = "Đã dừng; những gì đã trả lời được giữ. Gõ lại nhacviec init để làm tiếp."
_YES = frozenset({"co", "c", "y", "yes", "dung", "u", "1"})


def which_messenger(messengers: Sequence[str]) -> str:
    """Asks which of the messengers are used; the number behind the last of them stands for all."""
    listed = ", ".join(f"{n} {vi.messenger(each)}" for n, each in enumerate(messengers, 1))
    return f"Dùng ứng dụng nào? {listed}, {len(messengers) + 1} tất cả:"


def says_yes(folded: str) -> bool:
    """Whether a folded answer to a yes-or-no question is a yes."""
    return folded in _YES


_TOKENS: Mapping[str, str] = {
    "telegram": "do @BotFather cấp (nhắn /newbot)",
    "zalo": "Zalo gửi khi tạo bot tại bot.zaloplatforms.com",
}


def ask_token(messenger: str) -> str:
    """Asks for the secret of a bot; what is typed is not shown."""
    where = f", {_TOKENS[messenger]}" if messenger in _TOKENS else ""
    return f"Mã bot {vi.messenger(messenger)}{where}; gõ không hiện chữ:"


def token_taken(messenger: str, name: str) -> str:
    """The messenger knows the secret; the bot's name."""
    return f"{vi.messenger(messenger)}: nhận ra bot {name}."


def token_refused(messenger: str) -> str:
    """The messenger does not know the secret."""
    return f"{vi.messenger(messenger)} không nhận mã này. Đề nghị chép lại trọn mã, không thừa dấu cách."


def token_unsure(messenger: str) -> str:
    """Nobody could be asked whether the secret is right."""
    return (
        f"Chưa liên lạc được với {vi.messenger(messenger)} nên chưa biết mã có đúng không. "
        "Cơ quan ra Internet qua proxy thì đặt NHACVIEC_PROXY trong .env trước."
    )


def number_only(most: int) -> str:
    """What was typed is no number of the list."""
    return f"Đề nghị gõ một số từ 1 đến {most}."


def office_named(name: str) -> str:
    """Which office it is, where it was set before."""
    return f"Cơ quan: {name}."


def settings_written(file: str) -> str:
    """Where the answers lie."""
    return f"Đã ghi cấu hình vào {file} (chỉ tài khoản này đọc được)."


def not_written(file: str) -> str:
    """A file of the first run could not be written."""
    return f"Không ghi được {file}: đề nghị kiểm tra quyền ghi của thư mục này."


def template_written(file: str) -> str:
    """The registry is to be filled in."""
    return (
        f"Đã ghi mẫu danh mục vào {file}: hai trang Đơn vị, Cán bộ để điền, trang Cách điền có ví dụ. "
        "Máy này không có Excel thì chép tệp ra máy khác điền, rồi chép lại đúng chỗ."
    )


def registry_found(file: str) -> str:
    """A file lies where the template would be written."""
    return f"Nhập danh mục từ {file}."


def registry_there(units: int, people: int) -> str:
    """The registry was taken before."""
    return f"Đã có danh mục: {units} đơn vị, {people} cán bộ."


def no_officer() -> str:
    """Nobody of the registry may hand out codes."""
    return "Danh mục chưa có ai giữ vai trò “văn phòng”: Văn phòng soát văn bản, xác nhận và mời người khác."


def officer_linked(people: Sequence[Person]) -> str:
    """Somebody of the office uses the bot already."""
    who = ", ".join(map(_named, people))
    return f"Văn phòng đã liên kết: {who}. Những người khác do Văn phòng mời trong hội thoại."


def officers(people: Sequence[Person]) -> str:
    """Whom the first code can be for, by number."""
    return "\n".join(["Người của Văn phòng:", *(f"{n}. {_named(each)}" for n, each in enumerate(people, 1))])


def first_code(person: Person, code: str, link: str, until: str, bots: Mapping[str, FirstBot]) -> str:
    """The code for the first person, and how it is used with each messenger's bot."""
    how = [
        f"{vi.messenger(messenger)}: mở đường dẫn trên, hoặc nhắn mã cho bot."
        if link and bot.opens_by_link
        else f"{vi.messenger(messenger)}: tìm {bot.name or 'bot của cơ quan'}, mở ra, gõ mã."
        for messenger, bot in bots.items()
    ]
    return "\n".join([cli.invited(_named(person), code, link, until), *how])


def ready() -> str:
    """What is left to do."""
    return (
        "Xong. Chạy: .venv/bin/nhacviec run (chạy thường xuyên và sao lưu: docs/cai-dat.md, mục 5, 6). "
        "Kiểm tra bất cứ lúc nào: .venv/bin/nhacviec check."
    )


def _named(person: Person) -> str:
    return f"{person.title} {person.name}".strip() + f" ({person.code})"
