"""The symbol of a document's number bears its level: 05-M/BC, 12/TM-UBND; trade's and a drawing's do not."""

import re
from collections.abc import Iterator

from directives.model import Classification, SecrecyDoubt
from directives.secret_lines import DASHES, SecrecyFinding, SecretLine
from language.folding import fold

# Rules for the papers of state secrets: a secret document's symbol bears its level: 05-M/BC, 12/TM-UBND.
_LEVELS = {"M": Classification.SECRET, "TM": Classification.TOP_SECRET, "TuM": Classification.MOST_SECRET}
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?:\d{1,5}|[.…_]{2,12})(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐ]*(?![.&]?\w)(?:\s?[-/]\s?(?:[A-ZĐ][A-Za-zĐ]*\d{0,2}|(?:19|20)\d\d)(?![.&]?\w))*)"
    r"(?:\s?\((?P<inside>[Mm]|TM|T[Uu]M)\))?"
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
# No office's letter is called so: "PO 1990-TM/2026", "thư mời số 5/TM-UBND", "thuyết minh 8/TM-KT".
_NO_LETTER = re.compile(
    r"\b(?:po|purchase order|don (?:dat |mua )?hang|phieu (?:thu|chi)|hop dong|"
    r"thu moi|thuyet minh|ban ve)"
    r"(?: \w+){0,3}(?: so)?\W{0,4}(?:po\W{0,2})?$"
)
# Firms, associations and what trade deals with: none of them issues what is "tối mật".
_NO_OFFICES = frozenset(
    ("CĐ", "CĐCS", "LĐLĐ", "CĐN", "MTTQ", "MT", "HPN", "PN", "HND", "ND", "CCB", "HCCB", "ĐTN", "TN", "HKH",
     "HCTĐ", "CTĐ", "HLHPN", "HTX", "QTD", "CTY", "CTCP", "CP", "TNHH", "DN", "TK", "TKKT", "KT", "DV",
     "DVTM", "XD", "SX", "KV", "BH", "MH")
)  # fmt: skip
_OF_A_FIRM = re.compile(
    r"\b(?:công ty|cty|htx|hợp tác xã|doanh nghiệp|cửa hàng|siêu thị|quỹ tín dụng|"
    r"hội (?:nông|phụ|cựu|khuyến|chữ|người)|công đoàn|đoàn thanh niên|mặt trận)",
    re.IGNORECASE,
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


# "Số: M-12/BCH", "Số TM-03/UBND".
_BEFORE_NUMBER = re.compile(r"^\W{0,5}[Ss]ố\s?:?\s?(?:M|TM|T[Uu]M)\s?[-.]\s?\d{1,5}\s?/\s?[A-ZĐ]{2}")


def symbols(line: SecretLine, *, official: bool) -> Iterator[SecrecyFinding]:
    """A number whose symbol bears a level: the document's own in the header, a cited one elsewhere."""
    shown = line.shown.translate(DASHES)
    if _BEFORE_NUMBER.match(shown):
        yield SecrecyDoubt.WORDS_ELSEWHERE
    for match in _SYMBOL.finditer(shown):
        parts = [part.replace("TUM", "TuM") for part in _BETWEEN_PARTS.split(match.group("symbol"))]
        numbers = _NUMBER.search(line.folded) is not None or shown[: match.start()].endswith(("Số: ", "số: "))
        inside = match.group("inside") or ""
        level, sure = _level_in(parts, inside.replace("TUM", "TuM"), alone=numbers)
        if level is None or _OTHER_NUMBER.search(fold(shown[: match.start()])):
            continue
        if (
            _is_no_letter(line, match.start(), parts)
            or _is_of_goods(line, match.start(), parts)
            or (not official and _is_of_trade(line, match.start(), parts))
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
    if parts[0] != "TM" or not all(part == "KD" or part.isdecimal() for part in parts[1:]):
        return False
    return _TRADE_PAPER.search(lead) is not None or _OF_A_FIRM.search(line.shown) is not None


def _is_no_letter(line: SecretLine, start: int, parts: list[str]) -> bool:
    """Whether "TM" is an order's or an invitation's own letters ("thư mời", "thuyết minh", trade)."""
    if parts[0] != "TM":
        return False
    lead = fold(line.shown[max(0, start - _REACH) : start])
    others = [part for part in parts[1:] if not part.isdecimal()]
    if _NO_LETTER.search(lead) is not None or (others and _NO_OFFICES.issuperset(others)):
        return True
    return not others and _OF_A_FIRM.search(line.shown) is not None


def is_official(lines: list[SecretLine]) -> bool:
    """Whether a text with trade's symbol has an office's head or speaks of arms."""
    return any("TM" in line.shown for line in lines) and any(
        _OF_THE_STATE.search(line.shown) is not None for line in lines
    )


_REACH, _TWO = 60, 2  # characters before a symbol; parts of it


def _level_in(parts: list[str], inside: str, *, alone: bool) -> tuple[Classification | None, bool]:
    """The level among the parts of a symbol, or in brackets behind it, and whether that is sure.

    "TM" was a ministry's name too, and is what trade is called; one letter behind one part alone ("07/KH-M")
    may be an office. Where the line is a number's own (`alone`), a symbol that is nothing but a level is one.
    """
    if inside:
        return _LEVELS[inside[0].upper() + inside[1:]], inside != "TM"
    first, last = parts[0], parts[-1]
    if first in _LEVELS and (alone and first != "TM" if len(parts) == 1 else len(parts[1]) > 1):
        trade = first == "TM" and len(parts) > 1 and parts[1] in _TRADE
        return (None, False) if trade else (_LEVELS[first], first != "TM" and len(parts) > 1)
    if last in _LEVELS and len(parts) > (2 if last == "TM" else 1):
        return _LEVELS[last], last == "TuM" or (last == "M" and len(parts) > 2)
    if len(parts) > _TWO and parts[1] in _LEVELS and (first in _KINDS or (alone and parts[1] != "TM")):
        return _LEVELS[parts[1]], False
    return None, False
