"""Names of bodies that are known before a sentence is read, or called by a clause."""

import re
from collections.abc import Iterable
from itertools import product

from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES
from expressions.names.name_ends import START
from expressions.names.strange_words import ends_whole_name
from language.spelling import LOWER, UPPER, alternatives

# Bodies that are called by a clause, by their deed or by their duty, and by no name of a list.

# Who is meant is said by a clause: "Các đơn vị chưa báo cáo khẩn trương …", "Người ra quyết định … phải …".
WITH_CLAUSE = re.compile(
    r"(?:(?:(?:(?:Thủ trưởng\s)?(?:[Nn]hững|[Cc]ác)|\d{1,4})\s)?(?:[Đđ]ơn vị"
    r"|[Cc]ơ sở|[Cc]ơ quan|[Tt]rường(?!\shợp)"
    r"|[Dd]oanh nghiệp|[Bb]ảo tàng"
    r"|[Ll]àng nghề|[Hh]ộ|[Cc]hủ (?:đầu tư|hộ|tàu|rừng|thể|phương tiện|cơ sở)|[Tt]hí sinh|[Nn]gười dân"
    r"|[Tt]ổ chức|[Đđ]ịa phương|[Nn]gân hàng|[Xx]ã"
    r"|[Ss]ở|[Pp]hòng)"
    r"\s(?:(?:(?!(?:phải|cần)\s)[^,.;:()]){1,40}?\s)?(?:có|đang|đã|để|chưa|chậm)\s[^,.;:()]{3,80}?"
    r"(?=\s(?:(?:còn|thì|không|vẫn)\s){0,2}(?:phải|có trách nhiệm|chịu trách nhiệm)(?!\w))"
    r"|(?:Thủ trưởng\s)?(?:[Nn]hững|[Cc]ác)\s[^,.;:()]{3,60}?\schưa\s[^,.;:()]{2,60}?(?:\s\([^()]{0,60}\))?"
    r"(?=\s(?:theo (?:Công văn|Văn bản|Kế hoạch|Quyết định|Thông báo|Chỉ thị)|khẩn trương"
    r"|phải|cần|có trách nhiệm|chịu trách nhiệm|chỉ đạo|tiếp tục|chủ động|nghiêm túc|sớm|nhanh chóng)(?!\w))"
    r"|(?:[Cc]ác\s)?(?:(?:[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|Thanh tra viên|Kiểm tra viên"
    r"|Giáo viên),\s){0,2}"
    r"(?:[Cc]ơ sở|[Đđ]ơn vị|[Cc]ơ quan|[Đđ]ịa phương|[Cc]á nhân|[Nn]gười|[Tt]ổ chức|[Cc]án bộ|[Cc]ông chức"
    r"|[Vv]iên chức|[Gg]iáo viên|[Đđ]ảng viên)\sđược\s"
    r"(?:giao|phân công|chọn|chỉ định|ủy quyền)\s[^.;:()]{3,80}?"
    rf"(?<!trở)(?<!Bên)(?=\s(?:{alternatives(PREDICATES)})(?!\w))"
    r"|[Nn]gười (?:đã |đang )?(?:ra|ký|có|lập|tiến hành)\s[^.;:()]{3,70}?(?=\s(?:phải|có trách nhiệm"
    r"|chịu trách nhiệm)(?!\w)))"
)
# A body for one purpose is called by its deed: "Tổ kiểm đếm khẩn trương …", "Tổ bảo vệ: …".
BY_ITS_DEED = re.compile(
    rf"(?:(?:[Cc]ác|\d{{1,2}})\s(?:tổ|đội|đoàn|nhóm)"
    r"|(?:[Cc]ác\s)?(?:Ban|Tổ|Hội đồng|Đội|Đoàn|Tiểu ban|Nhóm|Bộ phận))"
    r"\s(?!(?:chức|hành|kết|viên|thể|ngũ|trưởng|phó|tịch|đầu|bộ|phần)(?!\w))"
    rf"[{LOWER}]+(?:,?\s[{LOWER}]+){{1,8}}?(?=\s(?:{alternatives(PREDICATES)})(?!\w)|:|$)"
)
# A body of a kind that no list has: words of duty bound its name. "Các Điểm kho có trách nhiệm …".
BY_ITS_DUTY = re.compile(
    rf"(?:Các|Những|Mọi|Toàn thể|[{UPPER}](?=[{LOWER}]))[^.;:(),“”\"]{{2,70}}?"
    r"(?=\s(?:có trách nhiệm|có nhiệm vụ)(?!\w))"
)


# Names of bodies that are known before a sentence is read.
#
# They are the units of the office's registry, what the letter's head and foot call bodies, and the short
# names that the text gives ("sau đây gọi tắt là …").
#
# The grammar of names (`expressions.names.units`) is for strangers: it cannot know where "Công ty Điện lực
# An Phong kiểm tra …" ends its name, nor that "EVN" is one.

