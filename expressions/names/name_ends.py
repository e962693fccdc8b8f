"""Where a unit's name begins in running text, and where a list of names is over."""

import re

from expressions.names.doubtful_verbs import FIRM, begins_part, doubtful_end, inside_brackets, is_part_of_name
from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES
from expressions.names.name_words import (
    AFTER_SHORT_HEADS,
    GROUP_HEADS,
    OPENING_HEADS,
    QUANTIFIERS,
    SHORT_HEADS,
    UNIT_HEADS,
    in_any_capitals,
)
from expressions.names.remarks import remark_begins
from expressions.names.strange_words import strange_word
from language.spelling import LOWER, UPPER, alternatives

LONGEST_NAME = 260  # letters of a list of names

_QUANTIFIER = (
    rf"(?:(?:{alternatives(QUANTIFIERS)}|{alternatives(tuple(q.capitalize() for q in QUANTIFIERS))})\s)"
)
_SHORT = (
    rf"(?:{alternatives(SHORT_HEADS)})(?=\s(?:[{UPPER}\d]|(?:{alternatives(AFTER_SHORT_HEADS)})(?![\w])))"
    rf"|(?:Bộ|Sở|Cục|Ngành|Ban|Phòng)(?=\s(?:trước|chậm|để|theo|trong|tổng|xem|qua|khi|biết|vào|bằng|hằng"
    rf"|hàng|định kỳ|kèm|ngay|sau"
    rf"|chủ trì|và)(?![\w])|\s?[.,;)]|\s?$|\s?\((?:qua|Cục|Vụ|Phòng|Văn phòng|Tổng cục)\s)"
    rf"|P\.[{UPPER}]{{2,6}}(?!\w)|Lãnh đạo(?=,\s(?:trưởng|thủ trưởng|chỉ huy)\s)"
    r"|P[ABCHKVX]\d\d(?!\w)"  # rooms of the police by their codes
    r"|(?:Ban|Tổ|Đội|Đoàn|Phòng|Trạm|Cụm|Khối|Khoa|Cục|Tiểu ban|Xí nghiệp)(?=\ssố\s\d)"
    r"|Thống kê(?=\s(?:tỉnh|thành phố|cơ sở)(?!\s(?:vật chất|dữ liệu|hạ tầng))(?!\w))"
    r"|(?:Báo|Đài)(?=\svà\s(?:Đài|Trung tâm|Báo|Cổng)\s)"
    r"|Thanh tra(?=(?:,|\svà)\s(?:(?:các\s)?[Pp]hòng|Văn phòng)\s)"
    # "Tỉnh căn cứ quy định …": the one that the text speaks of, called by its kind.
    rf"|(?:Tỉnh|Thành phố|Huyện|Xã|Phường|Đặc khu|Sở|Cục|Ban|Viện|Trường(?!\shợp)|Cơ sở)"
    rf"(?=\s(?:{alternatives(PREDICATES)})(?!\w))"
    r"|(?:Tỉnh|Thành phố|Huyện|Xã|Phường)(?=\s(?:tổng hợp|nghiên cứu|tổ chức|xây dựng|hỗ trợ)(?!\w))"
)
_COUNT = r"(?:\d{1,3}|hai|ba|bốn|sáu|bảy|tám|chín|mười)"
_NAMED = rf"(?:(?:{alternatives(in_any_capitals(UNIT_HEADS))})(?![\w])|{_SHORT})"
_CAPITAL_OR_SMALL = (*GROUP_HEADS, *(head.capitalize() for head in GROUP_HEADS))
_GROUP = rf"(?:{alternatives(_CAPITAL_OR_SMALL)})(?![\w])"
_SMALL = rf"(?:{alternatives(GROUP_HEADS)})(?![\w])"
_SMALL_NAMED = rf"(?:{alternatives(GROUP_HEADS)})(?=\s[{UPPER}])"
_TRADE = (
    r"[Nn]gành (?:công thương|y tế|giáo dục|công an|tư pháp|nông nghiệp|tài chính|xây dựng|giao thông"
    r"|ngân hàng|[Tt]huế|nội vụ|văn hóa|điện|công nghiệp)"
)
_GENERAL = (
    r"(?:(?:cơ quan|đơn vị|cấp|người|tổ chức)\s(?:có thẩm quyền|có liên quan|liên quan"
    r"|chủ quản|cấp trên|trực thuộc|ngang bộ|thuộc)"
    r"|cơ quan,\sđơn vị|quý (?:cơ quan|đơn vị|sở|bộ|ban|vị)|đồng chí|(?:ông|bà|đ/c)(?=\s[A-ZĐ])|thủ trưởng"
    r"|(?:lãnh đạo|chỉ huy) (?:các|đơn vị|Sở|UBND)|người đứng đầu|trưởng (?:các|phòng)|cấp ủy|nhà trường"
    r"|chủ đầu tư|nhà thầu|nhà cung cấp|thương nhân (?:đầu mối|phân phối)"
    r"|người nộp thuế|người sử dụng lao động|người khai hải quan|hội quần chúng|lực lượng"
    r"|đội ngũ|bộ phận|giáo viên (?:chủ nhiệm|bộ môn|phụ trách)|ban giám hiệu"
    r"|người nộp (?:hồ sơ|đơn|phí)|cơ quan (?:[Tt]huế|[Hh]ải quan|[Cc]ông an|điều tra|Điều tra|tiến hành"
    r"|thanh tra|kiểm tra|kiểm toán|kiểm định|chức năng|chuyên môn|thông tấn|báo chí|quản lý"
    r"|bảo hiểm|quân sự|thường trực|đầu mối)"
    rf"|sở, (?:ban,? )?ngành|địa phương|{_TRADE})(?![\w])"
)
_SMALL_ONE = (
    r"(?:(?:giáo viên|nhân viên|bộ phận|tổ)\s(?:chủ nhiệm|bộ môn|phụ trách|chuyên môn|văn phòng|tư vấn"
    r"|y tế|kế toán|kê khai|thiết bị|thư viện|hành chính|kỹ thuật|một cửa|tiếp nhận|bảo vệ)"
    r"|đội ngũ|ban giám hiệu|hội quần chúng)(?!\w)"
)
START = re.compile(
    rf"(?:{_QUANTIFIER}(?:{_COUNT}\s)?(?:{_NAMED}|{_GROUP})|(?:{_COUNT}\s)?(?:{_NAMED}|{_SMALL_NAMED})"
    rf"|{_GENERAL}|(?:{alternatives(OPENING_HEADS)})(?![\w]))"
)
NEXT = re.compile(
    rf"(?:{_QUANTIFIER}(?!(?:huyện|tỉnh|xã|quận|thành phố|phường|thị xã|thị trấn|nội dung"
    rf"|giải pháp)(?!\w))(?:{_NAMED}|{_SMALL})|một số tỉnh|{_NAMED}|{_SMALL_NAMED}|{_SMALL_ONE}"
    rf"|{_TRADE}(?!\w)|báo, đài(?!\w)|trưởng các\s|cơ quan (?:thông tấn|báo chí|truyền thông)(?!\w)"
    rf"|hệ thống (?:các )?(?:cơ quan|ngân hàng|Đoàn|Hội|Công đoàn|truyền thanh|đài|trường)(?!\w)"
    rf"|cơ quan ngang [bB]ộ|cơ quan thuộc Chính phủ|ủy ban nhân dân"
    rf"|cơ quan, đơn vị"
    rf"|(?!CSDL|THCS|THPT|TKCN|CNCH|TDTT|PTNT"
    rf"|TBXH|KHKT"
    rf"|KTHT)[{UPPER}]{{3,}}(?![\w]))"
)
NEXT_AFTER_AND = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương)(?:,? \w+){0,3}? (?:có )?liên quan"
)
_STOP = re.compile(
    rf"(?:[;:]|(?<!\bP)\.)(?=\s|$)|\n|(?<=[\s,)])(?<!Ban )(?<!(?<!rưởng )(?<!hòng, )(?<!ở, )ban )"
    rf"(?<!Tổ )(?<!chương )"
    rf"(?!(?<=[Cc]ông )(?<!thi công )trình)(?<!Đăng )(?<![Aa]n toàn )(?<!Cấp trên )"
    rf"(?<![Tt]hu (?!c[óầh]|phải))(?<!diện )(?<![-–] )(?<!hi đua, )(?<!Chương )(?:{alternatives(PREDICATES)})"
    rf"(?![\w])|(?<=\s)(?<!quan )(?<!vị )đầu mối(?![\w])|\s[-–]\s(?!xã hội|nghề nghiệp|kỹ thuật|hành chính"
    rf"|tài chính|nghiệp vụ|kế hoạch"
    rf"|hộ tịch|đô thị|môi trường|văn hóa|thể thao|du lịch|giáo dục|đào tạo|thương binh|kế toán|chính sách"
    rf"|nông nghiệp|địa chính|kinh tế|dân số|thông tin|truyền thông|công nghiệp|thương mại|quản trị"
    rf"|tổng hợp|khen thưởng|tin học|thống kê|chỉ đạo|xây dựng)(?=[{LOWER}])|(?<=\s)(?:về việc"
    rf"|do(?= (?:đồng chí|ông|bà|[{UPPER}]))|đối với|tại|theo|để|cơ bản|từ|nhằm|khi|bằng|như|nêu trên"
    r"|là(?!\s(?:tổ chức|doanh nghiệp|cá nhân|hộ gia đình|cộng đồng)(?!\w))"
    rf"|trong(?!\s(?:tỉnh|ngành|toàn|huyện|thành phố|khu|cả|[nN]ước)))(?![\w])|[“\"]"
    r"|(?<=\w\s)có(?=\s\d)"  # "Bệnh viện có 180 giường"
    # "gửi Sở Nội vụ 01 bản"; "Các trường còn lại mỗi trường …": each of them.
    rf"|(?<=\w\s)0\d\s(?=[{LOWER}])(?!(?!bản(?!\w))(?:{alternatives(GROUP_HEADS)})(?!\w))"
    rf"|(?<=\w\s)(?:mỗi|từng)\s(?=(?:{alternatives(GROUP_HEADS)})(?!\w))"
)
# "Vụ Khoa học và Công nghệ bảo quản chủ trì": of two verbs without a joint the first is a part of the name.
_LEADS = re.compile(r"\s(?:chủ trì|có trách nhiệm|chịu trách nhiệm)(?!\w)")
# What is joined to a word that begins with a capital, and with no body's, is a part of the name as well.
_NAME_GOES_ON = re.compile(
    rf"(?:\s[{LOWER}]+){{0,2}}(?:\svà|,|\s[-–])\s(?=[{UPPER}][{LOWER}]+\s[{LOWER}])(?!{NEXT.pattern})"
)
_OF_TWO_WORDS = frozenset(verb for verb in (*PREDICATES, *DOUBTFUL_PREDICATES) if verb.count(" ") == 1)
_GIVEN_TO = {"được": len(" giao"), "giao": 0, "phân công": 0}
_ENTRUSTED = re.compile(r"(?:đơn vị|cơ quan|tổ chức|cá nhân|địa phương) được (?:giao|phân|phân công)\Z")
_MANNERS = frozenset(
    (
        "khẩn trương", "chủ động", "tiếp tục", "tích cực", "kịp thời", "thường xuyên", "nghiêm túc", "sẽ",
        "phải",
        "cần", "được", "đã", "trực tiếp", "giao", "phân công", "được giao", "tập trung", "quyết liệt",
        "căn cứ",
        "đồng thời", "định kỳ", "sớm", "nhanh chóng", "xin", "vẫn", "đang", "cử", "cùng", "không", "tự",
        "yêu cầu",
        "đề nghị", "gấp", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "chủ trì", "phối hợp",
        "còn phải", "hiện", "chỉ đạo", "tổ chức", "tham gia", "can",
    )
)  # fmt: skip
SEPARATOR = re.compile(rf"\s?(?:[,;](?:\s|(?=[{UPPER}](?:[{LOWER}]|BND)))|,?\s(?:và|cùng với|cùng|hoặc)\s)")
# "Công an tỉnh kiểm soát": after a place's kind nothing small but a few words belongs to the name.
_AFTER_PLACE = re.compile(
    rf"(?<=\s)(?<![Tt]ác )(?:số \d{{1,3}}|tỉnh|huyện|xã|phường|thị xã|thị trấn"
    rf"|quận)\s(?=[{LOWER}])(?!(?:và|các|có|còn"
    rf"|không thuộc|thuộc|trực thuộc|liên|miền|phía|vùng|khu"
    r"|biên|đồng (?:bằng|bào|muối)|trung (?:du|tâm)|(?:nội|ngoại) \w+|duyên hải|hải đảo|bãi ngang|nông thôn"
    r"|cửa khẩu|thượng nguồn|hạ lưu|số|ven|lân|trên|trong|theo|uỷ|ủy|đội|đoàn|hội|nơi|được|thành|phố|trấn"
    r"|xã|huyện"
    r"|thị|đặc|cơ|đơn|ngành|phường)(?!\w))"
)
# "Bộ (Cục Viễn thông) lộ trình phủ sóng": behind a bracket only a place or more names go on.
_AFTER_BRACKET = re.compile(
    rf"\)\s(?=[{LOWER}])(?!(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|và|cùng|hoặc|các|những"
    r"|thuộc|trực thuộc|của|liên quan|có liên quan|còn lại|nêu trên|trên|tại|khu vực)(?!\w))"
)
# "Trung tâm Lưu trữ Hải Lăng về số hóa …": behind a proper name no field of work follows.
_ABOUT = re.compile(rf"\s[{UPPER}]\w*\s[{UPPER}]\w*(?=\svề\s)")
_INNER = re.compile(
    r"(?:chuyên khoa|(?:cận )?lâm sàng|mầm non|tiểu học|trung học|THCS|THPT|phổ thông|cao đẳng|đại học"
    r"|(?:ngoài )?công lập|tư thục|tư nhân|dân lập)(?!\w)|"
    r"(?:vùng (?:sâu|xa|cao|trũng|biên giới|ven biển)|biên giới|hải đảo|ven (?:biển|sông|đô)|miền núi"
    r"|trung du|ngoại thành)(?!\w)|"
    rf"(?:(?:khu|cụm) (?:công nghiệp|kinh tế|chế xuất|công nghệ|du lịch)|(?<!\w)công nghiệp"
    rf"|tìm kiếm|cứu hộ|phòng thủ|giám sát ngân hàng"
    rf"|hỗ trợ,? (?:và )?tái định cư|tái định cư|chống\s|khen thưởng|cứu nạn"
    rf"|bài trừ|đẩy lùi"
    rf"|(?!bản (?:mềm|giấy|cứng|điện tử|chính|sao|gốc|in|số|scan)(?!\w))"
    rf"(?:{alternatives(GROUP_HEADS)})(?!\w)|có liên quan|liên quan|trực thuộc|thuộc|các|thị trấn"
    rf"|đặc khu|quân đội|trung ương|Trung ương|đoàn thể|nhân dân|người dân|[{UPPER}(])"
)


