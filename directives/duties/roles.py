"""Who is responsible in a sentence: units named by the issuer's verb, or as a subject with a duty."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from directives.duties.cooperation import CLAUSE, LONGEST_SENTENCE, cooperation_spans
from expressions.names.duty_words import ASSIGNING, PREDICATES, PRONOUNS, RESPONSIBLE
from expressions.names.name_ends import inside_brackets
from expressions.names.provinces import KNOWN_NAMES, PROVINCES
from expressions.names.units import read_names, starts_at
from language.folding import fold
from language.patterns import LOWER, alternatives, not_after


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


_LONGEST_VERB = 30  # letters of a verb of work with what may stand before it
_MOST_AGENTS = 6  # phrases "do …" in a sentence
_VERBS = sorted((*ASSIGNING, *(verb.capitalize() for verb in ASSIGNING)), key=len, reverse=True)
_NOT_GIVING = (
    r"[\w-]",
    "việc ",
    "Về ",
    "về ",
    "các ",
    "Các ",
    "những ",
    "được ",
    "đã ",
    "theo ",
    "Theo ",
    "xét ",
    "Xét ",
    "vụ ",
)
_GIVING = re.compile(rf"({not_after(_VERBS, *_NOT_GIVING)})(?:\s(?:cho|tới|đến))?:?\s(?=\S)")
_ASKED_PRONOUN = re.compile(rf"(?:{alternatives(PRONOUNS)})(?![\w])", re.IGNORECASE)
_RESPONSIBLE = re.compile(
    rf"\s?,?\s?(?:(?:sẽ|phải|cần|trực tiếp|chủ động|khẩn trương|kịp thời|cùng|liên đới"
    rf"|được giao)\s)?(?:{alternatives(RESPONSIBLE)})(?![\w])"
)
_PREDICATE = re.compile(
    rf"\s?(?:(?:(?:còn|thì|không|vẫn)\s){{1,2}}phải|{alternatives(PREDICATES)}|quản lý"
    rf"|giám sát|lãnh đạo|tổ chức|tổng hợp|hướng dẫn|xây dựng"
    rf"|kiểm tra|nghiên cứu|hỗ trợ|bổ sung|đăng ký|tuyên truyền|tiếp nhận|thẩm định|giúp|kiểm soát"
    rf"|đầu tư|thanh tra|ứng dụng|đổi mới|điều chỉnh|đào tạo|thống kê|cùng|tự|thanh toán|quyết toán"
    rf"|mua sắm)(?![\w])"
)
_PAST = re.compile(
    r"\s?(?:,\s?)?(?:đã|sẽ|xin|đang|vừa|nhận được|thông báo(?!\s(?:họ tên|tên|danh sách"
    r"|kết quả|số điện thoại))|ban hành|có (?:Công văn|công văn"
    r"|văn bản số|Tờ trình|ý kiến (?:chỉ đạo )?như sau)|đề nghị|yêu cầu|giao|trân trọng|cũng"
    r"|là|chỉ rõ|nêu rõ|nhấn mạnh|khẳng định|cho biết|cho rằng|bày tỏ|ghi nhận|hoan nghênh|kết luận"
    r"|xây dựng [Kk]ế hoạch[^.;]{0,200}như sau)(?![\w])"
)
# Any other small word after the name of an item's unit is what it does; these are none of a verb's.
_UNKNOWN_VERB = re.compile(
    rf"\s?(?!(?:mà|thì|và|hoặc|hay|nếu|khi|như|ở|tại|nơi|từ|với|do|bởi|vì|theo|trong|ngoài|trên|dưới|gồm|là"
    rf"|đó|này|ấy|khác|sau|trước|ít|khoảng|về|cho|để|nhằm|bằng|qua|các|những|của|thuộc|có|không|sẽ|đã"
    rf"|phát hiện|nhận thấy|cho biết|rất)(?!\w))[{LOWER}]{{1,8}}\s"
)
_PREAMBLE = re.compile(
    r"(?:tren co so|can cu|ket thuc|de|sau khi|khi|neu|truong hop|doi voi|trong|dinh ky|hang|truoc"
    r"|theo|voi|qua|nham|tai|cham nhat"
    r"|tu|ke tu|ngoai|rieng|thuc hien|lien quan|xet|ve|dong thoi|cung voi|ben canh|do|vi)(?!\w)"
)
_CONNECTIVE = re.compile(
    r"(?:(?:theo đó|đồng thời|trong đó|riêng|ngoài ra|bên cạnh đó|do đó|vì vậy|tuy nhiên"
    r"|cụ thể|trước mắt|đối với|thời gian tới|tiếp theo)\s?[,:]?\s)",
    re.IGNORECASE,
)
# "(1) Sở Du lịch: …" in the middle of a paragraph.
_ENUMERATOR = re.compile(r"\(?\d{1,2}[.)]\s")
_TOWARDS = re.compile(r"đối với\s", re.IGNORECASE)
# "Việc tổng hợp số liệu do Phòng A làm đầu mối": the thing first, and who does it behind "do".
_OFFICER = re.compile(r"(?:chủ tịch|giám đốc|thủ trưởng|hiệu trưởng|Chủ tịch|Giám đốc|Thủ trưởng|UBND|Sở)\s")
_PLACES = re.compile(rf":\s(?:{alternatives(PROVINCES)})(?!\w)")
_THING = re.compile(r"(?:Việc|Nội dung|Nhiệm vụ|Công tác|Phần việc|Số liệu|Kinh phí)\s")
# "báo cáo của các huyện gửi trực tiếp cho …"
_REPORT_OF = re.compile(r"(?:\A|[;.,]\s)[Bb]áo cáo của\s(?=\S)")
_IS_SENT = re.compile(r"\s?(?:phải |được )?(?:gửi|nộp)(?!\w)")
_DONE_BY = re.compile(r"d(?<=\sd)o\s(?=\S)")
_DOES = re.compile(
    r"\s?(?:(?:sẽ|trực tiếp)\s)?(?:chủ trì|làm đầu mối|là đầu mối|đầu mối|chịu trách nhiệm|thực hiện"
    r"|đảm nhiệm"
    r"|tổng hợp|phụ trách|tham mưu|bảo đảm|đảm bảo|cung cấp|theo dõi)(?!\w)"
)
_LABELLED = re.compile(
    r"(?:[Đđ]ơn vị|[Cc]ơ quan|[Bb]ộ phận)\s(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)"
    r"(?:\s(?:thực hiện|chính|chủ trì|tham mưu)){0,2}\s?:\s?(?=\S)|Chủ trì(?: thực hiện)?\s?:\s?(?=\S)"
    r"|Người (?:thực hiện|phụ trách)\s?:\s?(?=\S)"
)
# "A chủ trì; B, C phối hợp rà soát": B and C help.
_HELPS = re.compile(r"\s?,?\s?(?:có trách nhiệm\s)?phối hợp(?!\s(?:với|cùng))(?!\w)")
_MOST_PARTS = 20  # clauses of a sentence that may be duties of their own
_APART_MAY_BE = re.compile(r"[;,]\s(?=[Đđ]ồng thời)|;\s")
_APART = re.compile(r"(?:;\s(?:[Đđ]ồng thời,?\s)?|,\s[Đđ]ồng thời,?\s)")
_LEADS_ON = re.compile(r"[Cc]hủ trì,\s")
_KNOWN = re.compile(rf"(?:{alternatives(fold(name) for name in KNOWN_NAMES if len(name) > 6)})(?!\w)")
# "Báo cáo tháng: các doanh nghiệp gửi Sở …": of what the sentence speaks, and who does it.
_LABEL = re.compile(
    r"(?:Báo cáo|Hồ sơ|Số liệu|Kế hoạch|Danh sách|Bước \d|Đợt \d|Về|Kinh phí|Công tác)(?!\w)[^.;:]{0,60}:"
)
# "Giám đốc Sở thống nhất …, giao X": the subject speaks, and it is the issuer's own order.
_SPEAKS = re.compile(
    r"\s?(?:thống nhất|lưu ý|phê bình|đánh giá|biểu dương|chỉ đạo:|nhắc nhở|phân công)(?!\w)"
)
_NEW_CLAUSE = re.compile(r"[;:]\s|[Đđ]ồng thời|[Rr]iêng\s|\.\s")
_LEADS_IN = re.compile(r"(?:(?:sau|sau đây|yêu cầu|đề nghị|chỉ đạo|đó):|(?:rõ|nhấn mạnh)[:,])$")


def bearers(sentence: str, issuer: str | None = None, item: bool = False) -> list[Bearer]:
    """Every place where the sentence makes units responsible, in order.

    `item`: the sentence stands in a list of duties, where any verb behind the first unit is its duty.
    """
    sentence = sentence[:LONGEST_SENTENCE]
    found = [*_given(sentence), *_labelled(sentence), *_done_by(sentence), *_subjects(sentence, item)]
    found.sort(key=lambda bearer: bearer.start)
    own = _in_full(fold(issuer)) if issuer else ""
    kept: list[Bearer] = []
    for bearer in found:
        if kept and bearer.start < kept[-1].end:
            continue
        if own and not bearer.bound and all(_is_own(name, own) for name in bearer.names):
            continue
        if bearer.given and kept and _is_its_own_order(sentence, kept[-1], bearer):
            continue
        kept.append(bearer)
    return kept


def _is_its_own_order(sentence: str, subject: Bearer, given: Bearer) -> bool:
    """ "Các địa phương họp, phân công công an …": whom the sentence's subject orders bears nothing."""
    if subject.given or subject.inner or _SPEAKS.match(sentence, subject.end):
        return False
    return not _NEW_CLAUSE.search(sentence, subject.end, given.start)


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
        if not names:
            names, end = _without_tones(sentence, match.end())
        if names:
            bound = bool(_RESPONSIBLE.match(sentence, end)) or match.group(1).lower().startswith(
                ("giao", "phân công")
            )
            found.append(Bearer(match.end(), end, names, True, bound, match.group(1)))
    return found


