"""Words that make "mật" something other than a mark of secrecy, as lists."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that make "mật" another word: bảo mật, mật khẩu, túi mật, xã Mật Sơn.
INNOCENT_BEFORE = _words(
    "bí bảo cơ thân túi gan sỏi đường dịch ống nang lấy mứt nuôi ong hút trái rỉ xã phường thôn ấp bản họ"
)
INNOCENT_AFTER = _words(
    "khẩu độ mã ong thiết vụ thám thư ngữ hoa mía gấu ngọt lợn tông đường sơn hóa danh nghị ước đàm đạo đắng"
)
NAME_MIDDLE = _words("văn thị đức hữu ngọc minh xuân đình quang")

# Families' names that are hardly anything else, and those that other words begin with: "Hồ Sơ Mật".
_SURNAMES = _words(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh vương trịnh trương lâm chu tạ "
    "quách lương phùng hứa mạc doãn nghiêm cù đàm triệu khổng"
)
_OTHER_SURNAMES = _words(
    "hồ lý đào đoàn mai tô hà cao thái kiều la lưu thân tăng từ tôn nông vi đồng tống lại phí"
)
_CALLED = _words("ông bà anh chị cô chú bác")
_NO_NAMES = _words("khí trang khoa giáp")  # vũ khí, vũ trang
_LONGEST_NAME = 5

# In a file's name without tones and in capitals, "MAT" with its neighbour: mặt bằng, mất điện, tiền mặt.
_TONELESS_AFTER = (
    "bang|tran|hang|duong|nuoc|cat|tien|dat|bien|san|chinh|ngoai|trong|bich|nen|hinh|na|dien|tich|mua|"
    "can doi|an ninh|an toan|ve sinh|trat tu|doan ket|dan chu|rung|trom|kha nang|tai san|viec lam|gia|"
    "hieu luc|ong|mia|gau|khau|do|ma|thiet|thu|troi"
)
_TONELESS_BEFORE = (
    "bi|bao|co|benh vien|phong kham|chuyen khoa|khoa|tien|vang|gap|ra|be|nghi|dau|that|mua|khuyen|trung tam|"
    "rau|than|tui|soi|duong"
)
TONELESS_INNOCENT = re.compile(rf"\b(?:{_TONELESS_BEFORE}) mat\b|\bmat (?:{_TONELESS_AFTER})\b")


def names_person(before: list[str]) -> bool:
    """Whether the words before "Mật", nearest last, make it a given name: Trần Thị Hồng Mật, chị Mật."""
    if before and before[-1].lower() in _CALLED:
        return True
    name: list[str] = []
    for word in reversed(before):
        if not word[0].isupper():
            break
        name.insert(0, word.lower())
    if not name or len(name) > _LONGEST_NAME or _NO_NAMES.intersection(name):
        return False
    return name[0] in _SURNAMES or (name[0] in _OTHER_SURNAMES and len(name) > 1 and name[1] in NAME_MIDDLE)
