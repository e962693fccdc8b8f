"""Other ways in which a document says that it is secret: its level, its term, its symbol, who may open it."""

import re
from collections.abc import Iterator

from directives.model import Classification
from directives.secret_lines import SecrecyDoubt, SecrecyFinding, SecretLine

_LEVEL_FIELD = re.compile(r"^\W{0,5}do ?mat ?[:.]")
_LEVEL_ANYWHERE = re.compile(r"\bdo ?mat ?:")
_LEVEL_NONE = re.compile(r"\bdo mat ?[:.] ?(?:khong|thuong|binh thuong)\b")
RECALL = re.compile(
    r"\btai lieu thu hoi\b(?! (?:dat|von|no|cong no|tai san|duoc|tu|cua|giay|chung chi|bang|theo)\b)"
)
NAMED_ONLY = re.compile(r"\bchi nguoi co ten moi duoc (?:boc|mo) (?:bi|phong bi)\b")
_INSTRUCTIONS = (
    ("co ten", NAMED_ONLY, Classification.MOST_SECRET),
    ("thu hoi", RECALL, Classification.SECRET),
)

# "Thời hạn bảo vệ bí mật nhà nước: 20 năm" stands on a secret document; a law says it in sentences.
_TERM = re.compile(r"\bthoi (?:han|gian) bao ve (?:bi mat|bmnn)")
_TERM_FIELD = re.compile(
    r"^\W{0,5}thoi (?:han|gian) bao ve (?:bi mat(?: nha nuoc)?|bmnn) ?(?:[:.(]|den|la|\d|…)"
    r"|^\W{0,5}thoi han bao ve ?[:.] ?\(?\d+ nam"
)
_TERM_GIVEN = re.compile(r"(?:bi mat(?: nha nuoc)?|bmnn) ?(?:[:(]|la|den(?: ngay| het)?) ?(?:\(?\d|…|\.\.\.)")
_STATE_SECRET = re.compile(
    r"^\W{0,5}(?:(?:tai lieu|van ban|cong van|ho so|noi dung|chua|co|thuoc|danh muc|chua dung) ){0,4}"
    r"bi mat nha nuoc(?: do (?:toi |tuyet )?mat)?\W{0,5}$"
)
# What a line ends with where "bí mật nhà nước" on the next one is the rest of a title or a sentence.
_LEADING_TO_IT = re.compile(
    r"\b(?:ve|bao ve|cua|thuoc|danh muc|luat|chua|noi dung|pham vi|lo|lot|ro ri|giu|giu gin|cac|va|co|trong|"
    r"cong tac|mat|theo|tiet lo|quan ly|loai|la|do|den|vi pham|ma|nhung|voi|cho|thong tin)\W{0,2}$"
)
_THIS_DOCUMENT = re.compile(
    r"\b(?:van ban|tai lieu|cong van|ke hoach|bao cao|ho so|to trinh|quyet dinh) nay "
    r"(?:co |chua |thuoc |la |mang |bao gom |thuoc pham vi |co noi dung |chua dung )+"
    r"(?:noi dung |thong tin |danh muc |tai lieu )*(?:bi mat nha nuoc|(?:toi |tuyet )?mat\b)"
)
_NOT_IT = re.compile(r"\b(?:khong|chua phai|chua he)\b")

# Rules for the papers of state secrets: a secret document's symbol bears its level: 05-M/BC, 12/TM-UBND.
_LEVELS = {"M": Classification.SECRET, "TM": Classification.TOP_SECRET, "TuM": Classification.MOST_SECRET}
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,5}|[.…_]{2,12})(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?"
    r"(?P<level>M|TM|T[Uu]M)\s?[-/]\s?(?:[A-ZĐ]{2,}|\d{4}\b)"
)
_SYMBOL_ENDS = re.compile(
    r"(?<![\w/.-])(?:\d{1,5}|[.…_]{2,12})\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ]{2,}(?:[-/][A-ZĐ]+)*"
    r"(?:[-/](?P<level>M|T[Uu]M)(?![\w-])|\s?\((?P<inside>M|TM|T[Uu]M)\))"
)
_NUMBER = re.compile(r"^\W{0,5}so ?(?::|\.|$|\d)")


def wordings(lines: list[SecretLine]) -> Iterator[SecrecyFinding]:
    """What the lines say of the document's own secrecy in other words than a stamp's."""
    for place, line in enumerate(lines):
        folded = line.folded
        if line.has_word:
            yield from _levels(line)
            yield from _state_secrets(line, lines[place - 1].folded if place else "")
        if "bao ve" in folded:
            yield from _term(line)
        yield from _instructions(line)
        if "M" in line.shown:
            yield from _symbols(line)


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
    if _LEVEL_NONE.search(folded):
        yield SecrecyDoubt.WORDS_ELSEWHERE
    elif field or (line.header and not line.running):
        yield _level_named(folded)
    else:
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _level_named(folded: str) -> Classification:
    after = folded.partition("mat")[2]
    if "tuyet" in after:
        return Classification.MOST_SECRET
    return Classification.TOP_SECRET if re.search(r"\btoi", after) else Classification.SECRET


def _state_secrets(line: SecretLine, above: str) -> Iterator[SecrecyDoubt]:
    """ "BÍ MẬT NHÀ NƯỚC" as a line of its own, or said of this document."""
    if "bi mat nha nuoc" in line.folded:
        own = _STATE_SECRET.match(line.folded) and line.shown.lstrip("([*-_ ")[:1].isupper()
        if own and not _LEADING_TO_IT.search(above):
            yield SecrecyDoubt.WORDS_ELSEWHERE
    said = _THIS_DOCUMENT.search(line.folded)
    if said is not None and "mật" in line.shown.lower() and not _NOT_IT.search(said.group()):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _term(line: SecretLine) -> Iterator[SecrecyFinding]:
    if _TERM_FIELD.search(line.folded) and not line.running:
        yield Classification.SECRET
    elif _TERM.search(line.folded) and (
        _TERM_FIELD.search(line.folded) or _TERM_GIVEN.search(line.folded) or line.folded.endswith(":")
    ):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _symbols(line: SecretLine) -> Iterator[SecrecyFinding]:
    """A number whose symbol bears a level: the document's own in the header, a cited one elsewhere."""
    for pattern in (_SYMBOL, _SYMBOL_ENDS):
        for match in pattern.finditer(line.shown):
            named = match.groupdict()
            level = _LEVELS[(named.get("level") or named.get("inside") or "M").replace("TUM", "TuM")]
            # "TM" was a ministry's name too: that is asked about.
            own = level is not Classification.TOP_SECRET and line.header and not line.running
            own = own and _NUMBER.search(line.folded) is not None
            yield level if own else SecrecyDoubt.WORDS_ELSEWHERE
