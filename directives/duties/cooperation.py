"""Who works with the unit in charge of a task."""

import re
from itertools import islice

from directives.duties.bearer import does_at
from directives.duties.unnamed_recipients import BY_LETTERS
from expressions.names.known_names import KnownNames
from expressions.names.name_ends import START, name_end
from expressions.names.units import read_names, unique
from language.spelling import LOWER, UPPER

LONGEST_SENTENCE = 4000  # letters; what goes on beyond is no sentence
_MOST_SPANS = 12  # phrases "phối hợp với" in a sentence
CLAUSE = re.compile(r"(?:(?:;\s[Rr]iêng|;|:|,|t(?<=\bt)hì)\s|,(?=[^\W\d_]))")
_COOPERATION = re.compile(
    r"(?:[Pp]h[ốô]i h[ợơ]p|(?<!\w)[Kk]ết hợp|[Pp]hối kết hợp)"
    r"(?:,?(?: và)? (?:chặt chẽ|đồng bộ|thường xuyên|tốt|kịp thời|có hiệu quả|hiệu quả"
    r"|nhịp nhàng|tích cực|chủ động)){0,3}(?:\s(?:với"
    r"|cùng với|cùng))?:?\s(?=\S)"
)
# "phối hợp kiểm tra đường dây với Trung tâm A": the work stands between.
_WITH_BEHIND = re.compile(
    rf"(?<!\w)[Pp]hối hợp\s(?:[{LOWER}]{{1,7}}\s){{2,7}}?"
    rf"(?<!đối )(?<!so )(?<!việc )(?<!hợp )(?<!nối )(?<!gắn )(?<!cùng )với\s(?=[{UPPER}])"
)
_LEADS_WITH = re.compile(r"[Cc]hủ trì,?\s(?:cùng với|cùng|với|(?:và )?mời)\s(?=\S)")
# "…; cùng các chủ hồ đưa mực nước về …": with whom the clause that begins so is done.
_TOGETHER = re.compile(r"(?:(?<=[,;:]\s)c|(?<=ồng thời\s)c|\AC)ùng\s(?:với\s)?(?=\S)")
# "tổ chức tập huấn cùng UBND xã;": with whom, at the end of a clause.
_BESIDE = re.compile(rf"(?<=[{LOWER}\d)]\s)cùng\s(?:với\s)?(?=\S)")
# "Phòng A cùng Phòng B rà soát …": who stands behind "cùng" works with the subject before it.
_ALONGSIDE = re.compile(r"(?<=[\w)])\s(?:cùng với|cùng)\s(?=\S)")
_GIVEN = re.compile(r"(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công)\s(?:cho\s)?")
_LISTED = re.compile(r",\s|\svà\s")
_ENDS_THERE = re.compile(r"\s?(?:[,;.)]|\Z)")
# "với sự hỗ trợ của các doanh nghiệp": what others do for it, as a noun.
_HELP = re.compile(
    r"(?<!\w)(?:với|có|cùng|được|dưới|nhờ)\ssự\s"
    r"(?:(?:phối hợp|hỗ trợ|tham gia(?: ý kiến)?|giúp đỡ|giúp sức|đồng hành|hợp tác|cộng tác|có mặt"
    r"|chứng kiến|vào cuộc|tham mưu|tư vấn|chặt chẽ|tích cực|và)(?:,\s|\s)){1,5}của\s(?=\S)"
)
HELPS = re.compile(
    r"\s?,?\s?(?:có trách nhiệm\s)?(?:phối hợp(?!\s(?:với|cùng))"
    r"|(?:cùng\s)?(?:hỗ trợ|giúp sức)(?=[;,.]|\s?\Z)|cùng (?:tham gia|thực hiện|phối hợp)"
    r"|tham gia(?=[;,.]|\s?\Z|\s(?:phối hợp|thực hiện|cùng)(?!\w)))(?!\w)"
)


