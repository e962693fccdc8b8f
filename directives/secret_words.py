"""Words that make "mật" something other than a mark of secrecy, as lists."""

import re

from directives.secret_compounds import TONELESS_INNOCENT
from directives.secret_people import CALLED, NAME_MIDDLE, names_person
from directives.secret_wordings import speaks_of_levels
from language.folding import fold
from language.spelling import is_spelt


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that make "mật" another word: bảo mật, mật khẩu, túi mật, xã Mật Sơn.
INNOCENT_BEFORE = _words(
    "bí bảo cơ thân túi gan sỏi đường dịch ống nang lấy mứt nuôi ong hút trái rỉ xã phường thôn ấp bản họ "
    "núi sông suối xóm khe đèo làng buôn đảo nước vị khoai lang dứa khóm mít mía dưa bưởi chuối xoài "
    "táo mận phê hoa tắc ứ tiết lợi bánh kẹo trà rượu sữa cầu trường học tnhh htx "
    "mắc má chè chưng lạc nhãn ổi ỉ gà ngậm nếm ruồi keo cỏ lượng cẩn lớn giải chai hũ lít giá bán mua mùa "
    "nguồn quay cá rút uống độc gai lam phủ đựng chợ ngòi hang thác đập bến đền chùa miếu hẻm ngõ phố "
    "hái vắt trăng thìa muỗng muối axit trộn rót vỡ"
)
_INNOCENT_AFTER = _words(
    "khẩu mã ong mia thiết vụ thám thư ngữ hoa mía gấu ngọt lợn tông đường sơn hóa danh nghị ước đàm đạo "
    "đắng dừa nhân tấu mỡ chú rỉ nhãn bạc tụy phục gừng cá heo bò vịt rắn dê xanh tươi lỏng loãng thốt cật"
)
# "MẬT Danh sách", "mật - nghị quyết": a paper begins, and no "mật danh", "mật nghị".
_PAPER_BEHIND = re.compile(
    r"\s{1,2}(?:danh (?:sách|mục)|nghị (?:quyết|định)|thư (?:mời|ký|triệu|của|gửi)|vụ (?:việc|án)|"
    r"hóa đơn|hoa tốc|sơn la|đường dây|ước tính)\b"
)
_INNOCENT_PHRASE = re.compile(
    r"\s{1,2}(?:độ\b(?!\s+(?:khẩn|mật)\b)|báo\b(?! cáo|\s?:)|đặc(?! (?:biệt|khu|phái))|nguyên chất|hữu cơ|"
    r"tự nhiên|kỳ (?:đà|nhông)|tập\W*$|\d+k\b|"
    r"\((?:kg|lít|ml|tấn|tạ)\b|do (?:gieo|cấy|trồng|nuôi|dân)|chỉ của (?:vua|triều))"
)
_ORGANS = re.compile(r"\b(?:gan|tụy|lách|túi mật)\b", re.IGNORECASE)
_GOODS = re.compile(r"\b(?:ong|OCOP|[Ss]ản phẩm|[Đđ]ặc sản|[Nn]ông sản)\b")
HONEY = re.compile(r"\b(?:ong|trò chơi)\b", re.IGNORECASE)
"""Beside these the word is what bees make, or a game's."""
# "Hàm lượng nước trong mật", "đầu vụ mật": what is measured in it, when it is made.
_MEASURED = re.compile(r"\b(?:hàm lượng|độ ẩm|hmf|loãng|sánh|nước trong)\b")
_MEASURED_IN = re.compile(r"\b(?:trong|của)\s$")
_SEASON = re.compile(r"(?:^\W*|\b(?:đầu|cuối|giữa|mùa|một|hai|qua) )vụ\s$")
# "Người nhận: Mật", "Tên hàng: mật": fields that people and goods are named in, and no level.
_NAMING_FIELD = re.compile(
    r"(?:^|[|;,.\t])\W{0,5}(?:người(?: [^\W\d_]+){1,2}|phụ trách|phân công|họ(?: và)? tên|chủ hộ|"
    r"đầu mối|liên hệ|thực hiện|sản phẩm|tên hàng|mặt hàng|hàng hóa|đặc sản|nguyên liệu)\s{0,2}:\s{0,2}$",
    re.IGNORECASE,
)
# "Ngọt như mật", "thu hoạch mật đợt 2".
_SWEET = re.compile(r"\b(?:ngọt|vàng|thơm|sánh|dẻo)(?: [^\W\d_]+){0,2} như $|\bthu hoạch $")
# "Mùa hoa bạc hà, mật về".
_SEASON_OF_FLOWERS = re.compile(r"\bmùa hoa(?: [^\W\d_]+){0,3}, $")
_COMES = re.compile(r" (?:về|nhiều|ngọt|thơm|đầy|ít|sánh|vàng|đặc)\b(?! biệt)")
# "Hoa ban cho mật", "trong mật có phấn hoa".
_GIVES_HONEY = re.compile(r"\b(?:cho|trong)\s$")
_OF_FLOWERS = re.compile(r"\b(?:hoa|phấn|cây|keo|tràm|trà|gừng|thìa|sáp|vườn|rừng)\b", re.IGNORECASE)
_PLACES = _words("thôn ấp làng xã phường xóm phố đình chùa đền sông suối núi cầu chợ kênh đập đường buôn sóc")
_NO_PLACES = _words("dây lối hầm truyền bay biên thủ")  # "Đường Dây Mật"
# Before "mật" in small letters these leave a mark possible; after any other it is that word's: lá mắc mật.
_OF_DOCUMENTS = _words(
    "bản văn liệu sơ độ mức dấu số loại cấp hạng tin điện dung diện thư cáo hoạch định thị quyết nghị tờ "
    "trình biên án lệnh phiếu giấy sách mục phép danh đĩa tệp file ảnh phim đồ vật thể vụ việc công nội "
    "thông kế chế là thì rất gửi chuyển phát lưu kèm họp giữ theo thuộc tuyệt tối cần phải được có và "
    "hoặc hay về của cho trong dạng kiểu tính chất yêu cầu đóng ghi khẩn hành trên dưới này đó nêu ngạch "
    "kênh đường mạng máy chia kẹp xếp nhóm bậc báo lục vẽ đề mời usb bì gói tập cuốn sổ trang dòng "
    "cv vb tl hs bc qđ ttr tốc"
)
# Behind these "Mật" is no person: what is said of secret papers in general, and of one.
NOT_PEOPLE = _OF_DOCUMENTS - _words("cho của với") | _words(
    "khẩn tốc hỏa hoả thượng sự phòng ninh nghiệp khoản đề tài báo thẻ băng hình bí hiệu mã khóa đoàn sở ban "
    "đảng bộ cục tỉnh huyện thành ủy hội quân khu tuyệt tối phúc"
)
# Who speaks of secret papers in general handles them; one that is secret itself has no such words before it.
_HANDLED = re.compile(
    r"\b(?:soạn thảo|lưu|lưu giữ|lưu trữ|tiêu hủy|tiêu huỷ|thống kê|đăng ký|quản lý|bảo quản|sao chụp|in sao|"
    r"vận chuyển|giao,? nhận|danh mục|số lượng|sổ|công tác|xác định|đóng dấu|dấu chỉ|giải mật|đối với|mọi|"
    r"quy định|bảo vệ|kiểm kê|phân loại|đựng)(?! là\b)"
    r"(?: [^\W\d_]+){0,3} (?:văn bản|tài liệu|hồ sơ|văn thư|công văn|vb|cv|tl|hs) $"
)
_AT_HAND = re.compile(r" (?:này|kèm|đính|dưới đây|sau đây|trên đây)\b")
# "Độ mật" is what a document's level is called, unless the level follows.
_LEVEL_AS_WORD = re.compile(r"\bđộ\s{1,2}$")
_LEVEL_BEHIND = re.compile(r"\W{0,5}(?::|là\b|(?:tối|tuyệt|mật|cao)\b)")
COMPLETED_BELOW = INNOCENT_BEFORE - _words("xã phường phố trường học giá") | CALLED | _words("văn thị hữu")
"""Words at the end of a line that "Mật" on the next one goes on with."""

