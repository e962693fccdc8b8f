"""Whether "Mật" is what a line is about, by how the line goes on and by the lines around it.

Only of what was typed, with its first letter large or none: a machine reads many a stamp so, and capitals are
a mark's own.
"""

import re

from directives.secret_lines import SecretLine
from directives.secret_people import NAME_MIDDLE
from directives.secret_words import NOT_PEOPLE
from language.folding import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What may follow a mark that stands before other words: "Mật kèm theo 2 phụ lục", "Mật số 12", "Mật nhé anh".
_BEHIND_A_MARK = NOT_PEOPLE | _words(
    "kèm theo số và hoặc cấp gửi hỏa hoả tối tuyệt do đến đi ngày tháng năm không được cho tại lưu chỉ "
    "thời hạn nhà nước bao gồm cần xem thì là tới vì nhé nha nhá nghen đấy đó hết luôn thôi lắm quá nên "
    "nhớ đừng hãy vui mong anh chị em bác sếp cẩn mà để đọc xóa xoá hủy huỷ giữ sao chép chuyển phát in "
    "ấn bút ở góc với hay nếu khi sau trước từ bởi như cả toàn mọi những các một hai ba quốc an nghiêm "
    "cấm độc cộng uỷ xã kính nơi căn phương tổ trung nội hồ tài tuyển lệnh chưa rồi thật nghĩa tức vẫn ký "
    "hiệu gấp ngay khẩn thường trả thu mức đính nhắc lại đề nghị yêu bị bảo cùng đồng thông kết dự danh "
    "liên ban tham ý chủ phó lãnh chính nhân quyền ngành địa cơ đơn trên dưới trong ngoài giữa qua bằng "
    "hướng ra vào lên xuống nhưng còn đều cũng tình tin diễn vị bố lực lượng đợt cuộc vấn đối tượng phần "
    "phụ bảng biểu hình lịch chương cán hoạt động xử lý giải kho vũ đạn biên giới hải tuần tra canh chốt "
    "mốc khám bắt nhờ dành riêng phổ phạm cung ấy vậy hẳn ghê cực siêu tầm khai chi tiết phân kinh dùng "
    "nghe liệu chứa mang đích cất niêm phong kiểm mã ảnh đã sẽ chúng ta tôi mình bọn"
)
_GOES_ON = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
_OF_A_FILE = re.compile(r"\w\.[A-Za-z0-9]{2,5}\W{0,3}$")  # a file's name is no sentence
_PHRASE_BEGINS = re.compile(r"(?:^|[.:!?;)]\s|\s[-–—]\s)[\s\-–—•*+\"“(]{0,6}$")
# Two words that say what somebody does, where the first alone may follow a mark.
_DOINGS = frozenset({("ghi", "bàn"), ("ghi", "điểm"), ("ghi", "tên"), ("chuyển", "bóng"), ("giữ", "bóng"),
                     ("lên", "bóng"), ("ra", "sân"), ("vào", "sân"), ("ra", "về"), ("đi", "vắng"),
                     ("đi", "làm"), ("trả", "tiền"), ("xuống", "bếp"), ("ở", "nhà")})  # fmt: skip

_KINDS_OF_PLACES = re.compile(
    r"\b(?:kênh|rạch|bãi|ao|đầm|bàu|gò|đồi|dốc|vàm|cồn|cù lao|ngã (?:ba|tư|năm)|phà|quán|tiệm|cổng|giếng|hòn|"
    r"cánh đồng|đồng ruộng|rẫy|nương|vườn|rừng|mương|cống|bến xe|trạm bơm|mũi|vịnh|lũng) $"
)

