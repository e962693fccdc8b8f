"""Words that "mất", "mặt", "mắt", "mát" and "mật" make with those beside them: the one list of them.

Where nobody has typed a tone one word beside it tells (`TONELESS_INNOCENT`: files' names, pieces of stamps).
Where recognition may have given the word a mark's own tone it takes more (`misread_word`): both its
neighbours, or a pair behind it, each written as large or small as it is, since a stamp would stand out.
"""

import re
from typing import NamedTuple

from language.folding import fold


class _Compound(NamedTuple):
    """Words of which one stands behind, and what besides makes it sure: before it, or behind them.

    `alone`: they tell by themselves where there are no tones.
    """

    behind: str
    before: str = ""
    then: str = ""
    alone: bool = True


_COMPOUNDS = (
    # mặt
    _Compound(
        "hàng", "các|những|một số|nhiều|stt|tt|tên|nhóm", r"(?! (?:không|hải|tuần|tháng|quý|năm|ngày|binh))"
    ),
    _Compound("hàng", then=" (?:thiết yếu|chủ lực|bình ổn|tiêu dùng|nông sản|thực phẩm)"),
    _Compound(
        "bằng", "thuê|giải phóng|tổng|sang nhượng|san lấp|quỹ", "(?! (?:văn|công|điện|fax|tay|đường|xe))"
    ),
    _Compound("trận", "(?:ủy|uỷ) ban|ubmttq|ban", " tổ quốc"),
    _Compound("tiền|cắt|đường", then=r"(?: (?:rộng|dài|ngang|dọc|đường))?\s{0,2}[:(]?\s{0,2}\d"),
    _Compound("đường", "cạnh|mép|giáp|trải|láng"),
    _Compound("đường|ruộng|bàn|trẻ|tiêu|người|em|các|nền|bê|sàn", "bề|khuôn|gương", alone=False),
    # mất
    _Compound(
        "nước|điện",
        "thông báo|bị|gây|cúp|tình trạng|chống",
        r"(?= (?:tạm|sinh hoạt|sạch|luân phiên|cục bộ|diện rộng|đột xuất|kéo dài|do|từ)\b)",
    ),
    _Compound("mùa|ngủ|cân bằng|an toàn|vệ sinh|trộm|trắng", "nguy cơ|bị|gây|tình trạng|chống"),
    _Compound("cắp", "nguy cơ|bị|gây|tình trạng|chống", alone=False),
    _Compound(
        "",
        "bị|đánh|làm",
        r"(?=\W*$| (?:giấy|sổ|thẻ|bằng|hồ sơ gốc|chứng|con dấu|hóa đơn|tài sản|xe)\b)",
        alone=False,
    ),
    # mật độ, mật ong
    _Compound("dộ|dô|đọ|dọ"),
    _Compound("òng|óng|ọng|ông", then=" (?:rừng|hoa|lít|chai|nuôi)", alone=False),
    # mắt
    _Compound(
        "cá chân|trái|phải|đỏ|miễn phí|cho (?:trẻ|học|người)", "mổ|nhỏ|đau|khám|đỏ|thuốc|kính", alone=False
    ),
)
# Others that tell where there are no tones: mặt nạ, mất tích, mắt lưới, mật ong. Some not where a kind of
# document or of work begins: "MAT BAO CAO", "MAT DE AN", "MAT XAY DUNG".
_BEHIND = (
    r"dat|bien(?! (?:ban|gioi|phong))|san|chinh|ngoai|trong|bich|nen|hinh|na|tich|can doi|an ninh|trat tu|"
    r"doan ket|dan chu|rung|kha nang|tai san|viec lam|gia|hieu luc|ong|mia|gau|khau|ma|thiet|thu|troi|"
    r"truoc|sau|tren|"
    r"duoi|ben|dung|cau|dap|pho|may|bia|giay|the|bang lai|cccd|cmnd|ho chieu|ho so|con dau|dau moc|xe|"
    r"sach|vi|mang|ket noi|lien lac|song|mau|trang thai|quyen|chuc nang|phuong huong|lua|vu|trai|"
    r"to quoc|lac|hoc duong|tre em|nguoi|di|di bao|mat|thang bang|suc|sinh ke|nhiet|luong|lop|mong|"
    r"tuong|be tong|nhua|vach|khop|nghi|day|oc|phang|net|danh(?! sach)|hoa(?! toc)|ngot|ma hoa|lon|tong|"
    r"son|mau don|tiep xuc|giao dich|cu tri|dai bieu|"
    r"tham(?! muu| dinh| luan| khao| gia)|chu ky|du lieu|hoan toan|het|phuong tien|"
    r"tau|thuyen|gio|thoi gian|vat nuoi|cay|lien ket|long tin|niem tin|uy tin|kiem soat|so do|"
    r"so ho khau|so bhxh|so tiet kiem|cong to|cong bang|tin hieu|bao hiem|ban do|cap tai san|viec|"
    r"bo moi lo|tri nho|canh giac|cot go|so dong ho|ruong|nam gai|goc|lanh|dong ho|xa|ca chan|meo|han|"
    r"(?:xa|da)$|cap(?= ?\d*$)|cong(?! (?:van|tac|bo|an|dien|trinh))|luon|hut|tieu|tang|phai|mui|"
    r"han che|manh|khac|ban da|ghe|guong|taluy|luoi|xich|than|can thi|ghep|dua|ri duong|me|ga|bui|nhieu|"
    r"bao(?! (?:cao|ve|ton|chi|dam))|de(?! (?:an|nghi|xuat|cuong|thi|tai|phong))|xay(?! dung)|"
    r"doc(?! lap)|kinh(?! (?:te|phi|doanh|nghiem|gui))|dau(?! (?:tu|thau|gia))|can(?! (?:bo|cu))|"
    r"cong suc|chay|hong|chung tu"
)
# Tiền mặt, vắng mặt, bí mật kinh doanh.
_BEFORE = (
    r"bi|bv|(?<!thong )bao|co|benh vien|phong kham|chuyen khoa|khoa|tien|vang|gap|ra|be|nghi|dau|that|"
    r"canh sat|(?:tuan|di|ky) trang|nui|khe|kg|lit|"
    r"mua|khuyen|trung tam|rau|than|tui|soi|duong|kham|cham soc|mo|phau thuat|doi|khuon|nuoc|rua|chong|"
    r"hai|bon|tam|hop|khong|thuoc|nho|san|lam ro|gan|ong|lay|mieng|rang ham|tai mui hong|ham|can|vien|"
    r"tat|benh|ngoai|bia|trao|chi tra tien|phat tien|xuong|nuoi|nguy co|ve mat|giay to bi|thi bi|xe bi|"
    r"de doa|guong|thay|diem|giap|ve moi|chong moi|ngan hang|giac mac|hut|khoai|lang|dua|mit|mia|buoi|"
    r"ca phe|tac|loi|tiet|mac|rau ma|che|chung|lac|oi|lon i|ngam|nem|ruoi|keo|co|san luong|bong|quat|ri|"
    r"truoc|gio|duoc va|benh ve|hien|hien giac mac|da|kinh|ho|hop|lam|anh the|cccd|cmnd|can cuoc|chi|"
    r"khop|hon|troi|roi|hong|hu|quen|danh|tinh the|hao|bang|may|(?<!can )(?<!noi )bo|son|van at|"
    r"dinh dang (?:file|tep)"
)
_ALONE = "|".join(fold(each.behind) for each in _COMPOUNDS if each.alone)
TONELESS_INNOCENT = re.compile(
    rf"\b(?:{_BEFORE}) mat\b|\bmat (?:{_ALONE}|{_BEHIND})\b"
    r"|(?<!giay )(?<!thu )\bmoi mat cong tac\b|(?<!quy )(?<!quyet )(?<!chi )(?<!nhan )\bdinh mat\b"
    r"|\bkhong (?:co |phai |chua |la ){0,3}(?:noi dung |tai lieu |van ban )mat\b"
    r"|\b(?:khong|cam|dung) (?:duoc )?(?:gui|dang|nhan|dua|luu) (?:anh |file )?"
    r"(?:tai lieu|van ban|cong van|ho so) mat\b"
    r"|\b(?:bien ban|tuong trinh|don|bao cao|xac nhan) (?:trinh bao |bao |xac nhan |ve (?:viec )?|lam ){0,2}"
    r"mat tai lieu\b"
)