_NEGATED = re.compile(
    r"\b(?:không|đâu (?:phải|có)|chẳng (?:phải|có)|chả (?:phải|có))"
    r"(?:\s+(?!nhưng|mà|được|phải trả|trừ|vì|do|bởi|nên|sợ)[^\W\d_]+){0,6}\s*$"
)
_FORBIDDEN = re.compile(
    r"\bcấm(?:\s+[^\W\d_]+){1,5}\s+(?:tài liệu|văn bản|hồ sơ|công văn|nội dung|thông tin)\s*$"
)
_AFTER = re.compile(r"\s{1,2}(\w+)")
_SURNAME_MAT = re.compile(r"M[ậẬ][tT] (?:Thị|Văn|THỊ|VĂN) \w")
_NAME_REACH = 60  # characters before a word in which a person's name begins


def innocent_word(shown: str, start: int, end: int, *, named: bool = False) -> bool:
    """Whether the word "mật" at `start` belongs to another word, a place, a person's name or a denial.

    In the name of a file (`named`) what stands before it is often an abbreviation, which tells nothing.
    """
    lead, rest, word = shown[max(0, start - _NAME_REACH) : start], shown[end : end + 30], shown[start:end]
    if _is_other_word(lead, rest, word) or _NEGATED.search(lead.lower()):
        return True
    if _is_made_by_bees(shown, lead, word, rest) or _is_in_a_place(lead, word):
        return True
    if _NAMING_FIELD.search(lead) and (word.isupper() == lead.isupper()):
        return True
    if _is_a_levels_name(lead, word, rest):
        return True
    if word.islower() and _FORBIDDEN.search(lead.lower()) is not None:
        return True
    if not named and speaks_of_levels(shown, start, end):
        return True
    if _ORGANS.search(shown) or (not named and not word.istitle() and _is_handled(lead, rest)):
        return True
    if word[0].islower():
        return not named and (_follows_other_word(lead) or _GOODS.search(shown) is not None)
    before = _WORD.findall(re.split(r"[:;,(|]|\s[-–]\s", lead)[-1])
    if names_person(before, NOT_PEOPLE - NAME_MIDDLE - {"công"}) or _SURNAME_MAT.match(shown, start):
        return True
    earlier, previous = ["", "", *(said.lower() for said in before)][-2:]
    if previous in NAME_MIDDLE and earlier not in ("", "công", "chỉ") and before[-2][0].isupper():
        return True  # no công văn, no chỉ thị
    return not named and (
        _SPOKEN_TO.match(rest.lower()) is not None or (word.istitle() and _is_somebody(lead, rest))
    )