# Who is told off by name: "Không ăn: Mật, Quế". A level's own neighbours are no names.
_LEVELS = NOT_PEOPLE - NAME_MIDDLE | _words(
    "khẩn hỏa hoả tốc thường thượng tối tuyệt số gấp kín riêng lưu ngày kính nơi có không đúng sai rồi "
    "cao thấp trung hạn vừa đủ thiếu chưa xong tên loại công nhanh chậm bí giấy giao nhận ký đọc trả thu "
    "nội ngoại khác cấm in sao gửi hẹn giờ dấu mức độ bản trang lớn nhỏ mới cũ chính phụ đỏ xanh đen chắc "
    "gọn sớm cẩn khẽ im zalo mai nay huyện tỉnh xã sở"
)
_NAME = r"[^\W\d_]+(?: [^\W\d_]+){0,2}"
_LISTED = re.compile(rf"\W{{0,4}}(?:(?P<label>[^:]{{1,40}}):\s?)?(?P<names>{_NAME}(?:, ?{_NAME})+)[.;]?\s*")
_LABEL_OF_A_LEVEL = re.compile(
    r"\b(?:do|muc|loai|dau|cap|hang|so|ky hieu|van ban|tai lieu|cong van|ho so|tinh chat|che do|mat|khan|ghi|"
    r"luu y|chu y|noi dung|the|phan loai|quy dinh|trang thai|tinh trang|dien|nhan|gui|kieu|dang|bao|"
    r"chu|con dau|mau|in|viec|quyen|thuoc tinh|level|class|status|dong (?:dau|mat))\b"
)
_ROSTER = re.compile(r"\W{0,4}(?:(?P<label>[^:\W][^:]{0,24}):|\d{1,3}[.)])\s?(?P<name>[^\W\d_]+)\W{0,2}")
_NEAR = 2  # lines above and below in which a roster has its others
_ORGAN = re.compile(
    r"\W{0,4}(?:\d{1,2}[.)]\s)?"
    r"(?:gan|thận|tụy|tuỵ|lách|dạ dày|bàng quang|tử cung|tiền liệt|túi mật|ruột|tim|phổi|đại tràng)\b"
    r"[^:\n]{0,20}:",
    re.IGNORECASE,
)
_OF_AN_ORGAN = re.compile(r"\s{0,2}:\s{0,2}([^\W\d_])")

# "Có cần đóng dấu mật không?" asks what is to be done with a text, and says that nothing was.
_ASKED = re.compile(
    r"\b(?:cần|phải|nên)(?: [^\W\d_]+){0,4} (?:đóng|đóng dấu|dấu|đóng độ|dấu độ|xếp loại|ghi độ) $"
)
_ASKING = re.compile(r" (?:hay )?không\b[^.;!?\n]{0,30}\?", re.IGNORECASE)

_TOLD_APART = re.compile(
    r"\W{0,3}(?:[^\W\d_]+,? ){0,3}(?:thế )?nào là (?:một )?(?:văn bản|tài liệu|công văn|hồ sơ) $",
    re.IGNORECASE,
)
_FROM_OTHERS = re.compile(
    r"(?:(?:,| và) (?:thế )?nào là (?:một )?(?:văn bản|tài liệu|công văn|hồ sơ) (?:bình )?thường)?"
    r"(?: (?:hả|ạ|vậy|thế|nhỉ|ta|bot|anh|chị|em|ơi|à)){0,3} ?\?\s*"
)

# "Giao bạn Mật", "Mật và Tối là tên hai bạn mới", "Công ty TMDV Mật Hương".
_FRIEND = re.compile(r"(?<!\bcác )(?<!\bmọi )(?<!\bnhững )\b[Bb]ạn $")
_BESIDE_A_LEVEL = frozenset({"khẩn", "hỏa", "hoả", "thượng", "tối", "tuyệt", "số", "kèm", "cấp", "nhà"})
_A_NAME_IT_IS = re.compile(
    r"(?:(?:, | và )[A-ZĐ][^\W\d_]+){0,5} (?:đều )?là tên (?:riêng|người|thật|(?:của )?(?:[^\W\d_]+ ){0,2}"
    r"(?:bạn|anh|chị|em|cô|chú|bác|cháu|bé))\b"
)
_AND_OTHERS = re.compile(r", ([A-ZĐ][^\W\d_A-Z]+), ([A-ZĐ][^\W\d_A-Z]+) [^\W\d_A-ZĐ]")
_AND_ANOTHER = re.compile(r" (?:và|với) ([A-ZĐ][^\W\d_A-Z]+) [^\W\d_A-ZĐ]")  # "Mật và Quế trực tối nay"
_FIRM = re.compile(
    r"\b(?:[Cc]ông ty|[Cc]ty|CTY|DNTN|[Dd]oanh nghiệp(?: tư nhân)?|[Hh]ộ kinh doanh|[Cc]ửa hàng|[Nn]hà hàng|"
    r"[Nn]hà thuốc|[Nn]hà xe|[Tt]iệm vàng|[Ss]hop|[Ss]pa|[Kk]hách sạn)"
    r"(?: (?:TNHH|CP|[Cc]ổ phần|MTV|TM|DV|XD|SX|XNK|TMDV|(?:TM|SX|XD) ?[&-] ?(?:DV|TM|XD)|"
    r"[Tt]hương mại|[Dd]ịch vụ|và|&)){0,5} $"
)
_OF_A_FIRM = re.compile(r" ([A-ZĐ][^\W\d_]+)")