def _without_tones(sentence: str, at: int) -> tuple[tuple[str, ...], int]:
    """A well-known body whose name lost its tones: "So Xây dung"."""
    if not "A" <= sentence[at : at + 1] <= "Z":
        return (), at
    found = _KNOWN.match(fold(sentence[at : at + 80]))
    return ((sentence[at : at + found.end()],), at + found.end()) if found else ((), at)


def _labelled(sentence: str) -> list[Bearer]:
    """ "Đơn vị chủ trì: Sở Tư pháp"."""
    found: list[Bearer] = []
    if ": " not in sentence:
        return found
    for match in _LABELLED.finditer(sentence):
        names, end = read_names(sentence, match.end())
        if names:
            found.append(Bearer(match.start(), end, names, True, True, "giao"))
    return found


def _done_by(sentence: str) -> list[Bearer]:
    """ "Việc tổng hợp số liệu do Phòng Nội vụ làm đầu mối"."""
    if "áo cáo của " in sentence:
        for match in islice(_REPORT_OF.finditer(sentence), _MOST_AGENTS):
            names, end = read_names(sentence, match.end())
            if names and _IS_SENT.match(sentence, end):
                return [Bearer(match.end(), end, names, False, True)]
    if not _THING.match(sentence):
        return []
    for match in islice(_DONE_BY.finditer(sentence), _MOST_AGENTS):
        names, end = read_names(sentence, match.end())
        if names and _DOES.match(sentence, end):
            return [Bearer(match.end(), end, names, False, True)]
    return []


