"""Units that a sentence makes responsible, and by what words; which name a text begins with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from expressions.names.duty_words import ASSIGNING, DOUBTFUL_PREDICATES, PREDICATES, PRONOUNS, RESPONSIBLE
from expressions.names.known_names import KnownNames
from expressions.names.provinces import KNOWN_NAMES
from expressions.names.short_verbs import SHORT_VERB
from expressions.names.units import read_names
from language.folding import fold
from language.spelling import LOWER, UPPER, alternatives, not_after

# By what words a sentence tells who is responsible in it: patterns, no logic.

# "Kiến nghị Sở A …" begins an order of an inspection; small it is what somebody proposes.
_VERBS = sorted((*ASSIGNING, *(verb.capitalize() for verb in ASSIGNING), "Kiến nghị"), key=len, reverse=True)
_NOT_GIVING = (
    r"[\w-]",
    "việc ",
    "Về ",
    "về ",
    "các ",
    "Các ",
    "những ",
    "thừa ",
    "bàn ",
    "chuyển ",
    "xuất ",
    "kiến nghị ",
    "tham mưu ",
    "được ",
    "đã ",
    "theo ",
    "Theo ",
    "xét ",
    "Xét ",
    "nhiệm vụ ",
    "Nhiệm vụ ",
    "không ",
    "Không ",
    "chưa ",
    "Chưa ",
    "cấm ",
    "thể ",
    "văn bản ",
    "nếu ",
    "khi ",
)
GIVING = re.compile(
    rf"({not_after(_VERBS, *_NOT_GIVING)})(?:\scho)?:?\s(?!ban\s[{UPPER}])(?=\S)"
)  # no "giao ban Viện"
ASKED_PRONOUN = re.compile(rf"(?:{alternatives(PRONOUNS)})(?![\w])", re.IGNORECASE)
# "giao công chức nông nghiệp Lê Thị Hoa …": a person by office and name.
BY_OFFICE = re.compile(
    rf"(?:công chức|viên chức|cán bộ|chuyên viên|nhân viên|giáo viên)"
    rf"(?:\s[{LOWER}]+){{0,5}}(?:\s[{UPPER}][{LOWER}]+){{2,5}}"
)
BEARS = re.compile(
    rf"\s?,?\s?(?:(?:sẽ|phải|cần|trực tiếp|chủ động|khẩn trương|kịp thời|cùng|liên đới"
    rf"|được giao)\s)?(?:{alternatives(RESPONSIBLE)})(?![\w])"
)
# Of words that are parts of names as well only some tell that what stands before them does something.
_NO_DEED = frozenset(("quy định", "không", "in", "ra", "phát", "thông tin", "truyền thông", "dự toán"))
_DEEDS = (*PREDICATES, *(verb for verb in DOUBTFUL_PREDICATES if verb not in _NO_DEED))
PREDICATE = re.compile(
    rf"\s?(?!trong thời gian (?:không quá|tối đa|chậm nhất|\d))"
    rf"(?:(?:(?:còn|thì|không|vẫn)\s){{1,2}}phải|{alternatives(_DEEDS)}|{SHORT_VERB})(?![\w])"
)
# "Các trường còn lại mỗi trường đóng góp …": each of them.
EACH = re.compile(rf"\s?(?:mỗi|từng)\s\w+(?:\s\w+)?(?=\s(?:{alternatives(_DEEDS)})(?!\w))")
PAST = re.compile(
    r"\s?(?:,\s?)?(?:đã|sẽ|xin|đang|vừa|nhận được|thông báo(?!\s(?:họ tên|tên|danh sách"
    r"|kết quả|số điện thoại))|ban hành|có (?:Công văn|công văn"
    r"|văn bản số|Tờ trình|ý kiến (?:chỉ đạo )?như sau)|đề nghị|yêu cầu|chỉ thị|giao|trân trọng|cũng"
    r"|đánh giá cao|biểu dương|phê bình|khen ngợi"
    r"|(?:cơ bản )?(?:nhất trí|đồng tình)|cơ bản (?:thống nhất|đồng ý)"
    r"|cơ bản (?:hoàn thành|đáp ứng|khắc phục|ổn định|đạt)"
    r"|(?:thống nhất|đồng ý) (?:về )?(?:chủ trương|với (?:đề nghị|đề xuất|kiến nghị|báo cáo|nội dung))"
    r"|là|chỉ rõ|nêu rõ|nhấn mạnh|khẳng định|cho biết|cho rằng|bày tỏ|ghi nhận|hoan nghênh|kết luận"
    r"|xây dựng [Kk]ế hoạch[^.;]{0,200}như sau)(?![\w])"
)
# "Bệnh viện A là tuyến cuối, thành lập tổ …": what it is, and then what it does.
IS_AND_DOES = re.compile(rf"\s?là\s[^.;:,]{{3,90}},\s(?=(?:{alternatives(PREDICATES)})(?!\w))")
# But not in a list of duties, where a paper cited by its number alone tells what was.
ANNOUNCES = re.compile(r"\s?(?:thông báo|ban hành(?!\s[^,.;]{2,40}\ssố\s))(?!\w)")
# In a list of duties what a unit will do is asked of it: "4. Khoa Dược sẽ thống nhất danh mục …".
WILL = re.compile(rf"\s?(?P<will>sẽ)\s(?={alternatives(_DEEDS)})")
# "Mỗi trường được cử 10 học sinh": what somebody may do or gets, and is not asked for.
IS_ALLOWED = re.compile(
    r"\s?(?:(?:chỉ|sẽ|có thể|có quyền)\s)?(?:được(?!\s(?:giao|phân công|yêu cầu|đề nghị|mời|chỉ định"
    r"|ủy quyền))|(?:còn|vẫn|vẫn còn)\s(?!phải)|chưa|chậm(?! nhất)|có thể|có quyền|tự giải thể)(?!\w)"
)
# Any other small word after the name of an item's unit is what it does; these are none of a verb's.
UNKNOWN_VERB = re.compile(
    rf"\s?(?!(?:mà|thì|và|hoặc|hay|nếu|khi|như|ở|tại|nơi|từ|với|do|bởi|vì|theo|trong|ngoài|trên|dưới|gồm|là"
    rf"|đó|này|ấy|khác|sau|trước|ít|khoảng|về|cho|để|nhằm|bằng|qua|các|những|của|thuộc|có|không|sẽ|đã"
    rf"|phát hiện|nhận thấy|cho biết|rất)(?!\w))[{LOWER}]{{2,8}}\s(?!\d)"
)
PREAMBLE = re.compile(
    r"(?:tren co so|can cu|ket thuc|de|sau khi|khi|neu|truong hop|doi voi|trong|dinh ky|hang|truoc"
    r"|(?:sang |chieu )?thu (?:hai|ba|tu|nam|sau|bay|\d)|moi (?:thang|quy|nam|tuan|ngay)|theo|voi|qua"
    r"|nham|tai|vao|cuoi|dau|tong ket|so ket|cham nhat"
    r"|cu \d{1,3}|(?:\d{1,3}|mot|hai|ba|bon|sau|chin) (?:ngay|tuan|thang|quy|nam) mot lan"
    r"|tu|ke tu|den (?:het|ngay|cuoi)|ngoai|rieng|thuc hien|lien quan|xet|ve|dong thoi|cung voi|ben canh|do"
    r"|vi)(?!\w)"
)
# "(Sở Xây dựng chủ trì, phối hợp với …)" behind the work.
LEADS_INSIDE = re.compile(
    r"\((?=[^()]{3,200}?\s(?:chủ trì(?!\w)|(?:tham mưu|thực hiện|phụ trách|chịu trách nhiệm)\)))"
)
# "Thực hiện Công văn số …, trong đó giao Sở Nội vụ …": whose order is carried out.
SOURCE = re.compile(r"(?:Thực hiện|Căn cứ|Theo|Tại|Triển khai|Tiếp theo|Phúc đáp)\s[^.;]{0,300}?\ssố\s")
CONNECTIVE = re.compile(
    r"(?:(?:theo đó|đồng thời|trong đó|riêng|ngoài ra|bên cạnh đó|do đó|vì vậy|tuy nhiên"
    r"|cụ thể|ghi chú|lưu ý|trước mắt|đối với|thời gian tới|tiếp theo|(?:thành viên|ủy viên|uỷ viên) là"
    r"|(?:định kỳ )?(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm))\s?[,:]?\s)",
    re.IGNORECASE,
)
# "(1) Sở Du lịch: …" in the middle of a paragraph.
ENUMERATOR = re.compile(r"\(?\d{1,2}[.)]\s")
# "Đối với các hiệp hội, Bộ đề nghị chủ động …": who speaks asks those of whom the sentence speaks.
ASKS_THEM = re.compile(
    rf"(?P<speaker>,\s(?:[^,;.:]{{2,60}}?\s)?)?\s?(?:đề nghị|yêu cầu)\s(?={alternatives(_DEEDS)})"
)
# "Riêng các xã An Hòa, Bình Lộc: …": another one than those that all else is for.
APART_FROM = re.compile(r"riêng\s(?!đối)", re.IGNORECASE)
TOWARDS = re.compile(r"đối với\s", re.IGNORECASE)
# "Việc tổng hợp số liệu do Phòng A làm đầu mối": the thing first, and who does it behind "do".
OFFICER = re.compile(r"(?:chủ tịch|giám đốc|thủ trưởng|hiệu trưởng|Chủ tịch|Giám đốc|Thủ trưởng|UBND|Sở)\s")
THING = re.compile(r"(?:Việc|Nội dung|Nhiệm vụ|Công tác|Phần việc|Số liệu)\s")
# "báo cáo của các huyện gửi trực tiếp cho …"
REPORT_OF = re.compile(r"(?:\A|[;.,]\s)[Bb]áo cáo của\s(?=\S)")
IS_SENT = re.compile(r"\s?(?:phải |được )?(?:gửi|nộp)(?!\w)")
DONE_BY = re.compile(r"d(?<=\sd)o\s(?=\S)")
DOES = re.compile(
    r"\s?(?:(?:sẽ|trực tiếp)\s)?(?:chủ trì|làm đầu mối|là đầu mối|đầu mối|chịu trách nhiệm|thực hiện"
    r"|đảm nhiệm"
    r"|tổng hợp|phụ trách|tham mưu|bảo đảm|đảm bảo|cung cấp|theo dõi)(?!\w)"
)
LABELLED = re.compile(
    r"(?:[Đđ]ơn vị|[Cc]ơ quan|[Bb]ộ phận)\s(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)"
    r"(?:\s(?:thực hiện|chính|chủ trì|tham mưu)){0,2}\s?:\s?(?=\S)|Chủ trì(?: thực hiện)?\s?:\s?(?=\S)"
    r"|Người (?:thực hiện|phụ trách)\s?:\s?(?=\S)"
)
# "A chủ trì; B, C phối hợp rà soát": B and C help.
APART_MAY_BE = re.compile(r"[;,]\s(?=[Đđ]ồng thời)|;\s")
APART = re.compile(r"(?:;\s(?:[Đđ]ồng thời,?\s|[Rr]iêng\s)?|,\s[Đđ]ồng thời,?\s)")
LEADS_ON = re.compile(r"[Cc]hủ trì,\s")
KNOWN = re.compile(rf"(?:{alternatives(fold(name) for name in KNOWN_NAMES if len(name) > 6)})(?!\w)")
# "Báo cáo tháng: các doanh nghiệp gửi Sở …": of what the sentence speaks, and who does it.
LABEL = re.compile(
    r"(?:Chế độ (?:thông tin|báo cáo)|Báo cáo|Hồ sơ|Số liệu|Kế hoạch|Danh sách|Bước \d|Đợt \d|Về|Kinh phí"
    r"|Công tác|Tuần|Tháng|Quý|Ngày"
    r"|Giai đoạn|Học kỳ)(?!\w)[^.;:]{0,60}:"
)
# "Giám đốc Sở thống nhất …, giao X": the subject speaks, and it is the issuer's own order.
SPEAKS = re.compile(r"\s?(?:thống nhất|lưu ý|phê bình|đánh giá|biểu dương|chỉ đạo:|nhắc nhở|phân công)(?!\w)")
NEW_CLAUSE = re.compile(r"[;:]\s|[Đđ]ồng thời|[Rr]iêng\s|\.\s")
# Names that begin here are the rest of another's list.
IN_A_LIST = re.compile(r"\scủa (?:các|những) (?:Bộ|bộ|Sở|sở|ban|cơ quan|đơn vị|địa phương|ngành)\Z")
LEADS_IN = re.compile(r"(?:(?:sau|sau đây|yêu cầu|đề nghị|chỉ đạo|đó):|(?:rõ|nhấn mạnh)[:,])$")
# An officer by a title that needs no further name: "Kế toán trưởng lập dự toán".
BY_TITLE = re.compile(
    r"(?:Kế toán trưởng|Điều dưỡng trưởng|(?:Phó )?Hiệu trưởng|(?:Phó )?Giám đốc|Trưởng (?:phòng|khoa|ban)"
    r"|Chánh [Vv]ăn phòng|Tổ trưởng|Nhóm trưởng|Thư ký)\Z"
)
# "UBND các xã, phường công khai …" under another's heading.
COUNCILS = re.compile(
    r"\A(?:(?:Chủ tịch\s)?(?:UBND|Ủy ban nhân dân)|Bí thư(?: [Đđ]ảng ủy)?|Đảng ủy|Công an|Trạm [Yy] tế) các\s"
)
# Words that names of bodies begin with and topics as well: "Hải quan", "Doanh nghiệp vừa và nhỏ".
TOPICS = re.compile(
    r"(?:Thư viện|Văn thư|Kiểm toán|Hải quan|Ngân hàng|Bảo hiểm|Doanh nghiệp|Thuế|Tổ chức|Cán bộ|Công chức"
    r"|Viên chức|Đội ngũ|Cảnh sát|Kiểm lâm|Hội đồng|Phòng(?:(?=,\s)|\s(?:chống|ngừa|cháy|tránh|thủ))|Ngành"
    r"|Hợp tác xã|Kế toán|Giáo viên|Bộ (?:máy|tiêu|chỉ|quy|luật)|Báo (?:cáo|chí)|Vụ (?:việc|án|mùa))(?!\w)"
)
GROUP = re.compile(r"(?<!\w)(?:các|những|toàn thể|mọi)\s", re.IGNORECASE)
# Kinds of bodies that a text calls by their kind alone once it has named them ("Giao Trung tâm …").
KIND_IN_TEXT = re.compile(
    r"(?<![\w])(Trung tâm|Ban Quản lý|Ban QLDA|Ban Chỉ đạo|Ban Tổ chức|Công ty|Tổng công ty|Tập đoàn"
    r"|Chi cục|Viện|Trường"
    rf"|Bệnh viện|Đài|Quỹ|Hiệp hội|Liên đoàn|Hội đồng|Tổ công tác|Học viện)(?=\s[{UPPER}(])"
)


# Names by their lengths: which of them a text begins with.


class Beginnings:
    """Names by their lengths, to find those that a text begins with and not to try each."""

    def __init__(self, names: Iterable[str]) -> None:
        self._places: dict[str, list[int]] = {}
        for at, name in enumerate(names):
            self._places.setdefault(name, []).append(at)
        self._lengths = sorted({len(name) for name in self._places})

    def of(self, text: str) -> list[int]:
        """The places of the names that the text begins with, in order."""
        found = (self._places.get(text[:length], ()) for length in self._lengths if length <= len(text))
        return sorted(at for places in found for at in places)


OWN_NAME = re.compile(rf"\A(?!(?:Các|Những|Mọi|Từng|Mỗi)\s)\w+(?: \w+)* [{UPPER}]")
_OPENING = 14  # letters before whom a request speaks to
_PARTICULAR = 5  # words of a group's name; "các cơ quan, đơn vị" are everybody
_LONGEST_VERB = 30  # letters of a verb of work with what may stand before it


@dataclass(frozen=True, slots=True)
class Bearer:
    """Units that a sentence makes responsible.

    `given`: by the issuer's verb; `bound`: by "chủ trì" and the like; `inner`: only in a later clause.
    """

    start: int
    end: int
    names: tuple[str, ...]
    given: bool = False
    bound: bool = False
    verb: str = ""
    inner: bool = False


def does_at(text: str, at: int) -> bool:
    """Whether a verb of work stands at a place, whatever its capital: "Rà soát …", "rà soát …"."""
    small = text[at : at + 1].lower() + text[at + 1 : at + _LONGEST_VERB]
    return PREDICATE.match(small) is not None


def is_told_to(text: str, bearer: Bearer) -> bool:
    """Whether the bearer is a subject that does something, and neither speaks nor tells of itself."""
    return not bearer.given and not bearer.inner and PREDICATE.match(text, bearer.end) is not None


def as_asked(text: str, mine: Sequence[Bearer]) -> str:
    """The text with the "sẽ" left blank by which a sentence says what its subject is to do."""
    will = WILL.match(text, mine[0].end) if mine and not mine[0].start else None
    return f"{text[: will.start('will')]}  {text[will.end('will') :]}" if will else text


def is_fronted(text: str, bearer: Bearer) -> bool:
    """Whether before a subject only its clause's adverbial stands: "Trên cơ sở đó, Sở A tổng hợp …"."""
    begin = max(text.rfind(sign, 0, bearer.start) for sign in ";:.") + 1
    return not bearer.inner and PREAMBLE.match(fold(text[begin : begin + 24]).lstrip()) is not None


def is_everybody(names: tuple[str, ...], addressees: Sequence[str]) -> bool:
    """Whether these are groups ("các phòng", "UBND các huyện") or all of several addressees."""
    if names and all(GROUP.search(name) for name in names):
        return True
    if len(names) != len(addressees) or len(names) < 2:
        return False
    return {name.casefold() for name in names} <= {name.casefold() for name in addressees}


def is_one_group(bearer: Bearer) -> bool:
    """ "Đề nghị các nhà cung cấp giải pháp hóa đơn điện tử …": a group by a name of its own, asked first."""
    alone = len(bearer.names) == 1 and bearer.start <= _OPENING
    return alone and len(bearer.names[0].split()) >= _PARTICULAR


def begins_with_a_body(text: str, known: KnownNames | None) -> bool:
    """Whether a text begins with a body by its own name."""
    names = read_names(text, known=known)[0] if text[:1].isupper() else ()
    return bool(names) and OWN_NAME.search(names[0]) is not None


def is_pronoun(names: tuple[str, ...]) -> bool:
    """Whether a polite word stands for the addressees ("quý cơ quan")."""
    return len(names) == 1 and names[0].lower() in PRONOUNS
