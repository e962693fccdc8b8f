"""Other ways in which a document says that it is secret: its level, its term, its symbol, who may open it."""

import re
from collections.abc import Iterator

from directives.model import Classification, SecrecyDoubt
from directives.secret_letters import says_it_by_letters
from directives.secret_lines import SecrecyFinding, SecretLine
from directives.secret_sayings import NOT_TO_BE_SENT, says_so
from directives.secret_symbols import is_official, symbols
from language.folding import fold

_LEVEL_FIELD = re.compile(r"^\W{0,5}do ?mat ?[:.]")
_LEVEL_ANYWHERE = re.compile(
    r"(?<!\b3 )(?<!\b03 )(?<!\bba )(?<!\bcac )(?:\bdo|(?<=[a-z0-9])do(?= mat)) ?mat ?:"
)  # "gồm 3 độ mật: …"
_LEVEL_NAMED = re.compile(r"\bdo ?mat ?[:.].*\b(?:mat|toi|tuyet)")
# Alone, or until when: "tài liệu thu hồi đất" is about land, "tài liệu thu hồi được" about what was got back.
RECALL = re.compile(r"(?<!, )\btai lieu thu hoi(?=$| ?[^\w\s]| ?\d| (?:sau|khi|lai|ngay|truoc|cuoi|het)\b)")
NAMED_ONLY = re.compile(r"\bchi nguoi co ten moi duoc (?:boc|mo) (?:bi|phong bi)\b")
_INSTRUCTIONS = (
    ("co ten", NAMED_ONLY, Classification.MOST_SECRET),
    ("thu hoi", RECALL, Classification.SECRET),
)