def _subjects(sentence: str, item: bool) -> list[Bearer]:
    found: list[Bearer] = []
    start = 0
    enumerator = _ENUMERATOR.match(sentence)
    if enumerator:
        start = enumerator.end()
    connective = _CONNECTIVE.match(sentence, start)
    if connective:
        start = connective.end()
    towards = connective is not None and _TOWARDS.match(connective.group()) is not None
    subject = _subject_at(sentence, start, towards, item and sentence[start : start + 1].isupper())
    if subject:
        # "Đối với các trường: …" may only say what holds for them: enough where a date stands with it.
        told = towards and sentence[start].islower() and not subject.bound
        if told and len(subject.names) > 1 and _OFFICER.match(subject.names[1]):
            # "Đối với các xã, chủ tịch UBND huyện chỉ đạo …": the first only say of whom it speaks.
            subject, told = replace(subject, names=subject.names[1:]), False
        if towards and len(subject.names) > 1 and subject.names[1].startswith(("mỗi ", "từng ")):
            # "Đối với các trường có hồ bơi, mỗi trường cử …": the same ones again.
            subject = replace(subject, names=subject.names[:1])
        found.append(replace(subject, inner=told))
    helping = cooperation_spans(sentence)
    preamble = bool(_PREAMBLE.match(fold(sentence[:24])))
    for clause in CLAUSE.finditer(sentence, subject.end if subject else 0):
        if not starts_at(sentence, clause.end()) or any(a <= clause.end() < b for a, b in helping):
            continue
        any_verb = item and sentence[clause.start()] == ";" and sentence[clause.end()].isupper()
        bearer = _subject_at(sentence, clause.end(), any_verb=any_verb)
        if bearer is None or (_led(sentence, clause.start()) and _HELPS.match(sentence, bearer.end)):
            continue
        lead = sentence[max(sentence.rfind(";", 0, clause.start()) + 1, 0) : clause.start() + 1]
        label = lead.endswith(":") and _LABEL.match(lead) is not None
        leads_in = (
            lead.endswith(",")
            and lead.count(",") == 1
            and len(lead) <= clause.start()  # behind a semicolon
            and _PREAMBLE.match(fold(lead[:25]).lstrip()) is not None
        )
        first = (preamble and not found) or leads_in or (label and not found)
        before = sentence[max(0, clause.start() - 12) : clause.start() + 1]
        listed = sentence[clause.start()] in ":," and _LEADS_IN.search(before) is not None
        if bearer.bound or first or listed or sentence[clause.start()] == ";":
            said = listed and sentence[clause.start()] == ","
            found.append(replace(bearer, inner=not (first or said)))
    return found


