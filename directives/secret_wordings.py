"""Other ways in which a document says that it is secret: its level, its term, its symbol, who may open it."""

import re
from collections.abc import Iterator

from directives.model import Classification, SecrecyDoubt
from directives.secret_lines import DASHES, SecrecyFinding, SecretLine
from directives.secret_sayings import NOT_TO_BE_SENT, says_so
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
    r"|^\W{0,5}bao ve (?:bi mat nha nuoc|bmnn) den (?:het )?ngay \d"
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
_TAUGHT_LABEL = re.compile(
    r"\b(?:chu de|chuyen de|bai|chuong|phan|noi dung|mon|de tai|cau hoi|hoi|tap huan|hoi nghi|luat|tu khoa|"
    r"danh muc|ten|ve|v/v|linh vuc|van de|thuat ngu|khai niem|trich yeu|muc|dieu|kinh gui)\b"
)
_TAUGHT = re.compile(
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

# Rules for the papers of state secrets: a secret document's symbol bears its level: 05-M/BC, 12/TM-UBND.
_LEVELS = {"M": Classification.SECRET, "TM": Classification.TOP_SECRET, "TuM": Classification.MOST_SECRET}
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?:\d{1,5}|[.…_]{2,12})(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐ]*(?![.&]?\w)(?:\s?[-/]\s?(?:[A-ZĐ][A-Za-zĐ]*|(?:19|20)\d\d)(?![.&]?\w))*)"
    r"(?:\s?\((?P<inside>M|TM|T[Uu]M)\))?"
)
_KINDS = frozenset({"BC", "KH", "TTr", "QĐ", "CV", "TB", "PA", "CT", "NQ", "ĐA"})
_BETWEEN_PARTS = re.compile(r"\s?[-/]\s?")
_TRADE = frozenset({"HĐ", "DV", "XD", "SX", "DL", "XNK"})  # behind "TM" these make it a trade's
# "Mẫu số 01-M/BC", "mã sản phẩm 01-M-VN", "lô 05-M": no number of a document.
_OTHER_NUMBER = re.compile(
    r"\b(?:ma|mau|bieu|lo|thua|moc|phong|can|model|lop|duong|xe|bien|ban do)(?: \w+){0,2}\W{0,3}$"
)
# "Phiếu xuất kho số 13/TM-KD": trade and business; of no office's letter, and of nothing an army has.
_TRADE_PAPER = re.compile(
    r"\b(?:lenh (?:ban|giao|xuat|nhap|dat) hang|phieu (?:xuat|nhap) kho|phieu (?:giao|ban|dat|nhan) hang|"
    r"don (?:dat )?hang|hoa don(?: ban hang)?|(?:bang )?bao gia)(?: so)?\W{0,4}$"
)
_OF_THE_STATE = re.compile(
    r"\b(?:kính gửi|nơi nhận|ubnd|ủy ban|uỷ ban|công an|sở|cục|chỉ huy|tư lệnh|quân|bộ đội|quốc phòng|"
    r"(?:sư|trung|tiểu|lữ) đoàn|đạn|súng|vũ khí|khí tài|mìn|thuốc nổ|tên lửa|lựu|cơ yếu|mật mã|bí mật|dấu)\b"
    r"|\bBộ [A-ZĐ]|\b(?:kinh gui|noi nhan|vu khi|khi tai|thuoc no|sung|dan \d)\b",
    re.IGNORECASE,
)
# "Mã vật tư găng tay 5/M-2025", "(5/M-XL, cỡ M)": goods by their size, and the year or a size behind it.
_GOODS_CODE = re.compile(
    r"\bma (?:vat tu|hang(?: hoa)?|san pham|sp|phu tung)"
    r"(?: (?!(?:so|cong van|van ban|tai lieu|bao cao|ke hoach|quyet dinh|to trinh|chi thi|dien)\b)"
    r"\w+){0,5}\W{0,3}$"
)
_SIZE = re.compile(r"\b(?:cỡ|size) M\b", re.IGNORECASE)
_YEAR_OR_SIZE = re.compile(r"(?:19|20)\d\d|S|L|XL|XXL")
_NUMBER = re.compile(r"^\W{0,5}so ?(?::|\.|$|\d)")


