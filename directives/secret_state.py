"""State secrets by that name, and the stamps of other languages, wherever they stand.

Asked about by default, unless the sentence is about their
protection, or denies that there is one.
"""

import re
from collections.abc import Iterator

from directives.model import SecrecyDoubt
from directives.secret_lines import SecretLine
from directives.secret_wordings import TAUGHT, TAUGHT_LABEL

_REACH = 60  # characters before and behind


def state_secrets(lines: list[SecretLine]) -> Iterator[SecrecyDoubt]:
    """A doubt for each line that may say so of the text itself."""
    for place, line in enumerate(lines):
        if _is_state_secret(lines, place) or _is_foreign(line):
            yield SecrecyDoubt.WORDS_ELSEWHERE


_SECRETS = re.compile(r"\b(?:bi mat nha nuoc|bmnn|state[ -]secrets?)\b")
# What is done about state secrets, and who speaks of them in general.
_ABOUT = re.compile(
    r"\b(?:bao ve|bao mat|lo|lot|ro ri|tiet lo|luat|phap luat|giu|giu gin|giu kin|quan ly|cong tac|"
    r"linh vuc|danh muc|ban hanh|mat|chiem doat|mua ban|xam pham|vi pham|pham vi|so|dang ky|ve|tap huan|"
    r"luu giu|bao quan|soan thao|tiep can|cung cap|khai niem|cua|voi|la gi|theo|xac dinh|phan loai|chua|"
    r"law on|protection of|protecting|on the|leak(?:ing)?|disclos\w{1,4})"
    r"(?: cac| nhung)?(?: tai lieu| van ban| ho so| vat chua)?\W{0,3}$"
)
_RULED = re.compile(
    r"\b(?:khong|dau phai|dau co|chang (?:phai|co)|chua phat hien|neu|khi|truong hop|doi voi|quy dinh|"
    r"nghiem cam|cam|moi|hanh vi|toi|nguoi|trach nhiem|cac|nhung|nao|gi|bai|chuong|dieu|cau|may tinh|"
    r"phan mem|tieu huy|mat|lam lo|co phai)\b|^\W{0,5}(?:hoi|dap|tra loi|tinh huong|vi du)\b[^:]{0,20}:"
)
_TOLD_OF = re.compile(
    r"\b(?:tap huan|tuyen truyen|pho bien|hoc tap|luat|nghi dinh|thong tu|quy che|ke hoach|bao cao|kiem tra|"
    r"chuyen de|thi|dong chi|can bo|ban chi dao|doan kiem tra|danh muc)\b"
)
_OWN = re.compile(
    r"\b(?:nay|tren|duoi day|kem theo|day la|em gui|gui anh|doc xong|xem xong|sao chup|thuoc|chua|"
    r"co noi dung|mang|dong dau|la)\b\W{0,3}(?:\w+ ){0,3}$"
)
_TOLD = re.compile(
    r"\W{0,3}(?:duoc|la gi|gom|co (?:3|ba)|trong linh vuc|cua (?:dang|nha nuoc|nganh)|do (?:thu tuong|bo)|"
    r"law|theo quy dinh|do (?:tuyet |toi )?mat la|bi (?:phat|lo|xu)|nam|cho|va|tren|khong\W*\?|hoi\b|\?)"
)
# "Tài liệu có bí mật nhà nước, không được gửi qua đây".
_KEPT_OUT = re.compile(
    r"\b(?:khong|cam|dung)\b.{0,12}\b(?:gui|dang|dua|chuyen|chup)\b.{0,20}\b(?:qua|len|vao|o|tren) "
    r"(?:day|zalo|nhom|mang|bot|telegram|he thong)\b"
)


def _is_state_secret(lines: list[SecretLine], place: int) -> bool:
    """Whether what is called a state secret is this document, or is at hand."""
    folded = lines[place].folded
    if "bmnn" not in folded and "nha nuoc" not in folded and "state" not in folded:
        return False
    above = lines[place - 1].folded[-_REACH:] if place else ""
    for found in _SECRETS.finditer(folded):
        before = folded[max(0, found.start() - 2 * _REACH) : found.start()]
        behind = folded[found.end() : found.end() + 2 * _REACH]
        goes_on = not before.strip(" -+*.(") and _ABOUT.search(above) is not None
        if goes_on or _RULED.search(before) or _KEPT_OUT.search(behind):
            continue
        if _OWN.search(before) or not _is_told(before, behind):
            return True
    return False


def _is_told(lead: str, behind: str) -> bool:
    if any(about.search(lead) is not None for about in (_ABOUT, _TOLD_OF)):
        return True
    if lead.rstrip().endswith(":") and TAUGHT_LABEL.search(lead) is not None:
        return True
    return _TOLD.match(behind) is not None or TAUGHT.match(behind) is not None


# "TOP SECRET // NOFORN", "Classification: Secret"; "CLIENT_SECRET" and "a secret recipe" are neither.
_FOREIGN = re.compile(
    r"(?<![^\W_])(?<!['’]S )TOP[ -]SECRET(?![^\W_])"
    r"|(?:^|[-–—:/|(\[,]\s{0,2})(?:SECRET|Top Secret)(?=\s{0,2}(?:$|[-–—:/|)\],.;]))"
    r"|(?<=[a-zà-ỹ] )SECRET(?![^\W_]| [A-Z])"
    r"|\b(?:NATO|COSMIC TOP|TRÈS|TRES) SECRET\b|\bSECRET D[ÉE]FENSE\b|绝密|絕密|机密|機密|ລັບ|ลับมาก|ลับที่สุด"
    r"|\b(?i:classifi(?:cation|ed)|security level|level)(?: as)?\W{1,3}(?i:top secret|secret|confidential)\b"
    r"|^\W{0,5}(?:STRICTLY )?CONFIDENTIAL\W{0,5}$"
)


def _is_foreign(line: SecretLine) -> bool:
    if "cekpetho" in line.folded:  # Russian, in Latin letters of its shape
        return True
    said = "ecret" in line.folded or "onfidential" in line.folded or not line.folded.isascii()
    return said and _FOREIGN.search(line.shown) is not None