def cooperators(sentence: str, known: KnownNames | None = None) -> tuple[str, ...]:
    """The units that the responsible one works with."""
    names: list[str] = []
    sentence = sentence[:LONGEST_SENTENCE]
    for match in _COOPERATION.finditer(sentence):
        found, _ = read_names(sentence, match.end(), known=known)
        names.extend(found or _behind_letters(sentence, match.end(), known))
    for match in (*_HELP.finditer(sentence), *_WITH_BEHIND.finditer(sentence)):
        names.extend(read_names(sentence, match.end(), known=known)[0])
    for match in _TOGETHER.finditer(sentence):
        found, end = read_names(sentence, match.end(), known=known)
        if found and does_at(sentence, end + (sentence[end : end + 1] == " ")):
            names.extend(found)
    for match in _ALONGSIDE.finditer(sentence) if " cùng " in sentence else ():
        found, end = read_names(sentence, match.end(), known=known)
        if (
            found
            and does_at(sentence, end + (sentence[end : end + 1] == " "))
            and _follows_a_subject(sentence, match.start())
        ):
            names.extend(found)
    for match in _BESIDE.finditer(sentence) if " cùng " in sentence else ():
        found, end = read_names(sentence, match.end(), known=known)
        if found and _ENDS_THERE.match(sentence, end) and not _is_in_a_list(sentence, match.start()):
            names.extend(found)
    if "hủ trì" in sentence:
        for match in _LEADS_WITH.finditer(sentence):
            found, _ = read_names(sentence, match.end(), known=known)
            names.extend(found)
        for clause in CLAUSE.finditer(sentence):
            found, end = read_names(sentence, clause.end(), known=known)
            if found and HELPS.match(sentence, end):
                names.extend(found)
    return _without_repeated_groups(unique(names))


def _behind_letters(sentence: str, at: int, known: KnownNames | None) -> tuple[str, ...]:
    """ "phối hợp với STC, UBND các xã …": a body by its letters alone, and those listed behind it."""
    letters = BY_LETTERS.match(sentence, at)
    joint = _LISTED.match(sentence, letters.end()) if letters else None
    others, _ = read_names(sentence, joint.end(), known=known) if joint else ((), at)
    return (letters.group(), *others) if letters and others else ()


def _follows_a_subject(sentence: str, at: int) -> bool:
    """Whether what ends at `at` is the names that a clause begins with, by itself or behind "giao"."""
    for signs in (";:.", ",;:."):
        begin = max(sentence.rfind(f"{sign} ", 0, at) for sign in signs)
        begin = begin + 2 if begin >= 0 else 0
        given = _GIVEN.match(sentence, begin)
        begin = given.end() if given else begin
        if begin < at and sentence[begin].isupper() and name_end(sentence, begin) >= at:
            return True
    return False


def _is_in_a_list(sentence: str, at: int) -> bool:
    """Whether "cùng" joins names there: "Sở A cùng Sở B …"."""
    begin = max(sentence.rfind(sign, 0, at) for sign in ",;:.") + 1
    heads = islice(START.finditer(sentence, begin, at), _MOST_SPANS)
    return any(name_end(sentence, head.start()) > at for head in heads)


def _without_repeated_groups(names: tuple[str, ...]) -> tuple[str, ...]:
    """ "các bộ, cơ quan liên quan" and then "các bộ, ngành" are the same crowd."""
    kept: list[str] = []
    crowds: set[str] = set()
    for name in names:
        crowd = re.match(r"(các \w+),", name)
        if crowd and crowd.group(1) in crowds:
            continue
        if crowd:
            crowds.add(crowd.group(1))
        kept.append(name)
    return tuple(kept)


def cooperation_spans(sentence: str, known: KnownNames | None = None) -> list[tuple[int, int]]:
    """Where the names of cooperating units stand: in "phối hợp với A, B tham mưu" B is no subject."""
    spans = []
    helping = (found for said in (_COOPERATION, _HELP) for found in said.finditer(sentence))
    for match in islice(helping, _MOST_SPANS):
        _, end = read_names(sentence, match.end(), known=known)
        spans.append((match.end(), end))
    return spans