# "Thời hạn bảo vệ bí mật nhà nước: 20 năm" stands on a secret document; a law says it in sentences.
_TERM = re.compile(r"(?:thoi (?:han|gian)|\bt[gh]) bao ve (?:bi mat|bmnn)")
_TERM_FIELD = re.compile(
    r"^\W{0,5}(?:thoi (?:han|gian)|t[gh]) bao ve (?:bi mat(?: nha nuoc)?|bmnn) ?(?:[:.(]|den|la|\d|…)"
    r"|^\W{0,5}thoi han bao ve ?[:.] ?\(?\d+ nam"
    r"|^\W{0,5}(?:het )?bao ve (?:bi mat nha nuoc|bmnn) den (?:het )?(?:ngay )?\d"
)
_TERM_GIVEN = re.compile(
    r"(?:bi mat(?: nha nuoc)?|bmnn) ?(?:[:(]|la|den(?: ngay| het)?) ?(?:\(?\d|…|\.\.\.)"
    r"|(?:bi mat nha nuoc|bmnn) \d+ nam(?! doi voi)"
)
_SHORTENED = re.compile(r"\bbv ?bm(?:nn)?\b")
# The same over two lines of a stamp, and above a day or some years.
_TERM_BEGUN = re.compile(r"^\W{0,5}thoi (?:han|gian) bao ve\W{0,5}$")
_TERM_ALONE = re.compile(r"thoi (?:han|gian) bao ve (?:bi mat(?: nha nuoc)?|bmnn)\W{0,5}$")
_FROM_WHEN = re.compile(
    r"^\W{0,5}(?:(?:tu|den|ke tu)(?: ngay)?\W{0,3}\d|\d{1,3} nam\b|(?:tu|den)\W{0,3}[.…])"
)
_STATE_SECRET = re.compile(
    r"^\W{0,5}(?:(?:tai lieu|van ban|cong van|ho so|noi dung|chua|co|thuoc|danh muc|chua dung"
    r"|ban (?:sao|chup|trich|in)(?: so \d{1,3})?|trich sao|sao y|sao luc) ){0,4}"
    r"bi mat nha nuoc(?: do (?:toi |tuyet )?mat)?\W{0,5}$"
)
# The same behind a label, or before what it is about: "GHI CHÚ: BÍ MẬT NHÀ NƯỚC - sơ đồ chốt".
_STATE_SECRET_OF = re.compile(
    r"^\W{0,5}(?:(?P<label>[^\W\d][^:\n]{0,40}):\s{0,3}[\W_]{0,3})?"
    r"(?:BÍ MẬT NHÀ NƯỚC|Bí mật nhà nước(?=\W*$))"
    r"(?:\W{0,5}$|\s{0,2}[-–—(,;/.|]\s{0,2}(?P<of>\S.{0,80}))"
)
TAUGHT_LABEL = re.compile(
    r"\b(?:chu de|chuyen de|bai|chuong|phan|noi dung|mon|de tai|cau hoi|hoi|tap huan|hoi nghi|luat|tu khoa|"
    r"danh muc|ten|ve|v/v|linh vuc|van de|thuat ngu|khai niem|trich yeu|muc|dieu|kinh gui)\b"
)
TAUGHT = re.compile(
    r"\W{0,3}(?:nhung|cac|mot so|khai niem|quy dinh|luat|kien thuc|hoi|bai|phan loai|la gi|hieu|trach nhiem|"
    r"tap huan|nghi dinh|thong tu|pham vi)\b"
)
# What a line ends with where "bí mật nhà nước" on the next one is the rest of a title or a sentence.
_LEADING_TO_IT = re.compile(
    r"\b(?:ve|bao ve|cua|thuoc|danh muc|luat|chua|noi dung|pham vi|lo|lot|ro ri|giu|giu gin|cac|va|co|trong|"
    r"cong tac|mat|theo|tiet lo|quan ly|loai|la|do|den|vi pham|ma|nhung|voi|cho|thong tin)\W{0,2}$"
)
_THIS_DOCUMENT = re.compile(
    r"\b(?:van ban|tai lieu|cong van|ke hoach|bao cao|ho so|to trinh|quyet dinh) nay "
    r"(?:co |chua |thuoc |la |mang |bao gom |thuoc pham vi |co noi dung |chua dung |bi |(?:duoc )?dong |dau |"
    r"do )+"
    r"(?:noi dung |thong tin |danh muc |tai lieu )*(?:bi mat nha nuoc|(?:toi |tuyet )?mat\b)"
    r"|\b(?:noi dung|thong tin|so lieu|phan|viec|chuyen|vu|van de|ke hoach|danh sach|dia diem|cai|dieu|tin) "
    r"(?:nay|tren|neu tren|duoi day|sau day) (?:la|chua|thuoc(?: danh muc| pham vi| dien)?)"
    r" (?:bi mat nha nuoc|bmnn\b)"
)
# How somebody speaks of what they send: "Tài liệu thuộc bí mật nhà nước, xem xong xóa".
_SENT = re.compile(
    r"^\W{0,5}(?:tai lieu|van ban|cong van|ho so)(?: nay)? (?:thuoc|co|chua|la)"
    r"(?: noi dung| pham vi| danh muc)? bi mat nha nuoc[,.;(]"
)
_TONED = re.compile(r"mật|\bbmnn\b")
_AMONG_SMALL = re.compile(r"(?<![^\W_])(?:TUYET|TOI) MAT(?![^\W_])")
_NOT_IT = re.compile(r"\b(?:khong|chua phai|chua he)\b")


def wordings(lines: list[SecretLine], *, recognised: bool) -> Iterator[SecrecyFinding]:
    """What the lines say of the document's own secrecy in other words than a stamp's."""
    official = is_official(lines)
    for place, line in enumerate(lines):
        folded = line.folded
        if line.has_word:
            yield from _levels(line)
        if line.has_word or "bmnn" in folded:
            yield from _state_secrets(line, lines[place - 1] if place else None)
        if "bao ve" in folded or "bv" in folded:
            folded = _SHORTENED.sub("bao ve bmnn", folded)
            yield from _term(line, folded)
            below = lines[place + 1].folded if place + 1 < len(lines) else ""
            parted = _TERM_BEGUN.match(folded) and _TERM_FIELD.match(f"{folded} {below}")
            if parted or (_TERM_ALONE.search(folded) and _FROM_WHEN.match(below)):
                yield SecrecyDoubt.WORDS_ELSEWHERE
        if says_so(line) or says_it_by_letters(line, recognised=recognised) or is_given_back(line):
            yield SecrecyDoubt.WORDS_ELSEWHERE
        yield from _instructions(line)
        if "M" in line.shown or "(m)" in line.shown:
            yield from symbols(line, official=official)