def name_end(text: str, at: int, more: re.Pattern[str] | None = None) -> int:
    """Where the list of names that begins at `at` is over; `at` itself where none begins.

    `more` are words that end a name here besides the usual ones.
    """
    begun = START.match(text, at)
    if begun is None:
        return at
    limit = min(len(text), at + LONGEST_NAME)
    depth_end = stop(text, at, begun.end(), limit, more)
    position = begun.end()
    # Each separator must lead to another name or on within this one.
    while True:
        found = SEPARATOR.search(text, position, depth_end)
        if found is None:
            return _without_open_bracket(text, at, depth_end)
        if inside_brackets(text, at, found.start()) or is_part_of_name(text, at, found.start()):
            position = found.end()
            continue
        if text.startswith(f"{text[at : found.start()].strip()} ", found.end()):
            return found.start()  # "gửi về Sở A; Sở A tổng hợp …": its own clause begins
        if remark_begins(text, at, found.start()):
            return found.start()
        after = text[found.end() : found.end() + 60]
        goes_on = bool(NEXT.match(after) or _INNER.match(after)) or begins_part(after)
        goes_on = goes_on or _FIELDS.match(text, found.end()) is not None
        goes_on = goes_on or _is_half_of_a_field(text, at, found, depth_end)
        goes_on = goes_on or bool(_NUMBER.match(after) and _NUMBERED.search(text, at, found.start()))
        if not (goes_on or _is_short_rest(text, found.end(), depth_end)):
            return found.start()
        position = found.end()