def _is_handled(lead: str, rest: str) -> bool:
    """Whether something is done with secret papers in general, and not with those at hand."""
    return _HANDLED.search(lead.lower()) is not None and _AT_HAND.match(rest.lower()) is None


def _is_a_levels_name(lead: str, word: str, rest: str) -> bool:
    """ "Độ mật" and "ĐỘ MẬT" with no level behind them, and not "độ MẬT"."""
    if word.istitle() or _LEVEL_AS_WORD.search(lead.lower()) is None:
        return False
    return word.isupper() == lead.split()[-1].isupper() and not _LEVEL_BEHIND.match(rest.lower())


def _is_other_word(lead: str, rest: str, word: str) -> bool:
    """Whether the word right before it or after it makes it another one."""
    after = _AFTER.match(rest)
    anew = _PAPER_BEHIND.match(rest.lower()) is not None or (
        after is not None and word.isupper() and after.group(1).istitle()
    )
    if after is not None and after.group(1).lower() in _INNOCENT_AFTER and not anew:
        return True
    if _INNOCENT_PHRASE.match(rest.lower()):
        return True
    before = (_BEFORE_SMALL if word.islower() else _BEFORE).search(lead.lower())
    if before is None or before.group(2) not in INNOCENT_BEFORE:
        return False
    if word.isupper() and lead.split()[-1].islower() and not rest.lstrip()[:1].isupper():
        return False  # a stamp among small letters: "chuyển cho bản MẬT của huyện"
    return before.group(2) != "bản" or (word.istitle() and before.group(1) not in _KINDS_OF_COPIES)


def belongs(words: list[str], place: int) -> bool:
    """Whether the word at a place of a line is another one by those beside it: "MẬT" before "ONG"."""
    word, before, after = words[place], words[max(0, place - 2) : place], words[place + 1 : place + 3]
    if word.lower() == "mật":
        lead = "".join(f"{each} " for each in before)
        shown = " ".join([*before, word, *after])
        return innocent_word(shown, len(lead), len(lead) + len(word))
    if word == "TẬM":
        return stands_with_syllables(" ".join([*before, *after]))
    return TONELESS_INNOCENT.search(fold(" ".join([*before, word, *after]))) is not None


def stands_with_syllables(beside: str) -> bool:
    """Whether syllables stand beside it: "TẬM" is "TRUNG TÂM" misread, and no mark in a mirror."""
    return any(is_spelt(each) for each in _SYLLABLES.findall(beside.lower()))


_SYLLABLES = re.compile(r"[^\W\d_]{3,}")


def keyed_innocent(shown: str, start: int, end: int) -> bool:
    """Whether "maatj", as Telex's keys give it, is another word by those beside it: "maatj khaaur"."""
    after, before = (
        _KEYS_BEHIND.match(shown, end),
        _KEYS_BEFORE.search(shown[max(0, start - _KEYS_REACH) : start]),
    )
    if shown[start:end].lower() not in _KEYED or _KEYS_OF_A_LEVEL.search(shown[:start].lower()):
        return False
    secret = _KEYS_OF_A_SECRET.search(shown[:start].lower()) is not None
    return after is not None or before is not None or (secret and not shown[end:].lower().startswith(" nh"))


