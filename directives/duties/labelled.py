"""Who is responsible by a sentence's form: in brackets, behind a label, behind "do", as an item's label."""

import re
from itertools import islice

from directives.duties.bearer import (
    BEARS,
    DOES,
    DONE_BY,
    IS_SENT,
    LABELLED,
    LEADS_INSIDE,
    PREDICATE,
    REPORT_OF,
    THING,
    TOPICS,
    Bearer,
    does_at,
)
from expressions.names.duty_words import PREDICATES
from expressions.names.known_names import KnownNames
from expressions.names.units import read_names, split_names
from language.spelling import LOWER, UPPER, alternatives

_DOES_INSIDE = re.compile(r"\s?(?:tham mưu|thực hiện|phụ trách)(?:\s(?:tham mưu|thực hiện))?\)")
_OPENING = 12  # letters: "Đối với các đơn vị …:"
_LONGEST_LABEL = 160  # letters
_IS_WORK = re.compile(rf"[.;]|(?<!\w)(?:{alternatives(PREDICATES)})(?!\w)")
_WHICH_ARE = re.compile(
    r"\s?(?:đã|chưa|còn|có|đang|được|đặt|dự|tham gia|nhận)\s[^.;:,]{2,60}"
    r"|\s?là\s(?!đầu mối|cơ quan|đơn vị)[^.;:]{2,90}"
)  # "các đơn vị đã gửi: …"
_IS = re.compile(r"\s?là\s")
_MORE_PEOPLE = re.compile(rf"(?:(?:,| và)(?:\s[{LOWER}]+){{1,3}}){{1,4}}")
_PEOPLE = re.compile(r"(?:Kế toán|Giáo viên|Nhân viên|Cán bộ|Công chức|Viên chức)(?!\w)")
_STRANGE_BODY = re.compile(
    rf"(?:(?:các|những)\s(?!nội dung|nhiệm vụ|biện pháp|giải pháp|hoạt động|công việc)"
    rf"|[{UPPER}]{{2,}}\s)[^;:.()]*"
)
_MOST_OF_A_BODY = 90  # letters
_SHORTEST_BODY = 6  # letters
_MOST_AGENTS = 6  # phrases "do …" in a sentence


def leads_inside(sentence: str, known: KnownNames | None) -> Bearer | None:
    """ "Nạo vét luồng lạch (Sở Xây dựng chủ trì)": who is said to lead in brackets leads the whole."""
    for bracket in LEADS_INSIDE.finditer(sentence):
        names, end = read_names(sentence, bracket.end(), known=known)
        if names and (BEARS.match(sentence, end) or _DOES_INSIDE.match(sentence, end)):
            return Bearer(0, 0, names, False, True)
    return None


def labelled(sentence: str, known: KnownNames | None) -> list[Bearer]:
    """ "Đơn vị chủ trì: Sở Tư pháp"."""
    found: list[Bearer] = []
    if ": " not in sentence:
        return found
    for match in LABELLED.finditer(sentence):
        names, end = read_names(sentence, match.end(), known=known)
        if names:
            found.append(Bearer(match.start(), end, names, True, True, "giao"))
    return found


def done_by(sentence: str, known: KnownNames | None) -> list[Bearer]:
    """ "Việc tổng hợp số liệu do Phòng Nội vụ làm đầu mối"."""
    if "áo cáo của " in sentence:
        for match in islice(REPORT_OF.finditer(sentence), _MOST_AGENTS):
            names, end = read_names(sentence, match.end(), known=known)
            if names and IS_SENT.match(sentence, end):
                return [Bearer(match.end(), end, names, False, True)]
    if not THING.match(sentence):
        return []
    for match in islice(DONE_BY.finditer(sentence), _MOST_AGENTS):
        names, end = read_names(sentence, match.end(), known=known)
        if names and DOES.match(sentence, end):
            return [Bearer(match.end(), end, names, False, True)]
    return []


def apart_label(sentence: str, at: int) -> Bearer | None:
    """ "Riêng cơ sở 2: trực …": who is named by a label alone, whatever kind of body it is."""
    colon = sentence.find(": ", at, at + _LONGEST_LABEL)
    if colon < 0 or not does_at(sentence, colon + 2) or _IS_WORK.search(sentence, at, colon):
        return None
    return Bearer(at, colon, split_names(sentence[at:colon]))


def whole_label(sentence: str, at: int, end: int) -> Bearer | None:
    """ "Nhân viên y tế, bảo vệ: Trực …": who an item is labelled with.

    `end` is how far the grammar of names goes.
    """
    colon = sentence.find(": ", end, at + _LONGEST_LABEL)
    if (
        at > _OPENING
        or colon < 0
        or not does_at(sentence, colon + 2)
        or (TOPICS.match(sentence) and not _PEOPLE.match(sentence))
    ):
        return None
    plain = any(form.fullmatch(sentence, end, colon) for form in (_MORE_PEOPLE, _WHICH_ARE))
    if _IS_WORK.search(sentence, end, colon) and not plain:
        return None
    # "Bệnh viện A là tuyến cuối: …" is a body of its own, "Các thành viên là Tổ trưởng: …" are some of them.
    until = end if _IS.match(sentence, end) and not sentence[at:].lower().startswith("các ") else colon
    return Bearer(at, colon, split_names(sentence[at:until]))


def before_its_deed(sentence: str, at: int) -> tuple[tuple[str, ...], int]:
    """ "Đề nghị UB MTTQ xã và các đoàn thể vận động …": whom an order names that the grammar does not know.

    A body of capitals or a group, as far as what it is to do.
    """
    said = _STRANGE_BODY.match(sentence, at, at + _MOST_OF_A_BODY)
    for blank in re.finditer(r"(?<!nhà)(?<!người)\s", said.group()) if said else ():
        end = at + blank.start()
        if blank.start() > _SHORTEST_BODY and PREDICATE.match(sentence, end):
            return split_names(sentence[at:end]), end
    return (), at