# "Tự giải mật ngày 01/01/2030", "Giải mật: sau 10 năm"; "tài liệu không phổ biến, thu hồi sau hội nghị".
_FREED = re.compile(
    r"^\W{0,5}(?:thoi (?:diem|han) )?(?:tu |han |ngay |duoc )?giai mat ?"
    r"(?::|ngay|sau|vao|tu|khi|(?=\d))\W{0,3}(?:\w+ )?\d|\bchua (?:duoc )?giai mat(?=\W*$|\s?[,.;)])"
)
_RECALLED = re.compile(
    r"(?:^\W{0,5}|[-–—(:|\[\"]\s?|\b(?:tai lieu|van ban|ban|doc tai cho)\b[^.]{0,30}\W{1,3})thu (?:hoi|lai)"
    r" (?:ngay )?(?:sau|khi|cuoi|het)(?: (?:khi|het|ket thuc|buoi|cuoc|phien))*"
    r"(?: (?:hop|hoi nghi|doc|xem|nghien cuu))(?:\W*$|\s?[)\]\"|;<])"
    r"|\b(?:tai lieu|ban) (?:co )?danh so\W{1,3}thu hoi\W*$"
)
# "Phương án A2 - bảo vệ bí mật nhà nước đến hết 31/12/2036": a plan goes on to a year.
_KEPT_UNTIL = re.compile(r"\bbao ve (?:bi mat nha nuoc|bmnn) den (?:het )?(?:ngay )?\d{1,2}[/. -]\d")
# "Gia hạn thời hạn bảo vệ bí mật nhà nước đối với báo cáo số 8": of one paper, and no article of a law.
_TERM_OF_ONE = re.compile(
    r"\bthoi han bao ve (?:bi mat nha nuoc|bmnn)\b(?! do (?:tuyet|toi|mat)\b)[^.;?]{0,80}?"
    r"(?:\b(?:van ban|bao cao|ke hoach|tai lieu|cong van|to trinh|phuong an|quyet dinh|ho so)"
    r" (?:so \d|nay\b)|\bthem \d|\bkeo dai den\b|\bden (?:het )?(?:nam |ngay )?\d)"
    r"|\bgia han do mat\b[^.;?]{0,40}\d"
)
# "Chỉ người có tên trên bì mới được mở".
_BY_NAME = re.compile(
    r"\bchi (?:nguoi (?:nhan |duoc )?co ten|dich danh|nguoi nhan)\b[^.;]{0,25} moi duoc "
    r"(?:(?:boc|mo)(?: (?:bi|phong bi|thu))?(?=\W*$)|boc\b)"
)


def is_given_back(line: SecretLine) -> bool:
    """Whether it says when its secrecy ends, that each copy is given back, or who alone may open it."""
    folded = line.folded
    return any(
        word in folded and said.search(folded) is not None
        for word, said in (
            ("giai mat", _FREED),
            ("thu ", _RECALLED),
            ("moi duoc", _BY_NAME),
            ("bao ve", _KEPT_UNTIL),
            ("han ", _TERM_OF_ONE),
        )
    )


def _instructions(line: SecretLine) -> Iterator[SecrecyFinding]:
    folded = line.folded
    for word, pattern, level in _INSTRUCTIONS:
        match = pattern.search(folded) if word in folded else None
        if match is not None:
            beside = len(folded) - len(match.group())
            alone = beside <= 44 and (match.start() <= 4 or line.header)
            yield level if alone else SecrecyDoubt.WORDS_ELSEWHERE


def _levels(line: SecretLine) -> Iterator[SecrecyFinding]:
    """ "Độ mật: Tối mật": a field that names the level."""
    folded = line.folded
    field = _LEVEL_FIELD.search(folded)
    if not (field or _LEVEL_ANYWHERE.search(folded)):
        return
    if (field or (line.header and not line.running)) and _LEVEL_NAMED.search(folded):
        yield _level_named(folded)
    else:
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _level_named(folded: str) -> Classification:
    after = folded.partition("mat")[2]
    if "tuyet" in after:
        return Classification.MOST_SECRET
    return Classification.TOP_SECRET if re.search(r"\btoi", after) else Classification.SECRET


