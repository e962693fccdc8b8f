"""Bytes to text: Unicode where it is Unicode, and the Vietnamese encodings of the 1990s.

TCVN 5712:1993 (".VnTime" fonts), VNI ("VNI-Times") and VISCII kept Vietnamese in the bytes of Latin-1, so
that their files, and what was pasted from them, show as "Céng hßa x· héi", "Coäng hoøa xaõ hoäi" or
"Cµng hòa xã hµi".
"""

import codecs
import re
import unicodedata

from language.folding import clean, composed

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)

# RFC 1456: six capitals in the place of control characters, and all of the upper half.
_VISCII = {chr(byte): char for byte, char in zip((2, 5, 6, 20, 25, 30), "ẲẴẪỶỸỴ", strict=True)} | {
    chr(byte): char
    for byte, char in enumerate(
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        0x80,
    )
}
_WINDOWS = {
    bytes([byte]).decode("cp1252"): _VISCII[chr(byte)]
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_VISCII_SHOWN = str.maketrans(_VISCII | _WINDOWS)

# VNI writes a letter and then its mark as a letter of its own.
_VNI_MARKS = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_MARKS |= {mark.upper(): accents for mark, accents in _VNI_MARKS.items()}
_VNI_LETTERS = {
    "ñ": "đ",
    "Ñ": "Đ",
    "ô": "ơ",
    "Ô": "Ơ",
    "ö": "ư",
    "Ö": "Ư",
    "æ": "ỉ",
    "Æ": "Ỉ",
    "ó": "ĩ",
    "Ó": "Ĩ",
    "ò": "ị",
    "Ò": "Ị",
    "î": "ỵ",
    "Î": "Ỵ",
}
_VNI_PAIR = re.compile("([aeouyAEOUYôÔöÖ])([" + "".join(_VNI_MARKS) + "])")

# Syllables that hardly any page of an office is without; how often they stand in a text tells its encoding.
_COMMON = re.compile(
    r"\b(?:của|và|các|về|thực|hiện|công|việc|đơn|vị|trước|ngày|tháng|năm|báo|cáo|kết|quả|theo|được|để|trong"
    r"|với|tại|cộng|hòa|hoà|xã|hội|chủ|nghĩa|độc|lập|tự|hạnh|phúc|kính|gửi|sở|ủy|phòng|yêu|cầu|đề|nghị|triển"
    r"|khai|nhiệm|vụ|số|tỉnh|cơ|quan|thời|gian|định|quy|chức|nhân|dân|phối|hợp|chậm|nhất|mật|tối|tuyệt)\b",
    re.IGNORECASE,
)
# Quotation marks and dashes are VISCII's letters too, but stand in every text.
_LEGACY_LETTER = re.compile("[\u0080-\u009f\u00a1-\u00ff†‡‰Š‹ŒŽ˜™š›œžŸƒ„ˆ]")
# No font of the legacy encodings can show these, so a line that has one needs no guess.
_MODERN_LETTER = re.compile("[\u1ea0-\u1ef9\u0300-\u0323ăĂđĐơƠưƯ]")
# Marks of quotation are "ô" and "ằ" in TCVN3, where no syllable ends with the second.
_IN_QUOTES = re.compile(r"(?<!\w)«([^«»]{1,200})»(?!\w)")
_SAMPLE = 20_000  # letters by which an encoding is told


class NotText(ValueError):
    """Bytes that are no text: `unknown_kind` of something else, or `unreadable` in their own encoding."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def decode(data: bytes) -> str:
    """The text of bytes that hold nothing else. Raises NotText where they are none."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    wide = _wide_without_mark(data)
    if wide is not None:
        return _strictly(data, wide)
    if b"\x00" in data:
        raise NotText("unknown_kind")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)


def has_legacy_letters(text: str) -> bool:
    """Whether the text holds a letter that the legacy encodings are made of; most texts hold none."""
    return _LEGACY_LETTER.search(text) is not None