def _led(sentence: str, until: int) -> bool:
    return "chủ trì" in sentence[max(0, until - 200) : until]


def _subject_at(sentence: str, at: int, small: bool = False, any_verb: bool = False) -> Bearer | None:
    """The units that begin at `at` and do something. `small`: "các trường: …" is meant as a subject too."""
    names, end = read_names(sentence, at)
    if not names:
        return None
    bound = bool(_RESPONSIBLE.match(sentence, end))
    if sentence[end : end + 1] == ":" and (
        (sentence[at].islower() and not small) or _PLACES.match(sentence, end)
    ):
        return None
    if _PAST.match(sentence, end) and not bound:
        return None
    stumbled = _UNKNOWN_VERB.match(sentence, end)  # "Sở Y tế đạo chỉ đạo …": a slip before the verb
    does = _PREDICATE.match(sentence, end) or (
        stumbled and (any_verb or _PREDICATE.match(sentence, stumbled.end() - 1))
    )
    if not bound and not does and sentence[end : end + 1] != ":":
        return None
    return Bearer(at, end, names, False, bound)


def duties_apart(sentence: str, item: bool = False) -> list[int]:
    """Where a second duty begins behind a semicolon or ", đồng thời": it names its unit, or leads on."""
    if not _APART_MAY_BE.search(sentence):
        return []
    places: list[int] = []
    helping = cooperation_spans(sentence)
    for match in islice(_APART.finditer(sentence[:LONGEST_SENTENCE]), _MOST_PARTS):
        at = match.end()
        if any(a <= at < b for a, b in helping) or inside_brackets(sentence, 0, at):
            continue
        giving = _GIVING.match(sentence, at)
        if (giving and starts_at(sentence, giving.end())) or _LEADS_ON.match(sentence, at):
            places.append(at)
            continue
        any_verb = item and sentence[at : at + 1].isupper()
        bearer = None if giving else _subject_at(sentence, at, any_verb=any_verb)
        if bearer and not (_led(sentence, at) and _HELPS.match(sentence, bearer.end)):
            places.append(at)
    if places:
        known = bearers(sentence)
        places = [at for at in places if any(b.end + 12 < at for b in known)]
        places = [at for at in places if not any(b.start < at < b.end for b in known)]
    return places


def does_at(text: str, at: int) -> bool:
    """Whether a verb of work stands at a place, whatever its capital: "Rà soát …", "rà soát …"."""
    small = text[at : at + 1].lower() + text[at + 1 : at + _LONGEST_VERB]
    return _PREDICATE.match(small) is not None


def is_told_to(text: str, bearer: Bearer) -> bool:
    """Whether the bearer is a subject that does something, and neither speaks nor tells of itself."""
    return not bearer.given and not bearer.inner and _PREDICATE.match(text, bearer.end) is not None


def is_pronoun(names: tuple[str, ...]) -> bool:
    """Whether a polite word stands for the addressees ("quý cơ quan")."""
    return len(names) == 1 and names[0].lower() in PRONOUNS