# "Toi mat dien nen…": what a person or an evening is without. "Dien" may be a telegram, "xe" a list's.
LOST = re.compile(
    r"\btoi mat (?:(?:dien|nuoc|mang|xe|viec|vi|do|lien lac) (?:nen|ca|tu|roi|ma|o|toan|khong|suot|hom|luon|"
    r"nua|tiep|may hom|trong|voi)|xe (?:may|dap)|tien(?! (?:do|trinh|hanh))|vi tien|viec lam|nuoc sinh hoat|"
    r"ngu|dien thoai|may tinh|giay to|the (?:atm|bhyt|nha|can cuoc|dang|ngan hang|xe)|cccd|cmnd|can cuoc|"
    r"bang lai|ho chieu|so ho khau|chia khoa|trom|cap xe|(?:ket noi|mang|song) (?:internet|wifi|mang|4g)|"
    r"lich su|tu tin|binh tinh|ca buoi|ca ngay|gan het|nhieu (?:thoi gian|cong))\b"
)


def _sure(number: int, each: _Compound) -> str:
    before = f"(?:{each.before}) " if each.before else ""
    behind = rf" (?:{each.behind})(?![^\W_])" if each.behind else ""
    return f"{before}(?P<w{number}>mật){behind}{each.then}"


_SURE = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_sure(number, each) for number, each in enumerate(_COMPOUNDS))})",
    re.IGNORECASE,
)
# "Chủ sử dụng: Mật Thi Hoa": a family's name, and one that has lost its tone.
_OWNER = re.compile(
    r"(?:họ(?: và)? tên|chủ (?:sử dụng|hộ|đất|nhà)|người(?: [^\W\d_]+){1,2}|bên [ab]|ông|bà)\s{0,2}:\s{0,2}"
    r"(?P<of>mật) th[iịí] (?P<given>[^\W\d_]+)(?: [^\W\d_]+)?\s*$",
    re.IGNORECASE,
)
_DOINGS = frozenset({"hành", "đua", "tuyển", "công", "đấu", "cử"})  # thi hành, thi đua
_REACH = 60  # characters before and behind


def misread_word(shown: str, start: int, end: int) -> bool:
    """Whether "mật" at `start` of a recognised line is another word with a wrong tone, by those beside it."""
    near_start = max(0, start - _REACH)
    near = shown[near_start : end + _REACH]
    at = start - near_start
    for found in _SURE.finditer(near):
        if any(found.start(name) == at for name in _SURE.groupindex):
            return _alike(found.group())
    owner = _OWNER.search(near)
    return (
        owner is not None
        and owner.start("of") == at
        and near[at:].istitle()
        and owner["given"].lower() not in _DOINGS
    )


def _alike(said: str) -> bool:
    """Whether no word of it stands out: all in capitals, or none but for what begins a line or a column."""
    words = [word for word in said.split() if word[0].isalpha()]
    if said.isupper():
        return True
    return not any(word.isupper() and word.lower() == "mật" for word in words)
