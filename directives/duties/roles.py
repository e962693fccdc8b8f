"""Who is responsible in a sentence: units named by the issuer's verb, or as a subject with a duty."""

import re
from dataclasses import dataclass, replace

from directives.alternations import alternatives, not_after
from directives.duties.partners import CLAUSE, LONGEST_SENTENCE, cooperation_spans
from directives.duties.units import read_names, starts_at
from directives.words import ASSIGNING, PREDICATES, PRONOUNS, RESPONSIBLE
from tasks.folding import fold


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
_LEADS_IN = re.compile(r"(?:sau|sau đây|yêu cầu|đề nghị|chỉ đạo|đó|rõ)$")


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
    helping = cooperation_spans(sentence)
    preamble = bool(_PREAMBLE.match(fold(sentence[:24])))
    for clause in CLAUSE.finditer(sentence, subject.end if subject else 0):
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


def is_pronoun(names: tuple[str, ...]) -> bool:
    """Whether a polite word stands for the addressees ("quý cơ quan")."""
    return len(names) == 1 and names[0].lower() in PRONOUNS