def wordings(lines: list[SecretLine]) -> Iterator[SecrecyFinding]:
    """What the lines say of the document's own secrecy in other words than a stamp's."""
    official = _is_official(lines)
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
        if says_so(line):
            yield SecrecyDoubt.WORDS_ELSEWHERE
        yield from _instructions(line)
        if "M" in line.shown:
            yield from _symbols(line, official=official)


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
    if said is None or _TAUGHT_LABEL.search(fold(said["label"] or "")):
        return False
    about = said["of"] or ""
    return _TAUGHT.match(fold(about)) is None and not (about.isupper() and len(about.split()) >= _TITLE)


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


def _symbols(line: SecretLine, *, official: bool) -> Iterator[SecrecyFinding]:
    """A number whose symbol bears a level: the document's own in the header, a cited one elsewhere."""
    shown = line.shown.translate(DASHES)
    for match in _SYMBOL.finditer(shown):
        parts = [part.replace("TUM", "TuM") for part in _BETWEEN_PARTS.split(match.group("symbol"))]
        numbers, inside = _NUMBER.search(line.folded) is not None, match.group("inside") or ""
        level, sure = _level_in(parts, inside.replace("TUM", "TuM"), alone=numbers)
        if level is None or _OTHER_NUMBER.search(fold(shown[: match.start()])):
            continue
        if _is_of_goods(line, match.start(), parts) or (
            not official and _is_of_trade(line, match.start(), parts)
        ):
            continue
        yield level if sure and numbers and line.header and not line.running else SecrecyDoubt.WORDS_ELSEWHERE


def _is_of_goods(line: SecretLine, start: int, parts: list[str]) -> bool:
    if len(parts) != _TWO or parts[0] != "M" or not _YEAR_OR_SIZE.fullmatch(parts[1]):
        return False
    return _GOODS_CODE.search(fold(line.shown[max(0, start - _REACH) : start])) is not None or (
        _SIZE.search(line.shown) is not None and not _NUMBER.search(line.folded)
    )


def _is_of_trade(line: SecretLine, start: int, parts: list[str]) -> bool:
    """Whether it numbers an order or a note of a store."""
    lead = fold(line.shown[max(0, start - _REACH) : start])
    return parts == ["TM", "KD"] and _TRADE_PAPER.search(lead) is not None


def _is_official(lines: list[SecretLine]) -> bool:
    """Whether a text with trade's symbol has an office's head or speaks of arms."""
    return any("TM" in line.shown for line in lines) and any(
        _OF_THE_STATE.search(line.shown) is not None for line in lines
    )


_REACH, _TWO, _TITLE = 60, 2, 3  # characters before a symbol; parts of it; words in capitals


def _level_in(parts: list[str], inside: str, *, alone: bool) -> tuple[Classification | None, bool]:
    """The level among the parts of a symbol, or in brackets behind it, and whether that is sure.

    "TM" was a ministry's name too, and is what trade is called; one letter behind one part alone ("07/KH-M")
    may be an office. Where the line is a number's own (`alone`), a symbol that is nothing but a level is one.
    """
    if inside:
        return _LEVELS[inside], inside != "TM"
    first, last = parts[0], parts[-1]
    if first in _LEVELS and (alone and first != "TM" if len(parts) == 1 else len(parts[1]) > 1):
        trade = first == "TM" and len(parts) > 1 and parts[1] in _TRADE
        return (None, False) if trade else (_LEVELS[first], first != "TM" and len(parts) > 1)
    if last in _LEVELS and len(parts) > (2 if last == "TM" else 1):
        return _LEVELS[last], last == "TuM" or (last == "M" and len(parts) > 2)
    if first in _KINDS and len(parts) > _TWO and parts[1] in _LEVELS:
        return _LEVELS[parts[1]], False
    return None, False


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
_SENTENCE = 5  # words in small letters
