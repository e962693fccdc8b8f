"""Who does what in a sentence: responsible units, cooperating units, recipients, and the kind of task."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from directives.alternations import alternatives, not_after
from directives.duties.units import read_names, starts_at
from directives.model import Kind
from directives.words import ASSIGNING, LOWER, PREDICATES, PRONOUNS, RECIPIENT_ENDS, RESPONSIBLE
from tasks.folding import fold

LONGEST_SENTENCE = 4000
_MOST_SPANS = 12


@dataclass(frozen=True, slots=True)
class Bearer:
    """Units that a sentence makes responsible.

    `given`: by the issuer's verb; `bound`: by "chủ trì" and the like; `inner`: only in a later clause.
    """

    start: int
    end: int
    names: tuple[str, ...]
    given: bool = False
    bound: bool = False
    verb: str = ""
    inner: bool = False


_VERBS = sorted((*ASSIGNING, *(verb.capitalize() for verb in ASSIGNING)), key=len, reverse=True)
_NOT_GIVING = (r"[\w-]", "được ", "đã ", "theo ", "Theo ", "xét ", "Xét ", "vụ ")
_GIVING = re.compile(rf"({not_after(_VERBS, *_NOT_GIVING)})(?:\s(?:cho|tới|đến))?\s(?=\S)")
_ASKED_PRONOUN = re.compile(rf"(?:{alternatives(PRONOUNS)})(?![\w])", re.IGNORECASE)
_RESPONSIBLE = re.compile(
    rf"\s?,?\s?(?:(?:sẽ|phải|cần|trực tiếp|chủ động|khẩn trương|kịp thời"
    rf"|được giao)\s)?(?:{alternatives(RESPONSIBLE)})(?![\w])"
)
_PREDICATE = re.compile(
    rf"\s?(?:{alternatives(PREDICATES)}|quản lý|giám sát|lãnh đạo|tổ chức|tổng hợp|hướng dẫn|xây dựng"
    rf"|kiểm tra|nghiên cứu|hỗ trợ|bổ sung|đăng ký|tuyên truyền|tiếp nhận|thẩm định)(?![\w])"
)
_PAST = re.compile(
    r"\s?(?:,\s?)?(?:đã|sẽ|xin|đang|vừa|nhận được|thông báo|ban hành|có (?:Công văn|công văn"
    r"|văn bản số|Tờ trình|ý kiến (?:chỉ đạo )?như sau)|đề nghị|yêu cầu|giao|trân trọng|cũng"
    r"|là)(?![\w])"
)
_PREAMBLE = re.compile(
    r"(?:tren co so|can cu|de|sau khi|khi|neu|truong hop|doi voi|trong|dinh ky|hang|truoc"
    r"|theo|voi|qua|nham|tai|cham nhat"
    r"|tu|ngoai|rieng|thuc hien|lien quan|xet|ve|dong thoi|cung voi|ben canh|do|vi)(?!\w)"
)
_CONNECTIVE = re.compile(
    r"(?:(?:theo đó|đồng thời|trong đó|riêng|ngoài ra|bên cạnh đó|do đó|vì vậy|tuy nhiên"
    r"|cụ thể|trước mắt|đối với|thời gian tới|tiếp theo)\s?[,:]?\s)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:;|:|,|t(?<=\bt)hì)\s")
_LEADS_IN = re.compile(r"(?:sau|sau đây|yêu cầu|đề nghị|chỉ đạo|đó|rõ)$")
_COOPERATION = re.compile(
    r"[Pp]h[ốô]i h[ợơ]p(?: chặt chẽ| đồng bộ| thường xuyên| tốt| kịp thời)?(?:\s(?:với"
    r"|cùng với|cùng))?:?\s(?=\S)"
)
_COOPERATES = re.compile(r"\s?,?\s?(?:có trách nhiệm\s)?phối hợp(?!\s(?:với|cùng))(?![\w])")
_SENT = (
    "t(?<!chương t)(?<!quá t)(?<!công t)(?<!quy t)(?<!tiến t)(?<!giáo t)(?<!hành t)(?<!lộ t)(?<![Tt]ờ t)rình",
    "báo cáo", "Báo cáo", "gửi", "Gửi", "nộp", "Nộp", "chuyển", "Chuyển", "đồng gửi", "đề xuất",
    "kiến nghị", "tham mưu", "tham mưu giúp", "trả lời", "xin ý kiến", "đăng ký", "thông báo", "cung cấp",
    "có ý kiến", "phản hồi", "đồng báo cáo", "gởi",
)  # fmt: skip
_SENDS = re.compile(not_after(_SENT, r"\w") + r"(?![\w])")
_DIRECTION = re.compile(
    not_after(("về", "cho", "tới", "lên", "đến", "qua", "gửi", "thông qua", "là"), r"\w") + r"\s(?=\S)"
)
_DIRECT = re.compile(r"\s(?:(?:về|cho|tới|đến|lên|qua|với|giúp)\s)?")
_PURPOSES = not_after(("để", "làm cơ sở", "nhằm", "trước khi", "phục vụ", "làm căn cứ"), r"\w")
_PURPOSE = re.compile(_PURPOSES + r"\s")
_AIM = re.compile(_PURPOSES + r"\s[^,;.:]*")
_COLLECTS = re.compile(r"đ(?<!\wđ)ể\s")
_COLLECTING = re.compile(
    r"\s?(?:tổng hợp|theo dõi|biết|xem xét|nghiên cứu|tiếp thu|hoàn thiện|báo cáo|kịp thời|có cơ sở|chỉ đạo)"
)
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị|chuyên viên)\s", re.IGNORECASE)
_RECIPIENT_END = re.compile(
    rf"(?<=[\s)])(?:{alternatives(RECIPIENT_ENDS)})(?![\w])|\s-\s(?=đ/c|đồng chí)|\((?=[{LOWER}])"
)
_REPORTS = (
    "báo cáo", "báocáo", "gửi về", "gửi (?:báo cáo|kết quả|danh sách|hồ sơ|kế hoạch|ý kiến|văn bản|số liệu"
    "|bản|các|file|nội dung|thông tin|phiếu|bài|đề xuất|cho|tới|đến)", "có ý kiến", "góp ý", "cho ý kiến",
    "tham gia ý kiến", "ý kiến tham gia", "trả lời", "nộp", "cung cấp (?:số liệu|tài liệu)", "đăng ký",
    "lập danh sách", "đề xuất gửi", "thông báo (?:về|cho|kết quả)",
)  # fmt: skip
_REPORTING = re.compile(not_after(_REPORTS, r"\w") + r"(?![\w])")
_SENT_TO_UNIT = re.compile(not_after(("gửi", "đồng gửi", "chuyển", "gởi"), r"\w") + r"\s(?=[A-ZĐỦUB])")


def bearers(sentence: str, issuer: str | None = None) -> list[Bearer]:
    """Every place where the sentence makes units responsible, in order."""
    sentence = sentence[:LONGEST_SENTENCE]
    found = [*_given(sentence), *_subjects(sentence)]
    found.sort(key=lambda bearer: bearer.start)
    own = _in_full(fold(issuer)) if issuer else ""
    kept: list[Bearer] = []
    for bearer in found:
        if kept and bearer.start < kept[-1].end:
            continue
        if own and not bearer.bound and all(_is_own(name, own) for name in bearer.names):
            continue
        kept.append(bearer)
    return kept


def _is_own(name: str, issuer: str) -> bool:
    folded = _in_full(fold(name))
    return folded == issuer or (len(folded) > 5 and (issuer.startswith(folded) or folded.startswith(issuer)))


def _in_full(folded: str) -> str:
    return folded.replace("ubnd", "uy ban nhan dan")


def _given(sentence: str) -> list[Bearer]:
    found = []
    for match in _GIVING.finditer(sentence):
        pronoun = _ASKED_PRONOUN.match(sentence, match.end())
        if pronoun and not starts_at(sentence, match.end()):
            found.append(Bearer(match.end(), pronoun.end(), (pronoun.group(),), True, False, match.group(1)))
            continue
        names, end = read_names(sentence, match.end())
        if names:
            bound = bool(_RESPONSIBLE.match(sentence, end)) or match.group(1).lower().startswith(
                ("giao", "phân công")
            )
            found.append(Bearer(match.end(), end, names, True, bound, match.group(1)))
    return found


def _subjects(sentence: str) -> list[Bearer]:
    found: list[Bearer] = []
    start = 0
    connective = _CONNECTIVE.match(sentence)
    if connective:
        start = connective.end()
    subject = _subject_at(sentence, start)
    if subject:
        found.append(subject)
    helping = _cooperation_spans(sentence)
    preamble = bool(_PREAMBLE.match(fold(sentence[:24])))
    for clause in _CLAUSE.finditer(sentence, subject.end if subject else 0):
        if not starts_at(sentence, clause.end()) or any(a <= clause.end() < b for a, b in helping):
            continue
        bearer = _subject_at(sentence, clause.end())
        if bearer is None:
            continue
        first = preamble and not found
        before = sentence[max(0, clause.start() - 12) : clause.start()]
        listed = sentence[clause.start()] == ":" and _LEADS_IN.search(before) is not None
        if bearer.bound or first or listed or sentence[clause.start()] == ";":
            found.append(replace(bearer, inner=not first))
    return found


def _cooperation_spans(sentence: str) -> list[tuple[int, int]]:
    """Where the names of cooperating units stand: in "phối hợp với A, B tham mưu" B is no subject."""
    spans = []
    for match in islice(_COOPERATION.finditer(sentence), _MOST_SPANS):
        _, end = read_names(sentence, match.end())
        spans.append((match.end(), end))
    return spans


def _subject_at(sentence: str, at: int) -> Bearer | None:
    names, end = read_names(sentence, at)
    if not names:
        return None
    bound = bool(_RESPONSIBLE.match(sentence, end))
    if sentence[end : end + 1] == ":" and sentence[at].islower():
        return None
    if _PAST.match(sentence, end) and not bound:
        return None
    if not bound and not _PREDICATE.match(sentence, end) and sentence[end : end + 1] != ":":
        return None
    return Bearer(at, end, names, False, bound)


def cooperators(sentence: str) -> tuple[str, ...]:
    """The units that the responsible one works with."""
    names: list[str] = []
    for match in _COOPERATION.finditer(sentence[:LONGEST_SENTENCE]):
        found, _ = read_names(sentence, match.end())
        names.extend(found)
    if "chủ trì" in sentence:
        for clause in _CLAUSE.finditer(sentence):
            found, end = read_names(sentence, clause.end())
            if found and _COOPERATES.match(sentence, end):
                names.extend(found)
    return _without_repeated_groups(unique(names))


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


def recipients(sentence: str) -> tuple[str, ...]:
    """Who receives the report or the result; a purpose ("để báo cáo …") only where nobody else is named."""
    sentence = sentence[:LONGEST_SENTENCE]
    purpose = _PURPOSE.search(sentence)
    while purpose and not _SENDS.search(sentence, 0, purpose.start()):
        purpose = _PURPOSE.search(sentence, purpose.end())
    limit = purpose.start() if purpose else len(sentence)
    names = _recipients(sentence, 0, limit)
    if names or purpose is None:
        return unique(names)
    for collects in _COLLECTS.finditer(sentence):
        found, end = read_names(sentence, collects.end())
        if found and _COLLECTING.match(sentence, end):
            return unique(list(found))
    return unique(_recipients(sentence, limit, len(sentence)))


def _recipients(sentence: str, start: int, end: int) -> list[str]:
    names: list[str] = []
    verb = _SENDS.search(sentence, start, end)
    while verb:
        position = verb.end()
        verb = _SENDS.search(sentence, position, end)
        until = min(verb.start() if verb else end, _sentence_end(sentence, position, end))
        names += _recipients_after(sentence, position, until, end)
    return names


def _sentence_end(sentence: str, start: int, end: int) -> int:
    found = re.search(r";\s|\.\s", sentence[start:end])
    return start + found.start() if found else end


def _recipients_after(sentence: str, start: int, until: int, end: int) -> list[str]:
    """Names right after the verb, or after "về", "cho" further on."""
    at = start
    names: list[str] = []
    direct = _DIRECT.match(sentence, at)
    places = [direct.end()] if direct else []
    places += [match.end() for match in _DIRECTION.finditer(sentence, start, until)]
    done = 0
    for place in places:
        if place < done or place >= end or _PERSON.match(sentence, place):
            continue
        found, stop = read_names(sentence[:end], place, _RECIPIENT_END)
        if found:
            names.extend(found)
            done = stop
    return names


def kind_of(clause: str) -> Kind:
    """A report where something is to be sent or reported; "để báo cáo …" is only the aim of the work."""
    main = _AIM.sub(" ", clause)
    if _REPORTING.search(main.lower()):
        return Kind.REPORT
    sends = _SENT_TO_UNIT.search(main)
    return Kind.REPORT if sends and starts_at(main, sends.end()) else Kind.ACTION


def clause_around(sentence: str, start: int, end: int) -> str:
    """The part between semicolons in which a deadline stands, without the deadline itself."""
    begin = sentence.rfind(";", 0, start) + 1
    stop = sentence.find(";", end)
    return sentence[begin:start] + ", " + sentence[end : stop if stop >= 0 else len(sentence)]


def unique(names: list[str]) -> tuple[str, ...]:
    """The names without repetitions, compared folded."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())


def is_pronoun(names: tuple[str, ...]) -> bool:
    """Whether a polite word stands for the addressees ("quý cơ quan")."""
    return len(names) == 1 and names[0].lower() in PRONOUNS
