"""Names of units in running text: how a list of them splits into single units."""

import re
from functools import lru_cache

from expressions.names.duty_words import PREDICATES
from expressions.names.joints import LONGEST_SINGLE, is_inside_a_name
from expressions.names.known_names import BY_ITS_DEED, BY_ITS_DUTY, WITH_CLAUSE, KnownNames
from expressions.names.name_ends import (
    LONGEST_NAME,
    NEXT,
    NEXT_AFTER_AND,
    SEPARATOR,
    START,
    name_end,
    stop,
)
from expressions.names.name_words import SHORT_HEADS, UNIT_HEADS
from expressions.names.shared_heads import (
    HEADS_OF_LISTS,
    OF_PLACES,
    OFFICE_OF,
    OFFICES,
    TRIMMINGS,
    begins_work,
    distribute,
    each_of,
    of_one_council,
    of_one_kind,
    of_places,
    places_after,
    tidy_name,
)
from language.folding import fold
from language.spelling import LOWER, UPPER, alternatives

_UNDER_A_HEAD = re.compile(
    r"(?:Thủ trưởng|thủ trưởng|Người đứng đầu|người đứng đầu|Lãnh đạo|lãnh đạo|Trưởng các|Giám đốc các)\b"
)
_OFFICER = re.compile(
    r"(?:[Cc]ác\s)?(?:(?:đồng chí|Đồng chí|đ/c|Đ/c)|Phó|Ủy viên|Uỷ viên|Thành viên|Chủ tịch|Giám đốc"
    r"|Trưởng|Cán bộ|Công chức|Giáo viên)(?!\w)"
)
# "Phó Chủ tịch phụ trách lĩnh vực văn xã chỉ đạo …": the field belongs to the officer.
_IN_CHARGE = re.compile(
    rf"(?:theo địa bàn\s)?(?:được (?:phân công|giao)\s)?phụ trách\s(?!chung)"
    rf"(?:(?:[{LOWER}{UPPER}][{LOWER}]*|[-–])\s){{1,8}}?"
    rf"(?=(?:{alternatives(PREDICATES)}|duyệt|tổ chức|kiểm tra|hướng dẫn|thẩm định"
    r"|những|các vấn đề|về)(?!\w))"
    r"|phụ trách\s(?:lĩnh vực|địa bàn|khối|ngành|văn xã|kinh tế|nội chính)[^,;.:\n]{0,60}?(?=[,.;]|$)"
)
# "Bs. Lê Thị Hoa (Trưởng trạm)", "Thầy Nam": who does it, by his name.
_BY_NAME = re.compile(
    rf"(?:(?:Bs|BS|Ys|YS|Ds|DS|Ths|ThS|CN|KS|TS|PGS|GS|BSCKI{{1,2}})\.\s?|(?:[Tt]hầy|[Cc]ô|[Aa]nh|[Cc]hị"
    rf"|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy)\s)[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,5}}"
    r"(?P<post>\s\([^()]{2,40}\))?"
    r"(?P<title>,\s(?=(?:Phó |Quyền )?(?:Trưởng|Giám đốc|Hiệu trưởng|Chủ tịch|Chánh|Bí thư)))?"
)
# "UBND 05 xã nêu trên", "các Cục Thuế có tên trong danh sách đính kèm": only they are meant.
_WHICH = re.compile(
    r"\s?(?:nêu trên|nói trên|(?:có tên )?(?<!\w)trong [Dd]anh sách(?:\s(?:đính kèm|kèm theo"
    r"|gửi kèm|nêu trên))?|(?<=có tên )(?:tại|trong|ở) "
    r"(?:[Mm]ục|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Pp]hụ lục) [\dIVX]{1,5}[a-zđ]?)(?!\w)"
)
_COUNTED = re.compile(r"(?:\s|^)\d{1,3}\s|(?:\scó tên|các (?:xã|phường|huyện|tỉnh|thôn|trường))$")


_MOST_REMEMBERED = 256  # places where names are read


def starts_at(text: str, at: int = 0, known: KnownNames | None = None) -> bool:
    """Whether a unit's name begins at this place."""
    if known and known.end_at(text, at):
        return True
    return any(pattern.match(text, at) for pattern in (START, WITH_CLAUSE, BY_ITS_DEED, _BY_NAME))


def read_names(
    text: str, at: int = 0, more: re.Pattern[str] | None = None, known: KnownNames | None = None
) -> tuple[tuple[str, ...], int]:
    """The units named from `at` on, and where their list ends; none and `at` where no name begins there.

    `more` are words that end a name here besides the usual ones, `known` the names that need no grammar.
    """
    names, end = _by_grammar(text, at, more)
    whole = known.narrowed(text, at, end) if known else end
    if known is None or whole == end:
        return names, end
    first = tidy_name(text[at:whole])
    joint = SEPARATOR.match(text, whole)
    if joint and starts_at(text, joint.end(), known):
        others, end = read_names(text, joint.end(), more, known)
        return (first, *others), end
    return (first,), whole


