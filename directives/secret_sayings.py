"""A level behind another label than its own, and what somebody says of a paper that they send."""

import re
from collections.abc import Iterator, Sequence

from directives.model import SecrecyDoubt
from directives.secret_lines import SecretLine, columns_of
from language.folding import fold

# What names the level by another word, the mark alone behind it: "Mức độ: Mật".
_LEVEL_LABEL = re.compile(
    r"^\W{0,5}(?:\d{1,2}[.)]\s?)?(?:(?:mức|mức độ|cấp|cấp độ|độ|chế độ|dấu|dấu chỉ|tính chất|phân loại|"
    r"phân cấp|loại)(?: (?:văn bản|tài liệu|công văn|hồ sơ|thông tin|bảo mật|mật|của)){0,3}"
    r"|security|classification|level)\s?[:=–-]\s{0,3}\W{0,2}(?:tối |tuyệt )?mật\W{0,3}(?=$|[\t|;(])",
    re.IGNORECASE,
)
_GOODS = re.compile(r"^\W{0,5}(?:phân )?loại\s?[:=–-]", re.IGNORECASE)
# Of what somebody sends: "đây là văn bản độ Mật", "em chụp CV mật của tỉnh".
_TOLD_PAPER = r"(?:van ban|tai lieu|cong van|cv|vb|ho so|bao cao|ke hoach|to trinh|quyet dinh)"
_MAT = r"mat(?! (?:ong|mia|do|khau|ma|thiet)\b)(?!\w)"
_TOLD_OF = re.compile(
    r"\b(?:day la|(?:em|anh|chi|toi|minh|chau|chung toi)(?: \w+)? (?:chup|gui|chuyen|scan|quet))(?: \w+){0,3}"
    rf" {_TOLD_PAPER}(?: (?:do|dau|loai))? (?:toi |tuyet )?{_MAT}"
    rf"|\b{_TOLD_PAPER} (?:den |di )?so \S{{1,20}} (?:do|dau|loai) (?:toi |tuyet )?{_MAT}"
    rf"|^\W{{0,5}}{_TOLD_PAPER} (?:toi|tuyet) mat\b, "
    r"|^\W{0,5}(?:co |duoc |da )?dong dau (?:do )?(?:toi |tuyet )?mat\W*$"
)
# What one says of it to another: "văn bản đóng dấu mật đấy, anh đừng chuyển cho ai".
_STAMPED = re.compile(
    rf"\b{_TOLD_PAPER}(?: (?:nay|do|kia))? (?:co |duoc |bi |da )?(?:dong )?dau (?:do )?"
    rf"(?:toi |tuyet )?{_MAT}(?! (?:thi|phai|khong)\b)"
)
_SPOKEN = re.compile(r"\b(?:anh|chi|em|sep|bac|nhe|nha|oi|a)\b")
_OTHER_TONE = re.compile(r"\bm[ấắặá]t\b")
NOT_TO_BE_SENT = re.compile(r"\b(?:khong|cam|tuyet doi|dung (?:gui|chuyen|chup|scan|quet|dua))\b")
"""Who says so tells others what secret papers are not, or must not be done with."""


# By its letter alone: "công văn đóng dấu M", "vb này M đó"; "TM" is trade's, too, and wants a label.
_LETTER = re.compile(
    r"\b(?:công văn|cv|văn bản|vb|tài liệu|hồ sơ|bì)(?: này| đó)?(?: có| bị)?(?: được| đã)?"
    r"(?:(?: đóng)? (?:dấu|độ|mức|loại|ký hiệu)(?: độ)? (?-i:M|TM|T[Uu]M)| (?-i:M|T[Uu]M))(?![\w./&-])",
    re.IGNORECASE,
)
_COPIES_KEPT = re.compile(
    r"^\W{0,5}Lưu\W{1,3}(?:VT|HS|CY)\W{1,4}(?:\((?:M|TM|T[Uu]M)\)|BMNN\b)"
    r"|\bBản số:? ?\d{1,3}(?:/\d{1,3})?\W{1,3}(?:M|TM|T[Uu]M)(?![\w.&-])"
)
_LETTER_FIELD = re.compile(r"(?i:do[_-]?mat)[\"']?\s?[:=]\s?[\"'](?:M|TM|T[Uu]M)[\"']")
_FIELD = re.compile(r"(?<![a-z])do[_-]?mat\W{1,5}(?:(?:toi|tuyet)[_ -]?)?mat(?![a-z])")
_ALONE = re.compile(
    r"\W*(?:TÀI LIỆU|VĂN BẢN|CÔNG VĂN|HỒ SƠ)(?: LƯU HÀNH)?(?: NỘI BỘ)?\W{1,3}BÍ MẬT\W*"
    r"|\W*GIẢI MẬT (?i:ngày|sau|năm|từ)\b.{0,30}",
)
# "Văn bản độ Mật, không chuyển tiếp", "nội dung thuộc độ Mật": the level by its name with a capital.
_OF_LEVEL = re.compile(
    r"(?:\b(?:[Tt]huộc|[Mm]ang|[Cc]ó)"
    r"|^\W{0,5}(?:[Vv]ăn bản|[Tt]ài liệu|[Cc]ông văn|[Hh]ồ sơ|[Nn]ội dung))"
    r" độ (?:Mật|MẬT|(?:[Tt]ối|[Tt]uyệt) [Mm]ật)(?=\s?[,.;!)]|\s?$| theo (?!quy định)\w)"
)
_RULED = re.compile(r"\b(?:khong|cac|moi|neu|khi|phai|quy dinh|gom|hoac|the nao|bao nhieu|la gi)\b")
# A stamp typed without its tones, and what is forbidden behind it; one by OCR on a line of its own.
_STAMP_TYPED = re.compile(
    r"\W{0,5}(?:(?:TOI|TUYET) MAT\s?[^\w\s]\s?(?:CAM|KHONG|CHI|HAN CHE|GIAI|LUU)\b.*"
    r"|(?:(?:TUYỆT|TUYẾT)\s{1,3}M[ẠẶẮẤẢẲẨ]T|TỐI\s{1,3}M[ẠẶ]T)\W{0,5})"
)
_STAMPED_MAT = re.compile(r"\b[Dd]ong dau (?:do )?MAT(?!\w)")
_ENGLISH = re.compile(
    r"\bclassified as (?:a )?state secret|\bstate secret\b.{0,40}\blevel\W{1,3}(?:tối |tuyệt )?mật",
    re.IGNORECASE,
)
_OF_BODIES = r"(?:tinh|tinh uy|huyen uy|cong an|ca|quan su|bch|bo)"
_SAID = re.compile(
    rf"\b{_TOLD_PAPER} (?:(?:toi|tuyet) mat(?= cua\b|\W*$)|mat cua {_OF_BODIES}\b"
    r"|(?:co )?dong dau (?:toi |tuyet )?mat(?=\W*$))"
    rf"|\b(?:doc|chep|go|danh may|tom tat)(?: lai)? {_TOLD_PAPER} (?:toi |tuyet )?{_MAT}"
    r"|^\W{0,5}day la (?:noi dung |thong tin )?bi mat nha nuoc(?!.*(?:\?|\bkhong\b))"
    rf"|\b{_TOLD_PAPER} nay (?:da )?duoc xac dinh (?:la )?(?:do |muc )?(?:toi |tuyet )?{_MAT}"
    r"|^\W{0,5}(?:noi dung|tai lieu|van ban)(?: nay)? thuoc (?:(?:pham vi|danh muc) )?bi mat nha nuoc"
    r" do (?:toi |tuyet )?mat(?: theo\b|\W*$)"
)


