"""Recipients and cooperation: who receives what a task brings about, who works with the unit in charge."""

import re
from itertools import islice

from directives.model import Kind
from expressions.names.duty_words import RECIPIENT_ENDS
from expressions.names.units import read_names, starts_at, unique
from language.patterns import LOWER, alternatives, not_after

LONGEST_SENTENCE = 4000  # letters; what goes on beyond is no sentence
_MOST_SPANS = 12  # phrases "phối hợp với" in a sentence
_LONGEST_CLAUSE = 600  # letters on either side of a deadline
CLAUSE = re.compile(r"(?:(?:;|:|,|t(?<=\bt)hì)\s|,(?=[^\W\d_]))")
_COOPERATION = re.compile(
    r"[Pp]h[ốô]i h[ợơ]p(?:,?(?: và)? (?:chặt chẽ|đồng bộ|thường xuyên|tốt|kịp thời|có hiệu quả|hiệu quả"
    r"|nhịp nhàng|tích cực|chủ động)){0,3}(?:\s(?:với"
    r"|cùng với|cùng))?:?\s(?=\S)"
)
_LEADS_WITH = re.compile(r"[Cc]hủ trì,?\s(?:cùng với|cùng|với)\s(?=\S)")
_COOPERATES = re.compile(r"\s?,?\s?(?:có trách nhiệm\s)?phối hợp(?!\s(?:với|cùng))(?![\w])")


def cooperators(sentence: str) -> tuple[str, ...]:
    """The units that the responsible one works with."""
    names: list[str] = []
    sentence = sentence[:LONGEST_SENTENCE]
    for match in _COOPERATION.finditer(sentence):
        found, _ = read_names(sentence, match.end())
        names.extend(found)
    if "chủ trì" in sentence:
        for match in _LEADS_WITH.finditer(sentence):
            found, _ = read_names(sentence, match.end())
            names.extend(found)
        for clause in CLAUSE.finditer(sentence):
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


def cooperation_spans(sentence: str) -> list[tuple[int, int]]:
    """Where the names of cooperating units stand: in "phối hợp với A, B tham mưu" B is no subject."""
    spans = []
    for match in islice(_COOPERATION.finditer(sentence), _MOST_SPANS):
        _, end = read_names(sentence, match.end())
        spans.append((match.end(), end))
    return spans


# Who receives what a task brings about, and whether it is a report at all.

