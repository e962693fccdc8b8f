"""Who receives what a task brings about."""

import re

from directives.duties.bearer import does_at
from directives.duties.cooperation import LONGEST_SENTENCE
from directives.duties.unnamed_recipients import BY_LETTERS, read_unnamed
from directives.words import SENDING
from expressions.names.duty_words import RECIPIENT_ENDS
from expressions.names.known_names import KnownNames
from expressions.names.name_ends import SEPARATOR
from expressions.names.units import read_names, starts_at, unique
from language.spelling import LOWER, UPPER, alternatives, not_after

_SENDS = re.compile(not_after(SENDING, r"\w", "dự thảo ", "Dự thảo ", "viết ") + r"(?![\w])")
_DIRECTION = re.compile(
    not_after(("về", "vê", "cho", "tới", "lên", "đến", "qua", "gửi", "thông qua", "là", "sang"), r"\w")
    + r"\s(?=\S)"
    r"|(?P<address>địa chỉ(?: (?:thư điện tử|email|hòm thư|hộp thư))?(?: sau| của)?\s?:?\s)(?=\S)"
)
_DIRECT = re.compile(
    r"\s(?:(?:lại|ngay|kịp thời|trực tiếp|kỳ họp|phiên họp|kết quả|báo cáo|hồ sơ|danh sách|số liệu)\s)?"
    r"(?:(?:về|cho|tới|đến|lên|qua|với|giúp)\s)?"
)
PURPOSES = not_after(("để", "làm cơ sở", "nhằm", "trước khi", "phục vụ", "làm căn cứ"), r"\w")
_GATHERING = (
    r"(?:[Tt][ổôồõ]ng hợp|theo dõi|biết|xem xét|nghiên cứu|tiếp thu|hoàn thiện|kịp thời|có cơ sở|chỉ đạo"
    r"|phối hợp|thống nhất|được)"
)
# "đề tông hợp": a scan takes the hook for a grave.
_PURPOSE = re.compile(rf"{PURPOSES}\s|(?<!\w)đ[êềẻé] (?=(?:[Tt][ổôồõ]ng hợp|theo dõi|báo cáo)(?!\w))")
# Where what is to be done goes on behind a purpose: "để xây dựng nhà cho dân, gửi Bộ A".
_GOES_ON = re.compile(
    r";\s|\.\s|(?:,\s(?:và |đồng thời )?|\s(?:và|đồng thời) )(?:kịp thời )?(?=(?:gửi|nộp|báo cáo|trình) )"
)
_LONGEST_DEED = 40  # letters of what a recipient does with it, whatever the verb
_REPORTS_ON = re.compile(rf"(?:{_GATHERING},? (?:và )?)?(?:báo cáo|trình|đề xuất)(?!\w)")
# Where the work oversteps the unit's powers another decides: nothing is sent by everybody.
_IN_CASE = re.compile(
    r"[;,.]\s(?:trong |đối với )?(?:các |những )?(?:trường hợp|nếu|nội dung|vấn đề|khó khăn|vướng mắc)"
    r"[^;,.]{0,60}?"
    r"(?:vượt|ngoài) (?:quá )?th[ẩâấ]m quy[ềêế]n[^;]*"
    r"|[;,.]\s(?:đơn vị|cơ quan|địa phương|nơi|phòng|xã|trường) nào [^;]*",
    re.IGNORECASE,
)
# People and things that stand behind such a verb, and receive no report.
_NO_RECIPIENT = re.compile(
    r"(?:các |những |mọi |từng |mỗi |toàn thể )?(?:tổ chức(?:,| và| cá nhân)|cá nhân|doanh nghiệp"
    r"|hộ(?!\w)|lớp(?!\w)|địa phương(?= (?:quản lý|theo dõi|xử lý))|ngư dân|người"
    r"|thuế (?:TNDN|TNCN|GTGT|TTĐB|XNK|giá trị|thu nhập|môn bài|đất|tiêu thụ|bảo vệ|tài nguyên|của)"
    r"|thôn, bản|khu dân cư|cha mẹ|phụ huynh"
    r"|(?:công|viên) chức(?=[,.;]|\s(?:và|trong|thuộc)\s)"
    r"|tập thể|nhân dân|trường hợp|vụ việc|vụ án|khách|hội viên|đoàn viên|học sinh|bộ phận biên tập|đại biểu"
    r"|nhóm (?:zalo|viber|chat)|hệ thống|phần mềm|cổng|email|thư điện tử|hộp thư"
    r"|đường dây|bản tin|tin|số liệu|tài liệu)",
    re.IGNORECASE,
)
# "cung cấp thông tin cho các cơ quan, báo chí và người dân": the public receives no report.
_PUBLIC = re.compile(r"(?:người dân|báo chí|du khách|cử tri)(?!\w)")
_PROPOSES = re.compile(r"(?:đề xuất|kiến nghị|Đề xuất|Kiến nghị)\Z")
_ADVISES = re.compile(r"[Tt]ham mưu,? (?:và )?\Z")
# A person is where to ring; an officer by his title receives.
_PERSON = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|anh|chị|chuyên viên)\s(?!(?:phó|trưởng|giám đốc|chủ tịch|bí thư|chánh"
    r"|hiệu trưởng)\s)",
    re.IGNORECASE,
)
_RECIPIENT_END = re.compile(
    rf"(?<=[\s)])(?:{alternatives(RECIPIENT_ENDS)})(?![\w])|\s-\s(?=đ/c|đồng chí)|\((?=[{LOWER}])"
    r"|(?<=\s)ngày(?=\s\d)|(?<=\s)(?<!đạo )(?:Nghị định|Nghị quyết|Quyết định|Thông tư|Tờ trình|Đề án)(?!\w)"
)
# "Để kịp báo cáo Bộ, Cục yêu cầu …": whom the issuer itself reports to.
_OPENING = re.compile(r"(?:Để|Nhằm)\s[^.;]{0,300}?,\s[^.;]{3,120}?\s(?:yêu cầu|đề nghị)\s")
_WITH = re.compile(
    r"(?:[Bb]áo cáo|[Đđ]ăng ký)\s(?:(?!phối hợp|đối với|so với|cùng với|làm việc|gắn với|(?:phù|kết) hợp với"
    r"|(?:trao đổi|kết nối|liên hệ|chia sẻ|tương ứng|ký|liên quan|tiếp xúc|hợp đồng) với)"
    r"[^,.;:\s]{1,12}\s){0,20}?với\s(?=\S)"
)
_WHICH = re.compile(
    r"\s?(?<=\s)(?:cùng cấp|cấp trên trực tiếp|cấp trên|quản lý trực tiếp"
    r"|phụ trách(?: (?:lĩnh vực|khối|ngành|trực tiếp)|(?=\s?[(.,;]|\s(?:trước|vào|chậm nhất|để)\s)))(?!\w)"
)
_WHOEVER = re.compile(r"(?:các )?(?:cấp|cơ quan) có thẩm quyền\Z")
_STREET = re.compile(r",\s[Ss]ố\s\d\w*\Z")
_STREET_ON = re.compile(r"\s[Ss]ố\s\d\w*\Z")
_OF_STREET = re.compile(r",?\s?(?:đường|phố|Quốc lộ|[Pp]hường|xã|ngõ|thôn)\s")
# What is handed in on paper is handed in somewhere: "nộp bản cứng tại Phòng A".
_HANDED_IN = re.compile(
    rf"\s[^,.;:()]{{0,60}}?(?<!\w)tại\s(?=[{UPPER}]|bộ phận\s|phòng\s|văn phòng\s|trung tâm\s)"
)
_HEADS_OF_MANY = frozenset(
    ("các Bộ", "các bộ", "các Sở", "các sở", "các Cục", "các Vụ", "các Ban", "các Phòng")
)
_WAY = re.compile(r"\s?\((?:gửi )?(?:thông )?qua\s(?![^()]*gửi (?!qua (?:thư|email)))[^()]{3,160}\)")
_THROUGH = re.compile(r",?\s?(?<=[\s,])(?:thông )?qua\s(?=\S)")
_ADDRESS = re.compile(r"[,;]\s?(?=[^,;]*\d)")
_SENT_WHERE = re.compile(
    r"\s?(?:(?:Các|Những|Toàn bộ|Tất cả(?: các)?)\s)?"
    r"(?:[Bb]áo cáo|Kết quả|Văn bản|Hồ sơ|Danh sách|Ý kiến|Kế hoạch|Đề nghị|Số liệu|Nội dung)\s"
    r"(?:[^\s.;:]{1,12}\s){0,6}?(?:gửi|nộp)\s[^.;]{3,300}"
)
_TO = re.compile(r"(?:[Gg]ửi|[Nn]ộp|[Cc]huyển)\s(?:\w+\s){0,3}?về\s\Z")
_VERB = 12  # letters of such a verb
_PART = re.compile(r"(?:Cục|Vụ|Phòng|Ban|Thanh tra)\s(?!.*(?:Bộ|Tổng cục|Sở)\s)")
_PARENT = re.compile(r"(?:Bộ|Tổng cục)\s")


def recipients(sentence: str, known: KnownNames | None = None) -> tuple[str, ...]:
    """Who receives the report or the result; a purpose ("để báo cáo …") only where nothing else is sent.

    Who is helped to do something ("tham mưu UBND tỉnh ban hành …") receives nothing, nor does who is told
    only where something comes up.
    """
    sentence = sentence[:LONGEST_SENTENCE]
    opening = _OPENING.match(sentence)
    if opening and _SENDS.search(sentence, opening.end()):
        sentence = sentence[opening.end() :]
    sentence = _IN_CASE.sub(lambda case: " " * len(case.group()), sentence)
    purposes = _purposes(sentence)
    work = _without(sentence, purposes)
    names = _recipients(work, 0, len(work), known)
    if names or not purposes:
        return unique(names)
    if _SENDS.search(work):
        return ()
    for start, end in purposes:
        if _REPORTS_ON.match(sentence, _after_purpose(sentence, start)):
            first, *others = _recipients(sentence, start, end, known) or [""]
            together = (other for other in others if f"{first} và {other}" in sentence)
            names += [name for name in (first, *together) if name]
    return unique(names)


def recipients_beside(text: str, start: int, end: int, known: KnownNames | None = None) -> tuple[str, ...]:
    """Who receives a report of which the sentence from `start` to `end` says only by when: in the one before,
    or in the one behind that says where "báo cáo", "kết quả" … goes.
    """
    before = text[max(0, start - LONGEST_SENTENCE) : start].rstrip()
    told = recipients(before[max(before.rfind(". ", 0, -1), before.rfind("; ", 0, -1)) + 1 :], known)
    if told:
        return told
    after = _SENT_WHERE.match(text, end)
    return recipients(text[after.start() : after.end()], known) if after else ()


def _after_purpose(sentence: str, start: int) -> int:
    found = _PURPOSE.match(sentence, start)
    return found.end() if found else start


def _purposes(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence says what for: what a recipient does with it, or what the work serves."""
    spans: list[tuple[int, int]] = []
    for found in _PURPOSE.finditer(sentence):
        if spans and found.start() < spans[-1][1]:
            continue
        # Where nothing is sent before, the work itself goes on: "để xem xét lồng ghép, báo cáo Bộ".
        before = _SENDS.finditer(sentence, 0, found.start())
        sent = any(_PROPOSES.match(verb.group()) is None for verb in before)
        end = len(sentence)
        for edge in _GOES_ON.finditer(sentence, found.end() + 1):
            beside = sent and edge.start() - found.end() <= _LONGEST_DEED  # "để gom góp, báo cáo Bộ"
            if edge.group()[0] in ";." or not beside:
                end = edge.start()
                break
        if sentence.rfind("(", 0, found.start()) > sentence.rfind(")", 0, found.start()):
            end = min(end, sentence.find(")", found.end()) % (len(sentence) + 1))
        spans.append((found.start(), end))
    return spans


def _without(sentence: str, spans: list[tuple[int, int]]) -> str:
    """The sentence with these parts blank, each letter in its place."""
    parts = list(sentence)
    for start, end in spans:
        parts[start:end] = ";" + " " * (end - start - 1)
    return "".join(parts)


def _recipients(sentence: str, start: int, end: int, known: KnownNames | None) -> list[str]:
    names: list[str] = []
    verb = _SENDS.search(sentence, start, end)
    while verb:
        position, told = verb.end(), verb.group()
        proposes = _PROPOSES.match(verb.group()) is not None
        advises = proposes and _ADVISES.search(sentence, max(0, verb.start() - 14), verb.start()) is not None
        verb = _SENDS.search(sentence, position, end)
        if verb and verb.start() - position < 2 and _PROPOSES.match(verb.group()):
            verb = _SENDS.search(sentence, verb.end(), end)  # "báo cáo đề xuất danh mục với UBND"
        until = min(verb.start() if verb else end, _sentence_end(sentence, position, end))
        handed = _HANDED_IN.match(sentence, position, until) if told in ("nộp", "Nộp") else None
        if handed:
            names += read_names(sentence[:end], handed.end(), _RECIPIENT_END, known)[0]
        if not advises:
            told_to = _recipients_after(sentence, position, position if proposes else until, end, known)
            # "trình cấp có thẩm quyền" names nobody; "báo cáo" does.
            whoever = proposes or told.lower() in ("trình", "chuyển")
            names += [name for name in told_to if not (whoever and _WHOEVER.match(name))]
    return names


def _sentence_end(sentence: str, start: int, end: int) -> int:
    found = re.search(r";\s|(?<!\bP)\.\s", sentence[start:end])
    return start + found.start() if found else end


def _recipients_after(sentence: str, start: int, until: int, end: int, known: KnownNames | None) -> list[str]:
    """Names right after the verb, or after "về", "cho" further on."""
    names: list[str] = []
    direct = _DIRECT.match(sentence, start)
    places = [direct.end()] if direct else []
    ways = list(_DIRECTION.finditer(sentence, start, until))
    places += [match.end() for match in ways]
    addresses = {match.end() for match in ways if match["address"]}
    with_them = _WITH.search(sentence, max(0, start - 8), until) if " với " in sentence else None
    if with_them:
        places = sorted({*places, with_them.end()})
    done = 0
    for place in places:
        if (
            place < done
            or place >= end
            or _PERSON.match(sentence, place)
            or _NO_RECIPIENT.match(sentence, place)
        ):
            continue
        found, stop = read_names(sentence[:end], place, _RECIPIENT_END, known)
        letters = None if found else BY_LETTERS.match(sentence, place, end)
        if letters and _TO.search(sentence, start - _VERB, place):
            found, stop = (letters.group(),), letters.end()
        if not found and any(place == way.end() for way in ways):
            found, stop = read_unnamed(sentence[:end], place)
        if found and _PUBLIC.search(found[-1]):
            done = stop
            continue
        if found and place in addresses:
            names.extend(found[:1])  # what follows says where that one is
            done = max(stop, _sentence_end(sentence, stop, end))
        elif found:
            found, stop = _heads_listed(sentence[:end], found, place, stop)
            found, stop = _told_apart(sentence, found, stop)
            found, stop = _by_way_of(sentence, found, stop)
            names.extend(_under_parent(sentence[place:stop], found))
            more, done = _beside(sentence[:end], stop, known) if sentence[stop - 1] == ")" else ((), stop)
            names.extend(more)
    return names


def _beside(sentence: str, at: int, known: KnownNames | None) -> tuple[tuple[str, ...], int]:
    """ "Cục A (qua Phòng 1) và Giám đốc B": the names with which a list goes on behind a bracket."""
    joint = SEPARATOR.match(sentence, at)
    if joint is None or not starts_at(sentence, joint.end(), known):
        return (), at
    names, end = read_names(sentence, joint.end(), _RECIPIENT_END, known)
    if "và" not in joint.group() and does_at(sentence, end + (sentence[end : end + 1] == " ")):
        return (), at  # whose work begins there
    return _by_way_of(sentence, names, end)


def _heads_listed(sentence: str, names: tuple[str, ...], start: int, at: int) -> tuple[tuple[str, ...], int]:
    """ "Văn phòng A và các Bộ: B, C": the last entry is the head of a list of its own."""
    if sentence[at : at + 1] != ":" or names[-1] not in _HEADS_OF_MANY:
        return names, at
    listed, end = read_names(sentence, sentence.rindex(names[-1], start, at), _RECIPIENT_END)
    return ((*names[:-1], *listed), end) if len(listed) > 1 else (names, at)


def _told_apart(sentence: str, names: tuple[str, ...], at: int) -> tuple[tuple[str, ...], int]:
    """ "Hội đồng nhân dân cùng cấp", "… phụ trách lĩnh vực": which one is meant; no number of its street."""
    which = _WHICH.match(sentence, at)
    street = _STREET_ON if _OF_STREET.match(sentence, at) else _STREET
    last = street.sub("", names[-1])
    if which is None:
        return (*names[:-1], last), at
    return (*names[:-1], f"{last} {which.group().strip()}"), which.end()


def _by_way_of(sentence: str, names: tuple[str, ...], at: int) -> tuple[tuple[str, ...], int]:
    """ "Bộ Nội vụ (qua Cục Văn thư)" is one recipient, with the unit that takes it in."""
    way = _WAY.match(sentence, at)
    through = _THROUGH.match(sentence, at) if way is None else None
    if through and _NO_RECIPIENT.match(sentence, through.end()):
        through = None
    by, end = read_names(sentence, through.end(), _RECIPIENT_END) if through else ((), at)
    if by:
        return (*names[:-1], f"{names[-1]} (qua {', '.join(by)})"), end
    if way is None:
        return names, at
    if _ADDRESS.search(way.group()) or not starts_at(way.group(), way.group().index("qua ") + 4):
        return names, way.end()  # the way with its address, or a page: only a direction
    return (*names[:-1], f"{names[-1]} {way.group().strip()}"), way.end()


def _under_parent(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """ "Vụ Pháp chế, Bộ Tư pháp" is a part of the second, and one recipient."""
    if len(names) == 2 and _PART.match(names[0]) and _PARENT.match(names[1]):
        joined = f"{names[0]}, {names[1]}"
        return (joined,) if joined in " ".join(text.split()) else names
    return names