@lru_cache(maxsize=_MOST_REMEMBERED)  # of one place several rules ask
def _by_grammar(text: str, at: int, more: re.Pattern[str] | None) -> tuple[tuple[str, ...], int]:
    listed = HEADS_OF_LISTS.match(text, at)
    parts, end = _by_semicolons(text, listed.end(), more) if listed and not listed.group(1) else ([], at)
    if listed and parts:
        return tuple(tidy_name(f"{listed.group(2).capitalize()} {part}") for part in parts), end
    if listed and not begins_work(text, listed.end()):
        end = min((i for i in (text.find(".", listed.end()), len(text)) if i >= 0), default=len(text))
        end = min(end, stop(text, at, listed.end(), min(len(text), at + 2 * LONGEST_NAME), more))
        head = listed.group(1) + listed.group(2) + (" " + listed.group(3) if listed.group(3) else "")
        names = distribute(head, text[listed.end() : end], title=bool(listed.group(1)))
        if names:
            return names, end
    person = _BY_NAME.match(text, at)
    if person:
        return _named(text, person, more)
    described = WITH_CLAUSE.match(text, at)
    if described:
        return (tidy_name(described.group()),), described.end()
    end = name_end(text, at, more)
    if end <= at:
        purpose = BY_ITS_DEED.match(text, at) or (BY_ITS_DUTY.match(text, at) if at == 0 else None)
        return ((tidy_name(purpose.group()),), purpose.end()) if purpose else ((), at)
    field = _IN_CHARGE.match(text, end)
    if field and (_OFFICER.match(text, at) or text.startswith(("Các ", "các "), at)):
        end = field.end()
    placed = OF_PLACES.match(text, at)
    if placed and placed.end() >= len(text[:end].rstrip()):
        return of_places(placed), placed.end()
    if names_places := places_after(text, at, end):
        names = split_names(text[at:end])
        listed_places = " ".join(text[end:names_places].split())
        first = (*names[:-1], f"{names[-1]}{listed_places}")
        joint = SEPARATOR.match(text, names_places)
        others, end = read_names(text, joint.end(), more) if joint else ((), at)
        return ((*first, *others), end) if others else (first, names_places)
    of_offices = OFFICES.match(text, at)
    if of_offices and not begins_work(text, of_offices.end()):
        stopped = stop(text, at, of_offices.end(), min(len(text), at + LONGEST_NAME), more)
        listed_names = text[of_offices.end() : stopped]
        return distribute(OFFICE_OF[of_offices.group(1)], listed_names, title=True), stopped
    officers = _OFFICERS_LIST.match(text, at)
    if officers and starts_at(text, officers.end()):
        units, stopped = read_names(text, officers.end(), more)
        return tuple(f"{officers.group(1)} {name}" for name in units), stopped
    alike = of_one_kind(tuple(one for name in split_names(text[at:end]) for one in each_of(name)))
    names = of_one_council(alike)
    which = _WHICH.match(text, end) if names else None
    if which and ("anh sách" in which.group() or _COUNTED.search(names[-1])):
        return (*names[:-1], f"{names[-1]} {' '.join(which.group().split())}"), which.end()
    return names, end


def _named(text: str, person: re.Match[str], more: re.Pattern[str] | None) -> tuple[tuple[str, ...], int]:
    """A person by his name, and with the title that follows: "ThS. An Bình, Trưởng phòng Khảo thí"."""
    end = name_end(text, person.end(), more) if person["title"] else person.end()
    name = tidy_name(text[person.start() : end].removesuffix(person["post"] or ""))
    joint = None if person["title"] else SEPARATOR.match(text, end)
    beside = _BY_NAME.match(text, joint.end()) if joint else None
    others, end = _named(text, beside, more) if beside else ((), end)
    return (name, *others), end


_LISTED = re.compile(rf"\s*(?=[{UPPER}])([^;.:()]{{3,80}});\s")
_MOST_LISTED = 30  # names of one kind


def _by_semicolons(text: str, at: int, more: re.Pattern[str] | None) -> tuple[list[str], int]:
    """ "các Ban: Nghiệp vụ thuế; Công nghệ, chuyển đổi số": names with commas in them, and where they end."""
    parts: list[str] = []
    place = at
    for _ in range(_MOST_LISTED):
        part = _LISTED.match(text, place)
        if part is None or NEXT.match(part.group(1)) or begins_work(text, part.start(1)):
            break
        parts.append(part.group(1))
        place = part.end()
    if not parts or not text[place : place + 1].isupper() or starts_at(text, place):
        return [], at
    end = stop(text, at, place + 1, min(len(text), place + LONGEST_NAME), more)
    return [*parts, text[place:end]], end