# "Phòng Tổ chức, biên chế và Chính quyền địa phương"
_FIELDS = re.compile(
    rf"(?!{alternatives((*GROUP_HEADS, *QUANTIFIERS, *PREDICATES))})[{LOWER}]+(?:\s[{LOWER}]+){{0,2}}\svà\s"
    rf"(?!{NEXT.pattern})[{UPPER}]"
)
# "Tổ dân phố số 7, 12 và 33"
_NUMBERED = re.compile(
    r"\s(?:(?:số\s)?\d{1,3}(?:(?:,\s|\svà\s)\d{1,3}){0,40}|[IVX]{1,4}(?:(?:,\s|\svà\s)[IVX]{1,4}){0,20})$"
)
_NUMBER = re.compile(r"\d{1,3}(?=[,:]|\s)(?!\s\d)|[IVX]{1,4}(?!\w)")


_PEOPLE = re.compile(r"(?:người|nhân dân|dân|hộ|cá nhân|tổ chức|doanh nghiệp|cộng đồng)(?!\w)|.*\d")


def _is_short_rest(text: str, start: int, end: int) -> bool:
    """ "Phòng Chính trị, tư tưởng phối hợp …": a word or two that end the name at a verb."""
    rest = text[start:end].strip()
    return (
        1 <= rest.count(" ") <= (2 if _PEOPLE.match(rest) else 4)
        and len(rest) <= 30
        and "," not in rest
        and end < len(text)
        and text[end].islower()
    )