def says_so(line: SecretLine) -> bool:
    """Whether a field or somebody's sentence says of a paper that it is secret."""
    if "M" in line.shown and _LETTER.search(line.shown) is not None:
        return True
    if ("luu" in line.folded or "ban so" in line.folded) and _COPIES_KEPT.search(line.shown) is not None:
        return True
    if not line.has_word:
        return False
    if _FIELD.search(line.folded) or _LETTER_FIELD.search(line.shown) or _ALONE.fullmatch(line.shown):
        return True
    if _names_level(line):
        return True
    said = _SAID.search(line.folded) is not None and _OTHER_TONE.search(line.shown.lower()) is None
    return said or _is_labelled(line) or _is_told_of(line)


def _names_level(line: SecretLine) -> bool:
    """Whether the level is named by itself, in this language or another, or as a stamp that is typed."""
    of_level = _OF_LEVEL.search(line.shown)
    if of_level is not None and not _RULED.search(fold(line.shown[: of_level.end()])):
        return True
    return bool(
        _STAMP_TYPED.fullmatch(line.shown) or _STAMPED_MAT.search(line.shown) or _ENGLISH.search(line.shown)
    )


_COLUMN = re.compile(r"(?:muc |cap )?do mat|do m")
_IN_COLUMN = re.compile(r"M|TM|T[Uu]M|(?i:(?:tối |tuyệt )?mật)")


def registered(lines: Sequence[SecretLine]) -> Iterator[SecrecyDoubt]:
    """A doubt where a table's column of levels holds one, by its name or its letter.

    The column is that of the last heading that has one; a row may speak of "độ mặn" as well.
    """
    column: int | None = None
    separator = ""
    for line in lines:
        heading = _column_of_levels(line) if "do m" in line.folded else None
        if heading is not None:
            column, separator = heading
        elif column is not None:
            cells = columns_of(line.shown, separator)
            if column < len(cells) and _IN_COLUMN.fullmatch(cells[column]):
                yield SecrecyDoubt.WORDS_ELSEWHERE


def _column_of_levels(heading: SecretLine) -> tuple[int, str] | None:
    """Which column of a table's heading names levels, and by what sign its columns are parted."""
    for separator in ("", ";", ","):
        cells = columns_of(heading.shown, separator)
        column = next((at for at, cell in enumerate(cells) if _COLUMN.fullmatch(fold(cell))), None)
        if len(cells) > 1 and column is not None:
            return column, separator
    return None


def _is_labelled(line: SecretLine) -> bool:
    """Whether a field names the level: "Mức độ: Mật"."""
    return _LEVEL_LABEL.search(line.shown) is not None and _GOODS.search(line.shown) is None


def _is_told_of(line: SecretLine) -> bool:
    """Whether somebody says of a paper that it is secret."""
    stamped = _STAMPED.search(line.folded)
    if stamped and _SPOKEN.search(line.folded) and not NOT_TO_BE_SENT.search(line.folded[: stamped.start()]):
        return _OTHER_TONE.search(line.shown.lower()) is None
    told = _TOLD_OF.search(line.folded) is not None and NOT_TO_BE_SENT.search(line.folded) is None
    return told and _OTHER_TONE.search(line.shown.lower()) is None