_SENT = (
    "t(?<!chương t)(?<!quá t)(?<!công t)(?<!quy t)(?<!tiến t)(?<!giáo t)(?<!hành t)(?<!lộ t)(?<![Tt]ờ t)rình",
    "báo cáo", "Báo cáo", "gửi", "Gửi", "nộp", "Nộp", "chuyển", "Chuyển", "đồng gửi", "đề xuất",
    "kiến nghị", "tham mưu", "tham mưu giúp", "trả lời", "xin ý kiến", "đăng ký", "thông báo", "cung cấp",
    "có ý kiến", "phản hồi", "đồng báo cáo", "gởi", "phản ánh (?:tình hình|kết quả)", "Phản ánh",
    "cho ý kiến", "xin chủ trương", "báo(?= (?:về|cho|lại) )", "Thông báo", "Cung cấp", "Trả lời", "Đăng ký",
    "Đề xuất", "Kiến nghị",
)  # fmt: skip
_SENDS = re.compile(not_after(_SENT, r"\w") + r"(?![\w])")
_DIRECTION = re.compile(
    not_after(("về", "cho", "tới", "lên", "đến", "qua", "gửi", "thông qua", "là"), r"\w") + r"\s(?=\S)"
)
_DIRECT = re.compile(
    r"\s(?:(?:lại|ngay|kịp thời|kết quả|báo cáo|hồ sơ|danh sách|số liệu)\s)?"
    r"(?:(?:về|cho|tới|đến|lên|qua|với|giúp)\s)?"
)
_PURPOSES = not_after(("để", "làm cơ sở", "nhằm", "trước khi", "phục vụ", "làm căn cứ"), r"\w")
_PURPOSE = re.compile(_PURPOSES + r"\s")
_AIM = re.compile(_PURPOSES + r"\s[^,;.:]*")
_COLLECTS = re.compile(r"đ(?<!\wđ)ể\s")
_COLLECTING = re.compile(
    r"\s?(?:tổng hợp|theo dõi|biết|xem xét|nghiên cứu|tiếp thu|hoàn thiện|báo cáo|kịp thời|có cơ sở|chỉ đạo)"
)
# A person is where to ring; an officer by his title receives.
_PERSON = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|anh|chị|chuyên viên)\s(?!(?:phó|trưởng|giám đốc|chủ tịch|bí thư|chánh"
    r"|hiệu trưởng)\s)",
    re.IGNORECASE,
)
_RECIPIENT_END = re.compile(
    rf"(?<=[\s)])(?:{alternatives(RECIPIENT_ENDS)})(?![\w])|\s-\s(?=đ/c|đồng chí)|\((?=[{LOWER}])"
)
# "Để kịp báo cáo Bộ, Cục yêu cầu …": whom the issuer itself reports to.
_OPENING = re.compile(r"(?:Để|Nhằm)\s[^.;]{0,300}?,\s[^.;]{3,120}?\s(?:yêu cầu|đề nghị)\s")
_DIGIT = re.compile(r"\d")
_WITH = re.compile(
    r"(?:[Bb]áo cáo|[Đđ]ăng ký)\s(?:(?!phối hợp|đối với|so với|cùng với|làm việc|gắn với)"
    r"[^,.;:\s]{1,12}\s){0,6}?với\s(?=\S)"
)
_WHERE = re.compile(
    r"\s?[^,.;:()]{2,60}?(?=\s(?:trước|chậm|trong|qua|để|bằng|theo|vào|khi|kèm|không|muộn|định kỳ"
    r"|hằng|hàng)\s|[,.;:()]|$)"
)
_WAY = re.compile(r"\s?\((?:(?:thông )?qua\s)?(?=[^()]{3,80}\))")
_PART = re.compile(r"(?:Cục|Vụ|Phòng|Ban|Thanh tra)\s(?!.*(?:Bộ|Tổng cục|Sở)\s)")
_PARENT = re.compile(r"(?:Bộ|Tổng cục)\s")
_REPORTS = (
    "báo cáo", "báocáo", "gửi về", "gửi (?:báo cáo|kết quả|danh sách|hồ sơ|kế hoạch|ý kiến|văn bản|số liệu"
    "|bản|các|file|nội dung|thông tin|phiếu|bài|đề xuất|cho|tới|đến|tờ khai|báo giá|biên bản|bảng|biểu"
    "|dữ liệu"
    "|đăng ký"
    "|minh chứng|sản phẩm|chứng từ|đơn|lại|dự thảo|kèm|file|tài liệu|tổng hợp|nhận xét|thuyết minh"
    "|phương án)",
    "có ý kiến", "góp ý", "cho ý kiến",
    "tham gia ý kiến", "ý kiến tham gia", "trả lời",
    "cung cấp (?:bản|số liệu|tài liệu|danh sách|hồ sơ|báo cáo)", "phúc đáp",
    "n(?<!người n)ộp(?! (?:thuế|tiền|phí|lệ phí|kinh phí|quỹ|đủ|ngân sách|các khoản))",
    "đ(?<!văn phòng đ)(?<!vpđk đ)ăng ký(?! (?:kinh doanh|đất đai))", "gửi (?:đồng chí|đ/c)",
    "phản ánh (?:tình hình|kết quả)",
    "giải trình bằng văn bản",
    "phản hồi",
    "lập danh sách", "đề xuất gửi", "thông báo (?:về|cho|kết quả)",
)  # fmt: skip
_REPORTING = re.compile(not_after(_REPORTS, r"\w") + r"(?![\w])")
_SENT_TO_UNIT = re.compile(not_after(("gửi", "đồng gửi", "chuyển", "gởi"), r"\w") + r"\s(?=[A-ZĐỦUB])")


def recipients(sentence: str) -> tuple[str, ...]:
    """Who receives the report or the result; a purpose ("để báo cáo …") only where nobody else is named."""
    sentence = sentence[:LONGEST_SENTENCE]
    opening = _OPENING.match(sentence)
    if opening and _SENDS.search(sentence, opening.end()):
        sentence = sentence[opening.end() :]
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
    with_them = _WITH.search(sentence, max(0, start - 8), until) if " với " in sentence else None
    if with_them:
        places = sorted({*places, with_them.end()})
    done = 0
    for place in places:
        if place < done or place >= end or _PERSON.match(sentence, place):
            continue
        found, stop = read_names(sentence[:end], place, _RECIPIENT_END)
        if found:
            found, stop = _where_it_is(sentence, found, stop, end)
            found, stop = _by_way_of(sentence, found, stop)
            names.extend(_under_parent(sentence[place:stop], found))
            done = stop
    return names


def _where_it_is(sentence: str, names: tuple[str, ...], at: int, end: int) -> tuple[tuple[str, ...], int]:
    """ "cơ quan BHXH nơi ký hợp đồng": the clause says which one is meant."""
    clause = _WHERE.match(sentence, at, end) if names[-1].endswith(" nơi") else None
    if clause is None:
        return names, at
    return (*names[:-1], f"{names[-1]} {clause.group().strip()}"), clause.end()


def _by_way_of(sentence: str, names: tuple[str, ...], at: int) -> tuple[tuple[str, ...], int]:
    """ "Bộ Nội vụ (qua Cục Văn thư)" is one recipient, with the unit that takes it in."""
    way = _WAY.match(sentence, at)
    if way is None:
        return names, at
    close = sentence.index(")", way.end())
    found, end = read_names(sentence[:close], way.end())
    if len(found) == 1 and end < close and sentence[end] in ",;" and _DIGIT.search(sentence, end, close):
        return names, close + 1  # the way with its address: only a direction
    if len(found) != 1 or end < close:
        return names, at
    return (*names[:-1], f"{names[-1]} {sentence[way.start() : close + 1].strip()}"), close + 1


def _under_parent(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """ "Vụ Pháp chế, Bộ Tư pháp" is a part of the second, and one recipient."""
    if len(names) == 2 and _PART.match(names[0]) and _PARENT.match(names[1]):
        joined = f"{names[0]}, {names[1]}"
        return (joined,) if joined in " ".join(text.split()) else names
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
    begin = max(sentence.rfind(";", 0, start) + 1, start - _LONGEST_CLAUSE)
    stop = sentence.find(";", end, end + _LONGEST_CLAUSE)
    return sentence[begin:start] + ", " + sentence[end : stop if stop >= 0 else end + _LONGEST_CLAUSE]