_SMALL_HALF = re.compile(rf"[{LOWER}]+(?:\s[{LOWER}]+){{0,3}}\s?(?=[,;.:()]|\svà\s|\Z)")
_OTHERS = re.compile(rf"(?:{alternatives((*GROUP_HEADS, *QUANTIFIERS))})(?!\w)")


def _is_half_of_a_field(text: str, at: int, joint: re.Match[str], end: int) -> bool:
    """ "Hội Bảo trợ người khuyết tật và trẻ mồ côi, …": small words that end at a pause, and name nobody."""
    if "và" not in joint.group() or FIRM.match(text, at):
        return False
    half = _SMALL_HALF.match(text, joint.end(), end)
    return half is not None and not (_OTHERS.match(text, joint.end()) or _PEOPLE.match(half.group()))


def stop(text: str, begin: int, start: int, limit: int, more: re.Pattern[str] | None = None) -> int:
    """Where the words of names from `start` on end: at a verb, a full stop, a dash."""
    # Predicates inside brackets belong to a remark ("(sau đây viết tắt là …)"), not to the sentence.
    end = limit
    for pattern in (_STOP, more):
        for found in pattern.finditer(text, max(start - 1, 0), end) if pattern else ():
            if found.group() == ";" and NEXT.match(text, found.end() + 1):
                continue  # "Các sở, ngành; UBND các huyện": the list goes on
            if is_part_of_name(text, begin, found.start()) or text.endswith(" có ", begin, found.start()):
                continue  # "các tổ chức có sử dụng lao động"
            further = _GIVEN_TO.get(found.group())
            if further is not None and _ENTRUSTED.search(text, begin, found.end() + further):
                continue  # "các đơn vị được giao làm chủ đầu tư"
            if _is_half_a_verb(text, begin, found):
                continue  # "Ban Thực hiện chính sách"
            if pattern is _STOP and _NAME_GOES_ON.match(text, found.end()):
                continue  # "Quỹ Đầu tư phát triển và Bảo lãnh tín dụng"
            if pattern is _STOP and _LEADS.match(text, found.end()) and found.group() not in _MANNERS:
                continue
            if not inside_brackets(text, start, found.start()):
                end = found.start()
                break
    place = _AFTER_PLACE.search(text, begin, end)
    if place and not inside_brackets(text, start, place.start()):
        end = min(end, place.end())
    closed = _AFTER_BRACKET.search(text, start, end)
    end = closed.start() + 1 if closed else end
    about = _ABOUT.search(text, begin, end)
    end = about.end() if about else end
    end = doubtful_end(text, begin, start, end)
    return strange_word(text, begin, start, end)


def _is_half_a_verb(text: str, begin: int, word: re.Match[str]) -> bool:
    """Whether a verb is but the second half of one that the name has in capitals: "Ban Thực hiện …"."""
    first = text[begin : word.start()].rpartition(" ")[0].rpartition(" ")[2]
    return first[:1].isupper() and f"{first.lower()} {word.group()}" in _OF_TWO_WORDS


def _without_open_bracket(text: str, start: int, end: int) -> int:
    if inside_brackets(text, start, end):
        return text.rindex("(", start, end)
    return end
