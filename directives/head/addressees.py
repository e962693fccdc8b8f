"""The Kính gửi block: to whom a letter is written, and where its body begins."""

import re

from directives.model import BODY_CUE, BODY_INSIDE
from directives.outline.labels import read_label
from directives.outline.lines import Line, cut
from expressions.names.shared_heads import distributed
from expressions.names.units import split_names, starts_at
from language.spelling import LOWER

# "Phòng Cơ điện:", "Nhà máy Thủy điện:" are names; a telegram's sender says "điện:" by itself.
_IN_NAMES = ("cơ", "thủy", "thuỷ", "bưu", "nhiệt", "tiền", "công", "lưới", "phát", "ngành", "an toàn", "cấp")
_NO_TELEGRAM = "".join(rf"(?<!\s{before} )" for before in _IN_NAMES)
ADDRESSED = re.compile(
    r"\s{0,40}K[íiìĩ]nh\s*(?:g[ửuứừữởơ]i|chuy[ểeê]n)\s*[:;]?\s*|(?:[KS]\S{3}\s)?g[ửuứừữởơ]i\s*:\s*(?=\S)"
    rf"|[^.;:|]{{4,80}}\s{_NO_TELEGRAM}điện\s?:\s*(?=$|[-–+])|Điện\s?:\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_BETWEEN = re.compile(r";\s*(?:[-–+•]\s*|và\s)?(?=\S)")
# A sentence of the body that follows without a gap: "Sở Công Thương đề nghị …".
_SAYS = re.compile(
    r"\s(?:đề nghị|yêu cầu|thông báo|báo cáo|nhận được|có ý kiến|có nhận|hướng dẫn|xin|mời|ban hành"
    r"|triển khai|tổ chức|kính|trân trọng|lưu ý|đã|gửi)(?!\w)"
)
_ASKS = re.compile(r"(?:Kính )?(?:Đề nghị|đề nghị|Yêu cầu|Trên đây|Vừa qua|Ngày \d|Nay )")
_SENTENCE_END = re.compile(r"(?<=[\w)])(?:\./)?\.\s+(?=[A-ZĐÁÀẢÂĂÊÔƠƯỦỦỨ])")
_ENTRY = re.compile(r"[-–—+•·*~_]\s*(?=\S)|\d{1,2}[.)]\s+")
_LONGEST_NAME = 120  # letters of a line in which surely no body begins
_LONGEST_ADDRESSEE = 600  # letters
_LONGEST_ENTRY = 3000  # of broken lines; what goes on beyond is no name


def read_addressees(lines: list[Line], at: int) -> tuple[tuple[str, ...], int]:
    """The entries of Kính gửi, and the line after them."""
    found = ADDRESSED.match(lines[at].text)
    start = found.end() if found else 0
    body = _body_in_line(lines[at].text, start)
    entries = [cell.strip() for cell in lines[at].text[start:body].split("|") if cell.strip(" -*")]
    if body is None:
        index = _read_entries(lines, at + 1, entries)
    else:
        lines[at] = cut(lines[at], body)
        index = at
    tidy = [_ENTRY.sub("", entry, count=1).strip(" ;.,:*-–/").strip() for entry in entries]
    names = [" ".join(entry.split()) for entry in tidy if entry]
    return tuple(name for entry in names for name in _bodies_of(entry, alone=len(names) == 1)), index


def _bodies_of(entry: str, *, alone: bool) -> list[str]:
    """The bodies that an entry parts by semicolons; those behind a colon are a list of its own."""
    if ";" not in entry or (":" in entry and not alone):
        return [entry]
    return [part.strip(" ;.,") for part in _BETWEEN.split(entry) if part.strip(" ;.,")]


def _read_entries(lines: list[Line], index: int, entries: list[str]) -> int:
    """Add the entries below Kính gửi; the line after them."""
    bulleted = any(_ENTRY.match(entry) for entry in entries)
    gap = 0
    while index < len(lines):
        text = lines[index].text.strip("| ")
        if not text:
            gap += 1
            index += 1
            continue
        if entries and len(entries[-1]) > _LONGEST_ENTRY:
            break
        if _is_entry(text, entries, bulleted):
            bulleted = True
            entries.append(text)
        elif entries and text[:1] in LOWER and not _closed(entries[-1]) and len(text) <= _LONGEST_ADDRESSEE:
            entries[-1] += " " + text
        elif _is_plain_entry(text, entries, bulleted):
            entries.append(text)
        elif entries and gap == 0 and _is_rest(text, entries[-1]):
            entries[-1] += " " + text
        else:
            break
        gap = 0
        index += 1
    return index


def _is_entry(text: str, entries: list[str], bulleted: bool) -> bool:
    return (
        bool(_ENTRY.match(text))
        and len(text) <= _LONGEST_ADDRESSEE
        and not (entries and not bulleted and _closed(entries[-1]))
        and not _is_item_of_body(text, entries)
    )


def _is_rest(text: str, entry: str) -> bool:
    """The end of an addressee's name in a line of its own, and no sentence of the body."""
    says = text[:1].isupper() and _SAYS.search(text)
    says = says or _ASKS.match(text)
    return not _closed(entry) and len(text) < 100 and not BODY_CUE.match(text) and not says


def _is_item_of_body(text: str, entries: list[str]) -> bool:
    """ "1. Tập trung thanh tra …" right after a list that is not numbered."""
    if not _NUMBERED.match(text):
        return False
    bare = _NUMBERED.sub("", text, count=1)
    return (bool(entries) and not _NUMBERED.match(entries[-1])) or not starts_at(bare)


def _closed(entry: str) -> bool:
    return entry.rstrip().endswith((";", ".", "./."))


def _body_in_line(text: str, start: int) -> int | None:
    """Where a body begins in the line of Kính gửi; None where the line has only addressees."""
    if len(text) <= _LONGEST_NAME:
        return None
    ends = (found.end() for cue in (_SENTENCE_END, BODY_INSIDE) if (found := cue.search(text, start + 3)))
    return min(ends, default=None)


def _is_plain_entry(text: str, entries: list[str], bulleted: bool) -> bool:
    """An addressee without a bullet: the name of a unit and nothing else."""
    if bulleted or len(text) > 140 or BODY_CUE.match(text) or read_label(text):
        return False
    if entries and not entries[-1].rstrip().endswith((";", ",")):
        return False
    return starts_at(text) and (text.endswith((";", ".", ",")) or len(split_names(text)) == 1)


_RECEIVER = re.compile(r"\s*[-–+•·*]\s*(?P<name>[^;,:(]{5,90}?)\s*(?:\([^()]*\)\s*)?[;.,]?\s*$")


def parties(addressees: tuple[str, ...], foot: list[Line]) -> list[str]:
    """The bodies that a letter's head and foot name: Kính gửi one by one, and the lines of Nơi nhận."""
    named = [part for entry in addressees for part in (*distributed(entry), *split_names(entry))]
    receivers = [found["name"] for line in foot if (found := _RECEIVER.match(line.text))]
    return [name for name in (*named, *receivers) if starts_at(name)]
