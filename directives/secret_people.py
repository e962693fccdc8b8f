"""Whether "Mật" is what somebody is called, by the words before it, with tones and without."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAME_MIDDLE = _words("văn thị đức hữu ngọc minh xuân đình quang a")

# None of these is a word of documents or of places: "Thái Bình", "Hà Nam" stand above many a mark.
_MIDDLE = NAME_MIDDLE | _words(
    "hồng kim thu duy hoài bá thế công hải thanh tiến mạnh gia hoàng diễm khánh mỹ bích phước quý trọng viết "
    "như lan hương huyền phương quỳnh thùy thuỳ thúy thuý thảo trúc uyên vân cẩm cường dũng đăng hạnh hiền "
    "hiếu huy khắc khải kiên lệ liên loan nga nhã nhật nhi nhung oanh phượng tấn thắng thiện thịnh thủy thuỷ "
    "tuấn tùng yến ánh ái dung hằng huệ diệu mộng tường thục khôi trí vinh nguyên sỹ sĩ đắc bửu việt"
)

# Families' names that are hardly anything else, and those that other words begin with: "Hồ Sơ Mật".
_SURNAMES = _words(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh vương trịnh trương lâm chu tạ "
    "quách lương phùng hứa mạc doãn nghiêm cù đàm triệu khổng sùng giàng lò lường quàng thào vừ tẩn phàn bế "
    "rơ ksor kpă siu thạch điểu y h k cầm vàng hạng chảo lầu tráng ma nông alăng bríu zơrâm rah rmah "
    "khuất cấn âu ninh bạch mẫn thẩm ngụy"
)
_OTHER_SURNAMES = _words(
    "hồ lý đào đoàn mai tô hà cao thái kiều la lưu thân tăng từ tôn vi đồng tống lại phí danh châu sơn kim "
    "viên giáp quan ông ân mang hàn"
)
CALLED = _words(
    "ông bà anh chị cô chú bác em bé cháu thầy dì cậu mợ mẹ bố cụ sếp gđ pgđ tp ptp bs ths ts ks gv đc "
    "kts sđt sĩ"
)
_POSTS = frozenset({("trưởng", "phòng"), ("phó", "phòng"), ("trưởng", "ban"), ("phó", "ban"),
          ("tổ", "trưởng"), ("trưởng", "thôn"), ("giám", "đốc"), ("chủ", "tịch"), ("bí", "thư"),
          ("kế", "toán"), ("thủ", "quỹ"),
          ("đồng", "chí"), ("đ", "c"), ("cán", "bộ"), ("chuyên", "viên")})  # fmt: skip
_GIVEN = _words("hồng ngọc bích cẩm")  # Hồng Mật, and no document's word
_TO_WHOM = _words("gặp giao nhờ mời gửi cho với tặng hộ nhắc hỏi gọi báo cùng của")
_NO_NAMES = _words("khí trang khoa giáp")  # vũ khí, vũ trang
_LONGEST_NAME = 5
_BARE_SURNAMES = (
    "le|vu|vo|do|ngo|ho|ha|ly|lo|luong|(?<!bao )cao|dao|mai|to|duong|phung|ta|chu|dinh|truong|dang|hoang|"
    "nguyen|tran|phan|bui|trinh|kieu|pham|huynh|quach|hua|doan|nghiem|dam|trieu|giang|thao|vi|be|nong|chau|luu|ninh|"
    "khuat|can|tang|thai|tong|lam|au|sung|la|vang|ton|bach|lai|dong|vien|(?<!dau )tu"
)
_BARE_MIDDLES = (
    "hong|ngoc|duc|xuan|quang|kim|thu|duy|hoai|ba|the|minh|diem|khanh|my|bich|phuoc|trong|viet|nhu|lan|huong|"
    "huyen|quynh|thuy|truc|cam|gia|thanh|hoang|manh|van|thi|huu|dinh"
)
TONELESS_PERSON = re.compile(
    r"\b(?:nguyen|huynh) mat\b|\b(?:nguyen|tran|pham|huynh) (?:\w+ ){1,3}mat\b"
    rf"|\b(?:{_BARE_SURNAMES}) (?:thi|huu|van(?! (?:thu|ban|kien|phong))) (?:\w+ )?mat\b"
    rf"|\b(?:{_BARE_SURNAMES}) (?!van thu)(?:(?:{_BARE_MIDDLES}) ){{1,2}}mat\b"
    rf"|\b(?:{_BARE_SURNAMES}) (?:cong|quy) mat\b"
    r"|^(?:hong|ngoc|bich|cam) mat\b"
)


def names_person(before: list[str], barred: frozenset[str] = frozenset()) -> bool:
    """Whether the words before "Mật", nearest last, make it a given name: Trần Thị Hồng Mật, chị Mật.

    `barred` are words that stand behind "ông" or "chị" and are no name.
    """
    said = [word.lower() for word in before[-3:]]
    if said and (said[-1] in CALLED or tuple(said[-2:]) in _POSTS or said == ["thư", "chi", "bộ"]):
        return True
    if len(said) > 1 and said[-2] in CALLED and before[-1][0].isupper() and said[-1] not in barred:
        return True
    name: list[str] = []
    for word in reversed(before):
        # "DS Nguyễn Mật", "TTr Nguyễn Mật": an abbreviation before it is no part of the name.
        if not word[0].isupper() or not (word.istitle() or before[-1].isupper()):
            break
        name.insert(0, word.lower())
    if len(name) > 1 and name[-2] in _SURNAMES | _OTHER_SURNAMES and name[-1] in _MIDDLE:
        return True
    if len(name) > 2 and name[-3] in _SURNAMES and name[-2] in _MIDDLE - {"công"}:  # lượng công văn mật
        return True
    if len(name) > 2 and name[-3] in _OTHER_SURNAMES and name[-2] in NAME_MIDDLE and name[-1] in _MIDDLE:
        return True
    if len(before) == 1 and before[0][0].isupper() and said[0] in _GIVEN:
        return True
    if len(said) > 1 and said[-1] in _GIVEN and before[-1].istitle() and said[-2] in _TO_WHOM:
        return True
    if not name or len(name) > _LONGEST_NAME or _NO_NAMES.intersection(name):
        return False
    return name[0] in _SURNAMES or (name[0] in _OTHER_SURNAMES and len(name) > 1 and name[1] in NAME_MIDDLE)