_OFFICERS_LIST = re.compile(r"(Giám đốc|Thủ trưởng|Hiệu trưởng|Chủ tịch|Cục trưởng|Chi cục trưởng)\s?:\s")


def split_names(text: str) -> tuple[str, ...]:
    """The single units of a list, as the text names them; "các bộ, ngành, địa phương" stays one."""
    names: list[str] = []
    begin = position = counted = open_brackets = 0
    under_a_head = bool(_UNDER_A_HEAD.match(text))
    while True:
        found = SEPARATOR.search(text, position)
        if found is None:
            break
        after = text[found.end() : found.end() + 80]
        open_brackets += text.count("(", counted, found.start()) - text.count(")", counted, found.start())
        counted = found.start()
        if open_brackets > 0 or not (
            NEXT.match(after) or ("và" in found.group() and NEXT_AFTER_AND.match(after))
        ):
            position = found.end()
            continue
        if is_inside_a_name(text, begin, found, after):
            position = found.end()
            continue
        if under_a_head and after.startswith("cơ quan"):
            position = found.end()
            continue
        names.append(text[begin : found.start()])
        begin = position = counted = found.end()
        open_brackets = 0
        under_a_head = bool(_UNDER_A_HEAD.match(after))
    names.append(text[begin:])
    return tuple(tidy for name in names if (tidy := tidy_name(name)) and len(tidy) <= LONGEST_SINGLE)


_POST = re.compile(
    r"\s[-–]\s(?:[Cc]ơ quan|[Đđ]ơn vị|Phó (?:Trưởng|Chủ tịch)|Trưởng (?:[Bb]an|[Tt]iểu ban|[Đđ]oàn)|Ủy viên"
    r"|Uỷ viên|Thường trực|Tổ trưởng|Tổ phó|Trưởng Tổ|Thư ký|Thành viên)\s.*\Z"
)
_SMALL_IN_HEADINGS = re.compile(
    r"(?<!\w)(?:Các|Và|Thuộc|Trực|Tỉnh|Huyện|Xã|Phường|Quận|Thị(?=\s(?:Xã|Trấn|xã|trấn))|Trấn|Thành|Phố|Cấp|Ngành|Liên|Quan|Trên|Địa|Bàn|Sở(?=,\sBan)|Ban(?=,\sNgành))"
    r"(?!\w)"
)
_HEADS = sorted({head.title() for head in (*UNIT_HEADS, *SHORT_HEADS) if " " in head})
_FIRST_WORDS = re.compile(rf"(?<!\w)(?:{alternatives(_HEADS)})(?!\w)")


def without_post(name: str) -> str:
    """A unit without what it is besides: "Sở Nội vụ - Cơ quan Thường trực Ban Chỉ đạo"."""
    return _POST.sub("", name) or name


def whole_name(text: str, known: KnownNames | None = None) -> tuple[str, ...]:
    """The units where the text is nothing but their names, as in a heading; else none."""
    bare = text.strip(TRIMMINGS)
    if not bare or len(bare) > LONGEST_NAME:
        return ()
    names, end = read_names(bare, known=known)
    return names if names and end >= len(bare) - 1 else ()


_GIVES = re.compile(r"(?:Giao|Đề nghị|Yêu cầu|Phân công|Đối với)\s")
_LONGEST_ALONE = 90  # letters of a line that heads a list by being a name


def is_name_alone(text: str) -> bool:
    """Whether a line is a body's name and little more, the heading of what follows: "Giao Phòng A:"."""
    if len(text) > _LONGEST_ALONE or not text[:1].isupper() or text[-1:] in ".;,":
        return False
    lead = _GIVES.match(text) if text.endswith(":") else None
    return lead is not None or bool(whole_name(text)) or (text.endswith(":") and starts_at(text))


def in_capitals(text: str) -> tuple[str, ...]:
    """The units of a heading in capitals, as it writes them: "ĐỐI VỚI SỞ Y TẾ, CÁC BỆNH VIỆN"."""
    bare = text.strip(TRIMMINGS)
    small = _SMALL_IN_HEADINGS.sub(lambda word: word.group().lower(), bare.lower().title())
    small = _FIRST_WORDS.sub(lambda word: word.group()[0] + word.group()[1:].lower(), small)
    small = small[:1].upper() + small[1:]
    if len(small) != len(bare):
        return ()
    found = whole_name(small)
    names: list[str] = []
    at = 0
    for name in found:
        at = small.find(name, at)
        if at < 0:
            return ()
        names.append(bare[at : at + len(name)])
        at += len(name)
    return tuple(names)


def unique(names: list[str]) -> tuple[str, ...]:
    """The names without repetitions, compared folded."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())