_KEYED = frozenset({"maatj", "maajt", "ma65t", "ma6t5", "ma5t6", "mat65", "mat56"})
_KEYS_REACH = 8
_KEYS_OF_A_LEVEL = re.compile(r"\b(?:too?i?s?i?|tuy[ejt]+) $")
_KEYS_OF_A_SECRET = re.compile(r"(?<![^\W_])bi(?:s|1) $")  # and none of the state's
_KEYS_BEHIND = re.compile(
    r" (?:khaa?ur|khaaru|ong|dd?ooj(?! (?:khaa?r?n|maa|tuy|too|hoar))|mias|misa|gaaus|thieets|thieest|"
    r"ngotj|ngojt|kha6?3?u6?3?|d9o6?5|thie6?t?1|mi?1?a1?|go6c1)(?![^\W_])",
    re.IGNORECASE,
)
_KEYS_BEFORE = re.compile(
    r"(?<![^\W_])(?:baor|baro|tuis|soir|gan|thaan|bao3|ba3o|tui1|tu1i|soi3) $",
    re.IGNORECASE,
)


def _is_made_by_bees(shown: str, lead: str, word: str, rest: str) -> bool:
    if word.istitle() and HONEY.search(shown) is not None:
        return True
    before = lead.lower()
    if _SWEET.search(before) is not None:
        return True
    if _MEASURED_IN.search(before) is not None and _MEASURED.search(shown.lower()) is not None:
        return True
    if word.islower() and _GIVES_HONEY.search(before) is not None and _OF_FLOWERS.search(shown) is not None:
        return True
    if word.islower() and _SEASON_OF_FLOWERS.search(before) is not None and _COMES.match(rest) is not None:
        return True
    return _SEASON.search(before) is not None


def _is_in_a_place(lead: str, word: str) -> bool:
    """ "Thôn Cổ Mật", all of it in capitals or each word beginning with one."""
    before = _BEFORE.search(lead)
    if word.islower() or before is None or (before.group(1) or "").lower() not in _PLACES:
        return False
    other = before.group(2)
    alike = other.isupper() if word.isupper() else other.istitle()
    return alike and other.lower() not in NOT_PEOPLE | _NO_PLACES


def _is_somebody(lead: str, rest: str) -> bool:
    """Whether "Mật", written so among other words, is what a person or a place is called."""
    if re.search(r"\b[HK]['’ ]$", lead):
        return True
    last = _LAST_NAME.search(lead)
    if last is None or last.group(2).lower() in NOT_PEOPLE:
        return False
    if last.group(3) == ", ":
        return last.group(2).istitle() and re.match(r", [^\W\d_]| \(", rest) is not None
    if not last.group(2).istitle():
        return last.group(2).islower() and re.match(r",? [^\W\d_]", rest) is not None
    # "Hồng Mật", but "Quy Phạm Mật": of two the first must be a family's name, which is asked elsewhere.
    return not (last.group(1) or "").istitle() and not _OFFICE.search(lead)


_LAST_NAME = re.compile(r"(?:^|[\W_])(?:([^\W\d_]+) )?([^\W\d_]+)(, | )$")
_KINDS_OF_COPIES = _words("văn biên kịch nguyên ấn phiên tài")
_BEFORE = re.compile(r"(?<!\w)(?:(\w+)\s+)?(\w+)\s{1,2}$")
_BEFORE_SMALL = re.compile(r"(?<!\w)(?:(\w+)\s+)?(\w+)[\s,/-]{1,2}$")
_SPOKEN_TO = re.compile(
    r",? \d{1,3} tuổi\b|:? (?:ơi|đã|đang|sẽ|vừa|chưa|xin|nghỉ|ký|nộp|dặn|nhắn|hỏi)\b|\W{0,4}0\d{8,}"
)
_OFFICE = re.compile(
    r"^\W*(?:UBND|HĐND|Sở|Ủy ban|Uỷ ban|Bộ|Công an|Tỉnh|Huyện|Cục|Chi cục|Văn phòng|Độc lập|Cộng)\b", re.I
)


_WORD = re.compile(r"\w+")


def _follows_other_word(lead: str) -> bool:
    """Whether a word stands right before it, within the phrase, that is none of a document's."""
    last = _LAST_WORD.search(lead)
    return last is not None and last.group(1).lower() not in _OF_DOCUMENTS


_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")