def _state_secrets(line: SecretLine, above: SecretLine | None) -> Iterator[SecrecyDoubt]:
    """ "BÍ MẬT NHÀ NƯỚC" as a line of its own, or said of this document."""
    if "bi mat nha nuoc" in line.folded:
        own = _STATE_SECRET.match(line.folded) and (
            line.shown.isascii() or line.shown.lstrip("([*-_ ")[:1].isupper()
        )
        if (own or _is_state_secret_of(line)) and not (above is not None and _leads_to(above, line)):
            yield SecrecyDoubt.WORDS_ELSEWHERE
    if _SENT.match(line.folded) and not NOT_TO_BE_SENT.search(line.folded):
        yield SecrecyDoubt.WORDS_ELSEWHERE
    if _AMONG_SMALL.search(line.shown) and not line.shown.isupper():
        yield SecrecyDoubt.WORDS_ELSEWHERE
    said = _THIS_DOCUMENT.search(line.folded)
    if said is not None and _TONED.search(line.shown.lower()) and not _NOT_IT.search(said.group()):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _is_state_secret_of(line: SecretLine) -> bool:
    """Whether a field says so of something: no lesson about secrets, and no title in capitals throughout."""
    said = _STATE_SECRET_OF.match(line.shown)
    if said is None or TAUGHT_LABEL.search(fold(said["label"] or "")):
        return False
    about = said["of"] or ""
    return TAUGHT.match(fold(about)) is None and not (about.isupper() and len(about.split()) >= _TITLE)


def _leads_to(above: SecretLine, line: SecretLine) -> bool:
    """Whether the line above goes on in this one; capitals begin anew below small letters."""
    return _LEADING_TO_IT.search(above.folded) is not None and (
        above.shown.isupper() or not line.shown.isupper()
    )


def _term(line: SecretLine, folded: str) -> Iterator[SecrecyFinding]:
    if _TERM_FIELD.search(folded) and not line.running:
        yield Classification.SECRET
    elif _TERM_FIELD.search(folded) or (
        _TERM.search(folded) and (_TERM_GIVEN.search(folded) or folded.endswith(":"))
    ):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def speaks_of_levels(shown: str, start: int, end: int) -> bool:
    """Whether a level in a line is one of those that it is about: of a list's title, or beside another one.

    A document has one level; in a sentence that names two neither is its own.
    """
    if _OF_A_LIST.search(shown[:start].lower()):
        return _OWN.search(shown.lower()) is None
    if shown[start:end].isupper() or _BOX.search(shown) is not None:
        return False
    said = shown.lower()
    if _SAID_TO_BE_ONE.search(said) is not None or len(_IN_BRACKETS.findall(said)) == 1:
        return False
    small = sum(1 for word in re.findall(r"\w+", shown) if word[0].islower())
    return small >= _SENTENCE and all(level.search(shown) is not None for level in _BOTH_LEVELS)


_OF_A_LIST = re.compile(
    r"\b(?:ban hành|về|bổ sung|sửa đổi) danh mục bí mật nhà nước\b.{0,60}\bđộ "
    r"(?:(?:tuyệt|tối)(?: mật,)? ?){0,2}$"
)
_OWN = re.compile(r"\b(?:này|thuộc danh mục)\b")
_BOTH_LEVELS = re.compile(r"\b[Tt]uyệt mật\b"), re.compile(r"\b[Tt]ối mật\b")
_SAID_TO_BE_ONE = re.compile(
    r"\b(?:mà|chỉ|chính) là (?:(?:văn bản|tài liệu|hồ sơ|công văn|loại|độ) )?(?:tuyệt|tối) mật\b"
)
_IN_BRACKETS = re.compile(r"[(\[](?:tuyệt|tối) mật[)\]]")
_BOX = re.compile(r"[\[\]☐☑☒□■✓✔]|\bx\b", re.IGNORECASE)
_SENTENCE, _TITLE = 5, 3  # words in small letters, and in capitals