_WORK = re.compile(
    r"\b(?:(?:thư viện|tủ sách|nhà sách)\b[^.;:]{0,30}\b(?:mượn|bán|trả)\b[^.;:]{0,10}\b(?:cuốn|quyển)|"
    r"phim(?! (?:chụp|quay))|truyện|tiểu thuyết|vở|kịch(?! bản)|(?:cuốn|quyển) sách|trò chơi|game|bài hát|"
    r"ca khúc|phát sóng|rạp|trailer|(?<!đối )(?<!tham )chiếu|đạo diễn|diễn viên|tác giả)\b",
    re.IGNORECASE,
)
_QUOTE_BEGINS = re.compile(r"[\"“«]([^\"“”«»]{1,60})$")
_QUOTE_ENDS = re.compile(r"[^\"“”«»]{0,60}[\"”»]")
_PAPERS = re.compile(
    r"(?:văn bản|tài liệu|công văn|báo cáo|tờ trình|quyết định|kế hoạch|biên bản|điện\b|chỉ thị|dấu|độ|đóng)",
    re.IGNORECASE,
)
_REACH = 80  # characters before and behind in which is looked for what a line is about


def is_namesake(lines: list[SecretLine], place: int, start: int, end: int) -> bool:
    """Whether the word at `start` of a line is a person, a place or an organ, or only asked about."""
    shown = lines[place].shown
    word, lead, rest = shown[start:end], shown[:start], shown[end:]
    if word.isupper():
        return False
    if _ASKED.search(lead.lower()[-60:]) is not None and _ASKING.match(rest) is not None:
        return True
    if any(told(shown, start, end) for told in (in_a_title, is_denied, is_of_a_recipe)):
        return True
    if word.islower() and _TOLD_APART.fullmatch(lead) and _FROM_OTHERS.fullmatch(rest):
        return True
    return word.istitle() and (
        _goes_on(lead, rest)
        or _is_called(lead, rest)
        or _KINDS_OF_PLACES.search(lead[-20:]) is not None
        or _is_listed(shown)
        or _is_in_a_roster(lines, place)
        or _is_an_organ(lines, place, lead, rest)
    )


def _is_called(lead: str, rest: str) -> bool:
    """Whether somebody says that it is a friend's name, or a firm bears it."""
    if _FRIEND.search(lead[-20:]) is not None:
        first = _GOES_ON.match(rest)
        return first is None or first.group(1).lower() not in _BESIDE_A_LEVEL
    firm = _OF_A_FIRM.match(rest) if _FIRM.search(lead[-_REACH:]) is not None else None
    if firm is not None:
        return firm.group(1).lower() not in _LEVELS | _BEHIND_A_MARK
    other = _AND_ANOTHER.match(rest)
    if other is not None and other.group(1).lower() not in _LEVELS | _BEHIND_A_MARK:
        return True
    others = _AND_OTHERS.match(rest)
    if others is not None and _LEVELS.isdisjoint(map(str.lower, others.groups())):
        return True
    return _A_NAME_IT_IS.match(rest) is not None


def _goes_on(lead: str, rest: str) -> bool:
    """ "Mật ghi bàn": it begins a phrase, and the word behind it is none that follows a mark."""
    said = _GOES_ON.match(rest) if _OF_A_FILE.search(rest[-_REACH:]) is None else None
    if said is None or _PHRASE_BEGINS.search(lead[-10:]) is None or _LABELLED.search(lead[-_REACH:]):
        return False
    first, second = said.group(1), said.group(2) or ""
    return first.islower() and (first not in _BEHIND_A_MARK or (first, second) in _DOINGS)


_LABELLED = re.compile(
    r"\b(?:[Đđ]ộ|[Mm]ức|[Ll]oại|[Dd]ấu|[Cc]ấp|[Hh]ạng|[Gg]hi chú|[Ll]ưu ý|[Cc]hú ý)[^:]{0,20}:\s"
)


def _is_a_name(said: str) -> bool:
    words = said.split()
    return all(word.istitle() for word in words) and not _LEVELS.intersection(map(str.lower, words))


def _is_listed(shown: str) -> bool:
    """Whether the line is a list of names with the word among them; with no label above two of them."""
    listed = _LISTED.fullmatch(shown) if len(shown) <= _LONGEST_LIST else None
    if listed is None:
        return False
    names = [name.strip() for name in listed.group("names").split(",")]
    label = listed.group("label")
    if (label is None and len(names) <= _FEW) or _LABEL_OF_A_LEVEL.search(fold(label or "")):
        return False
    return "Mật" in names and all(name == "Mật" or _is_a_name(name) for name in names)