_SHORTEST = 3  # letters of a name
_LONGEST = 120
_NUMBERED = re.compile(r"\ssố\s\d{1,2}(?![\w/-])")
_FIRST_WORD = re.compile(r"\w+")
# "Tập đoàn Điện lực Việt Nam (sau đây gọi tắt là EVN)", "Ban Quản lý dự án tỉnh (Ban Quản lý)".
_CALLED = re.compile(
    r"\((?:(?:sau đây|dưới đây|từ đây)\s)?(?:(?:được\s)?(?:gọi|viết)(?:\s(?:tắt|chung|gọn))?\slà\s?:?\s?)"
    rf"[“\"']?([{UPPER}][^()“”\"';]{{1,60}})[”\"']?\)"
)
_SHORT_IN_BRACKETS = re.compile(
    rf"(?<=\w )\(([{UPPER}][{UPPER}\d&-]{{2,9}}|(?:Ban|Công ty|Trung tâm|Tổ|Quỹ)(?: \w+){{0,3}})\)"
)
_DEED = re.compile(rf"\s(?:{alternatives((*PREDICATES, *DOUBTFUL_PREDICATES))})(?!\w)")
_NOT_NAMES = re.compile(
    rf"[^{UPPER}]|(?:Như|Lưu|Kế hoạch|Chương trình|Đề án|Dự án|Quyết định|Nghị quyết|Luật|Nghị định)"
)


class KnownNames:
    """Names by their first words, to find the longest one that stands at a place of a text."""

    def __init__(self, names: Iterable[str] = (), spoken: Iterable[str] = ()) -> None:
        """`spoken` are names that stand whole somewhere in the text: they end longer ones at a small word."""
        self._by_word: dict[str, list[str]] = {}
        self._spoken: dict[str, list[str]] = {}
        for name in sorted(set(spoken), key=len):
            self._spoken.setdefault(name.partition(" ")[0], []).append(name)
        for name in sorted({" ".join(name.split()) for name in names}, key=len, reverse=True):
            first = _FIRST_WORD.match(name)
            if first and _SHORTEST <= len(name) <= _LONGEST and not _NOT_NAMES.match(name):
                self._by_word.setdefault(first.group().casefold(), []).append(name)

    def end_at(self, text: str, at: int) -> int:
        """Where the longest known name that begins at `at` is over; 0 where none begins there."""
        first = _FIRST_WORD.match(text, at)
        for name in self._by_word.get(first.group().casefold(), ()) if first else ():
            end = at + len(name)
            if text[at:end].casefold() == name.casefold() and not text[end : end + 1].isalnum():
                numbered = _NUMBERED.match(text, end)
                return numbered.end() if numbered else end
        return 0

    def narrowed(self, text: str, at: int, end: int) -> int:
        """Where the name that seems to end at `end` is over: as far as a known one goes, without a deed."""
        known = self.end_at(text, at)
        if known > end or (known and _DEED.match(text, known, end)):
            return known
        if text[end : end + 2].strip()[:1] in ("", *",;.:()"):
            return end
        spoken = self._spoken.get(text[at:end].partition(" ")[0], ())
        ends = (at + len(name) for name in spoken if text.startswith(name, at))
        return next((place for place in ends if place < end and ends_whole_name(text, place)), end)


# A name that stands whole, closed by a sign: a kind of body, its field and a word that begins with a capital.
_SPOKEN = re.compile(
    rf"(?<![\w-])(?:{START.pattern})(?:\s\w+){{0,8}}?\s[{UPPER}]\w*\s(?:[{LOWER}]+|[{UPPER}]\w*)(?=[,;.)])"
)


def spoken_whole(text: str) -> list[str]:
    """The names of single bodies that stand somewhere in the text closed by a comma or another sign."""
    found = (match.group() for match in _SPOKEN.finditer(" ".join(text.split())))
    return [name for name in found if name[0].isupper() and not _DEED.search(name)]


def called(text: str) -> list[str]:
    """The short names that a text gives to bodies: "(sau đây gọi tắt là EVN)", "(EVN)"."""
    names = (
        found.group(1).strip()
        for pattern in (_CALLED, _SHORT_IN_BRACKETS)
        for found in pattern.finditer(text)
    )
    return [name for name in names if name.isupper() or START.match(name)]


# Rooms of state offices since 2025 whose names hold commas and verbs, as the offices write them: the grammar
# of names would end at such a verb.
_OF_TAX = (
    "Nghiệp vụ, dự toán, pháp chế", "Quản lý, hỗ trợ doanh nghiệp", "Quản lý, hỗ trợ cá nhân, hộ kinh doanh",
    "Tuyên truyền, hỗ trợ người nộp thuế",
)  # fmt: skip
_OTHERS = (
    "Ban Chính sách, thuế quốc tế", "Ban Công nghệ, chuyển đổi số và tự động hóa",
    "Phòng Phổ biến, giáo dục pháp luật", "Phòng Xây dựng, kiểm tra và theo dõi thi hành pháp luật",
    "Ban Tiếp công dân, xử lý đơn",
)  # fmt: skip
STANDING_ROOMS = (*(f"{head} {name}" for head, name in product(("Phòng", "Tổ"), _OF_TAX)), *_OTHERS)