def modern(text: str) -> tuple[str, bool]:
    """`text` with lines in TCVN3, VNI or VISCII turned into Unicode, and whether there were any.

    Decided line by line: one document mixes fonts, and so encodings.
    """
    if not has_legacy_letters(text):
        return text, False
    lines = [_modern_line(line) for line in text.split("\n")]
    return "\n".join(line for line, _ in lines), any(changed for _, changed in lines)


def from_tcvn3(text: str) -> str:
    """Text in a .Vn font as Unicode."""
    return "".join(_TCVN3.get(char, char) for char in text)


def from_viscii(text: str) -> str:
    """Text in VISCII, shown as Latin-1 or as Windows does, as Unicode."""
    return text.translate(_VISCII_SHOWN)


def from_vni(text: str) -> str:
    """Text in a VNI font as Unicode."""
    paired = _VNI_PAIR.sub(
        lambda pair: _VNI_LETTERS.get(pair[1], pair[1]) + _VNI_MARKS[pair[2]] + "\ue000", text
    )
    # What is left stands alone; the private mark keeps a letter just made from being read again.
    single = re.sub("([ñÑôÔöÖæÆóÓòÒîÎ])(?![\ue000])", lambda letter: _VNI_LETTERS[letter[1]], paired)
    return unicodedata.normalize("NFC", single.replace("\ue000", ""))


def _strictly(data: bytes, encoding: str) -> str:
    """A file cut at its end loses one character; anything worse is no text of this encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeError as error:
        raise NotText("unreadable") from error


def _wide_without_mark(data: bytes) -> str | None:
    sample = data[:2000]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.3 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.3 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _single_byte(data: bytes) -> str:
    if _cut_utf8(data):
        return data.decode("utf-8", errors="ignore")
    vietnamese = composed(data.decode("cp1258", errors="replace"))
    latin = data.decode("cp1252", errors="replace")
    latin = "".join(char if char != "\ufffd" else " " for char in latin)
    by_font = modern(latin)[0]
    # From the bytes: Windows shows no letter for five of them.
    viscii = from_viscii(data.decode("latin-1"))
    return max((vietnamese, by_font, viscii), key=_plausible)


def _cut_utf8(data: bytes) -> bool:
    """Whether the only fault is at the very end, or a few stray bytes in a long text."""
    decoded = data.decode("utf-8", errors="replace")
    broken = decoded.count("\ufffd")
    foreign = sum(1 for char in decoded[:_SAMPLE] if char > "\x7f") or 1
    return broken <= max(1, foreign // 50) and foreign > broken


def _plausible(text: str) -> float:
    sample = text[:_SAMPLE]
    return len(_COMMON.findall(sample)) - 2.0 * sample.count("\ufffd")


def _modern_line(line: str) -> tuple[str, bool]:
    said = _IN_QUOTES.sub(r'"\1"', line) if "«" in line else line
    if _MODERN_LETTER.search(said) or not _LEGACY_LETTER.search(said):
        return line, False
    tcvn3, vni = from_tcvn3(said), from_vni(said)
    best = max((said, tcvn3, vni, from_viscii(said)), key=_vietnamese)
    return (best, True) if best != said else (line, False)


def _vietnamese(line: str) -> float:
    """How Vietnamese a line looks: common syllables for it, letters that Vietnamese lacks against it."""
    shown = clean(line)
    strange = sum(1 for char in shown if char in _STRANGE)
    inside = len(_CAPITAL_INSIDE.findall(shown))
    return len(_COMMON.findall(shown)) - strange - inside


_STRANGE = frozenset("µ¸¶·¹¨»¾¼½Æ©ÇÈÉË®ÎÏÑªÖ×ØÜÞßäå«èæçêëìîïñöø÷ûüþ¡¢£¤¥¦§ÄÅÀÃÁÂÛÿõãÿ") - frozenset(
    "èéêìíòóôõùúýàáâãÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
)
_CAPITAL_INSIDE = re.compile("[a-zà-ỹ][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÐÑÖÄÅÆËÎÏÛÜØ]")