_FEW, _LONGEST_LIST = 2, 300  # names, characters


def _is_in_a_roster(lines: list[SecretLine], place: int) -> bool:
    """Whether lines around have its shape, each with another name: "T2: Hòa" / "T3: Mật" / "T4: Liên"."""
    own = _ROSTER.fullmatch(lines[place].shown)
    if own is None or _LABEL_OF_A_LEVEL.search(fold(own.group("label") or "")):
        return False
    beside = (*lines[max(0, place - _NEAR) : place], *lines[place + 1 : place + 1 + _NEAR])
    others = [found for line in beside if (found := _ROSTER.fullmatch(line.shown)) is not None]
    named = [each for each in others if (each["label"] is None) is (own["label"] is None)]
    return len(named) >= _NEAR and all(_is_a_name(each["name"]) for each in named)


def _is_an_organ(lines: list[SecretLine], place: int, lead: str, rest: str) -> bool:
    value = _OF_AN_ORGAN.match(rest)
    if lead.strip(" -–•*+.0123456789)") or value is None or not value.group(1).islower():
        return False
    beside = (*lines[max(0, place - _NEAR) : place], *lines[place + 1 : place + 1 + _NEAR])
    return any(_ORGAN.match(line.shown) is not None for line in beside)


def in_a_title(shown: str, start: int, end: int) -> bool:
    """Whether the mark is in the title of a film or a book, quoted in a line that says so."""
    begins, ends = _QUOTE_BEGINS.search(shown, max(0, start - _REACH), start), _QUOTE_ENDS.match(shown, end)
    if begins is None or ends is None or not begins[1][0].isupper() or _PAPERS.match(begins[1]) is not None:
        return False
    before, behind = (
        shown[max(0, begins.start() - _REACH) : begins.start()],
        shown[ends.end() : ends.end() + _REACH],
    )
    return _WORK.search(f"{before} {behind}") is not None


def is_denied(shown: str, start: int, end: int) -> bool:
    """Whether it is denied of a document next to "mật", and no other level is named."""
    lead, rest = shown[:start].lower(), shown[end:].lower()
    if _DENIED.search(lead) is None or "mật" in rest or _TAKEN_BACK.search(rest) is not None:
        return False
    return _NO_SECRET.search(lead) is not None and _WHAT_IT_IS.match(rest) is not None


_DENIED = re.compile(r"\b(?:không phải|cũng không|chẳng phải)(?: là)? (?:(?:tối|tuyệt) )?$")
_NO_SECRET = re.compile(
    r"\bkhông (?:phải|có)(?: là)? (?:(?:tài liệu|văn bản|hồ sơ|công văn|nội dung) )?mật\b"
)
_TAKEN_BACK = re.compile(r"\b(?:mà|nhưng|chưa|hay|song|tuy|trừ)\b|\?")
_WHAT_IT_IS = re.compile(r"[.!\s]*$|, (?:chỉ|chỉ là|đây là|đó là|là) ")


def is_of_a_recipe(shown: str, start: int, end: int) -> bool:
    """Whether it is said of how a dish is made, and nothing is sent with it."""
    return _RECIPE.fullmatch(shown[:start].lower()) is not None and _SENT.search(shown.lower()) is None


_RECIPE = re.compile(
    r"\W{0,3}(?:công thức|bí quyết|cách)(?: (?:nấu|làm|pha|ướp|muối|kho|nướng|món|nồi)){0,2} "
    r"(?:nước (?:chấm|mắm|lèo|dùng|sốt|lẩu)|phở|bún|bánh|chè|lẩu|xôi|cháo|nem|chả|giò|gỏi|mắm|dưa|cà|"
    r"canh|cơm|gà|vịt|cá|thịt|tương|cà phê|trà|sữa|kem|rượu|ô mai|mứt|miến|hủ tiếu|mì|bò|cua|ốc)\b"
    r"[^.;:\n]{0,50} là (?:(?:tối|tuyệt) )?$"
)
_SENT = re.compile(
    r"\b(?:văn bản|tài liệu|công văn|hồ sơ|kế hoạch|phương án|báo cáo|sơ đồ|bản đồ|file|tệp|gửi|kèm|đính|ảnh|"
    r"đọc|xem|xóa|xoá|lưu|chuyển|in|bản|trang|số|phụ lục|đóng|dấu|lãnh đạo|đơn vị)\b"
)
