"""How the command line explains itself: headings of its help, and what is wrong with what was typed."""

from collections.abc import Mapping, Sequence

USAGE = "Cách gõ: "
ARGUMENTS = "Cần nêu"
OPTIONS = "Tùy chọn"
COMMANDS = "Các lệnh"
ANY_OPTION = "[TÙY CHỌN]"
ANY_COMMAND = "LỆNH ..."
HELP = "Hiện phần hướng dẫn này."

NAMES: Mapping[str, str] = {
    "files": "TỆP",
    "file": "TỆP",
    "code": "MÃ",
    "labels": "THƯ_MỤC_NHÃN",
    "documents": "THƯ_MỤC_VĂN_BẢN",
    "key": "QUY_ĐỊNH",
    "value": "GIÁ_TRỊ",
    "day": "NGÀY",
    "name": "TÊN",
}


def name_of(parameter: str, *, several: bool) -> str:
    """What a value on the command line is called: "TỆP", and "TỆP..." where there may be several."""
    name = NAMES.get(parameter, parameter.upper())
    return f"{name}..." if several else name


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
