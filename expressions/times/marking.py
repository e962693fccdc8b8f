"""Tokens as people type them -> tokens of the grammar: marks put back, numbers in words as numbers.

A word that bears marks is taken as it stands; of one that bears none, or only some of its own, the word of
time that it can be is found by the words beside it: "thu nam" is "thứ năm", "thang sau" "tháng sau".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from expressions.times.phrases import NUMERALS
from expressions.times.time_tokens import LONGEST_NUMBER, SPELLINGS, Token, tokenise
from language import tokens as typed
from language.folding import fold

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_BEHIND_TENS = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_TENS = {"mười": 10, "hăm": 20}
_CONTRACTED = {"hai": 20, "ba": 30, "bốn": 40}  # "hai mốt", "ba lăm": the tens word left out


def read_numeral(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number below 100 of two or more words at a place, and the place behind it.

    "năm" behind the tens is the year and no five ("mười năm" is ten years): that is said "lăm".
    """
    if at + 1 >= len(words):
        return None
    first, second = words[at], words[at + 1]
    units = _BEHIND_TENS.get(second, 0) if second != "năm" else 0
    if first in _TENS:
        return (_TENS[first] + units, at + 2) if units else None
    tens = _DIGITS.get(first, 0)
    if tens and second == "mươi":
        third = words[at + 2] if at + 2 < len(words) else ""
        units = _BEHIND_TENS.get(third, 0) if third != "năm" else 0
        return (10 * tens + units, at + 3) if units else (10 * tens, at + 2)
    if first == "hai" and second in {"nghìn", "ngàn"}:
        return _year(words, at + 2)
    if first in _CONTRACTED and second in {"mốt", "lăm", "nhăm"}:
        return _CONTRACTED[first] + _BEHIND_TENS[second], at + 2
    return None


def _year(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """ "không trăm hai mươi sáu" behind "hai nghìn", or "hai sáu" alone."""
    at += 2 * (tuple(words[at : at + 2]) == ("không", "trăm"))
    tens = read_numeral(words, at)
    if tens is not None:
        return 2000 + tens[0], tens[1]
    pair = [_BEHIND_TENS.get(word, 0) for word in words[at : at + 2]]
    return (2000 + 10 * pair[0] + pair[1], at + 2) if len(pair) == 2 and all(pair) else None


# The words of time; of two with one folded form the first is meant where nothing is said below.
_WORDS = (
    "ngày tháng quý năm tuần giờ phút hàng mỗi trước hết hạn đầu giữa cuối chủ hôm bữa kia mai"
    " đến vào trong vòng chậm muộn trễ thời lùi việc hành chính kể tính định kỳ mùng mồng rằm"
    " hăm giêng chạp tết âm lịch trưa chiều đêm khuya buổi tiếng đồng hồ kém rưỡi hai ba bốn bảy bẩy tám chín"
    " quá không rồi vừa gần đây trở lại nhận được ban văn bản cáo báo nguyên đán giao thừa"
    " tất niên trung vu ông công táo tổ quốc khánh thượng hạ cách vài mấy dương tây ngoái sớm các những"
    " xong cùng tiên khoảng độ nội bây hiện tại tận tức kế tiếp theo đi ra sinh và lúc thêm là của"
    " nghìn ngàn trăm lễ hùng vương hơn chúa chừng cỡ"
)
_BY_FOLDED: Mapping[str, str] = {fold(word): word for word in reversed(_WORDS.split())}
ABBREVIATIONS = {
    "thg": "tháng", "hnay": "hôm nay", "hqua": "hôm qua", "al": "âm lịch", "cn": "chủ nhật", "p": "phút",
    "ph": "phút", "bh": "bây giờ", "trc": "trước", "thag": "tháng",
}  # fmt: skip
_UNITS = frozenset({"ngay", "tuan", "thang", "quy", "nam", "hom", "bua", "gio", "tieng", "phut", "h", "ho"})
_OF_A_DAY = frozenset({"mai", "nay", "qua", "mot", "kia", "hom", "som"})
_DIGIT_WORDS = frozenset({"hai", "ba", "bon", "tu", "nam", "sau", "bay", "tam", "chin"})
_PARTS = frozenset({"cuoi", "dau", "giua", "het", "trong"})
_BEHIND_QUARTERS = frozenset(
    {"nay", "sau", "toi", "truoc", "i", "ii", "iii", "iv", "mot", "cuoi", "nam", "vua", "nua"}
)


_DATE = re.compile(r"\d{1,2}[/.]")
_CLOCK = re.compile(r"\d{1,2}[hg:]\d{0,2}")


class _Beside(NamedTuple):
    """The folded words around one: `typed` is the letters of the word itself."""

    earlier: str
    before: str
    after: str
    then: str


_Rule = Callable[[_Beside], str]


def _sau(by: _Beside) -> str:
    counted = (
        by.after in _UNITS and by.before not in _UNITS and by.then in {"nua", "toi", "dau", "cuoi", "lam"}
    )
    counted = counted or (by.before in _DIGIT_WORDS and by.earlier == "tram")
    return "sáu" if counted or by.before in {"thu", "muoi", "mung", "mong"} else "sau"


def _tu(by: _Beside) -> str:
    return "tư" if by.before in {"thu", "thang", "muoi", "quy"} else "từ"


def _toi(by: _Beside) -> str:
    hour = (
        by.before in {"h", "buoi"}
        or (by.before == "gio" and by.earlier not in {"tu", "bay"})
        or _CLOCK.fullmatch(by.before)
    )
    return "tối" if by.after in _OF_A_DAY or hour else "tới"


def _mot(by: _Beside) -> str:
    named = by.before in {"ngay", "bua", "hom", "sang", "chieu", "trua", "mai"} and by.after not in {
        "thang",
        "lan",
    }
    alone = by.before in {"", "den", "toi", "vao", "truoc", "sang"} and not by.after[:1].isalnum()
    tens = by.before == "muoi" or (by.before in {"hai", "ba"} and by.earlier == "ngay")
    return "mốt" if named or alone or tens else "một"


def _nua(by: _Beside) -> str:
    counted = by.before in _UNITS or by.before.removesuffix("h").isdecimal()
    return "nữa" if counted or by.before in {"sau", "toi", "ruoi", "viec", "truoc"} else "nửa"


def _sang(by: _Beside) -> str:
    early = by.after in _OF_A_DAY | {"thu", "ngay", "chu", "cn"} or by.before in {"gio", "h", "buoi"}
    early = early or bool(_DATE.match(by.after) or _CLOCK.fullmatch(by.before))
    return "sáng" if early else "sang"


def _quy(by: _Beside) -> str:
    ends = by.before in {"cuoi", "het", "trong", "dau", "giua", "hang", "moi", "tung"}
    counted = by.after[:1].isdecimal() or by.after in _BEHIND_QUARTERS | _DIGIT_WORDS
    return "quý" if ends or counted else "quy"


def _nay(by: _Beside) -> str:
    return (
        "nay"
        if by.before in {"hom", "bua", "tu", "den", "sang", "trua", "chieu", "toi", "dem", "hien"}
        else "này"
    )


_RULES: Mapping[str, tuple[_Rule, tuple[str, ...]]] = {
    "sau": (_sau, ("sau", "sáu")),
    "tu": (_tu, ("từ", "tư")),
    "toi": (_toi, ("tới", "tối", "tôi")),
    "mot": (_mot, ("một", "mốt")),
    "nua": (_nua, ("nữa", "nửa")),
    "sang": (_sang, ("sáng", "sang")),
    "quy": (_quy, ("quý", "quy")),
    "muoi": (lambda by: "mươi" if by.before in _DIGIT_WORDS else "mười", ("mười", "mươi")),
    "lam": (lambda by: "lăm" if by.before in {"muoi", "hai", "ham"} else "làm", ("làm", "lăm")),
    "nhat": (lambda by: "nhật" if by.before in {"chu", "chua"} else "nhất", ("nhất", "nhật")),
    "ky": (lambda by: "ký" if by.before in {"ngay", "khi"} else "kỳ", ("kỳ", "ký")),
    "qua": (lambda by: "quá" if by.before in {"khong", "vuot"} else "qua", ("qua", "quá")),
    "nay": (_nay, ("này", "nay")),
    "ni": (_nay, ("ni",)),
    "lan": (lambda by: "lan" if by.before == "vu" else "lần", ("lần", "lan")),
    "tam": (lambda by: "tầm" if _CLOCK.fullmatch(by.after) else "tám", ("tám", "tầm")),
    "gio": (lambda by: "giỗ" if by.after == "to" else "giờ", ("giờ", "giỗ")),
    "thu": (lambda by: "thu" if by.before == "trung" else "thứ", ("thứ", "thu")),
}


def marked(tokens: Sequence[typed.Token]) -> tuple[list[Token], list[int], list[int]]:
    """The tokens of the grammar; for each the places in `tokens` of the first and last that it is made of."""
    found: list[Token] = []
    firsts: list[int] = []
    for at in range(len(tokens)):
        for made in _made(tokens, at):
            found.append(made)
            firsts.append(at)
    return _with_numerals(found, firsts)


def with_marks(phrase: str) -> str:
    """The phrase with the marks of its words of time put back; whatever else it holds stays as it is."""
    tokens = typed.tokenize(phrase)
    found, end = [], 0
    for at, token in enumerate(tokens):
        word = _restored(tokens, at) if token.kind == "word" and token.text.isascii() else token.text
        found += [phrase[end : token.start], token.text if word == token.text.casefold() else word]
        end = token.end
    return "".join(found) + phrase[end:]


def _made(tokens: Sequence[typed.Token], at: int) -> Sequence[Token]:
    token = tokens[at]
    if token.kind == "word":
        word = _restored(tokens, at)
        if " " not in word:
            return (Token(word, None, token.start, token.end),)
        return [Token(each, None, token.start, token.end) for each in word.split()]
    if token.kind == "number" and token.text.isascii():
        size = len(token.text)
        number = int(token.text) if size <= LONGEST_NUMBER else None
        return (Token("#", number, token.start, token.end, False, size),)
    if token.kind not in {"date", "time", "range", "number"}:
        return (Token(token.folded or token.text, None, token.start, token.end),)
    start = token.start
    return [part._replace(start=start + part.start, end=start + part.end) for part in tokenise(token.text)]


def _restored(tokens: Sequence[typed.Token], at: int) -> str:
    """The word of a token as the grammar writes it."""
    token = tokens[at]
    text, folded = token.text.casefold(), token.folded
    if folded in {"t", "th", "q"}:
        return _letter(tokens, at) or text
    if folded in {"thang", "thag"} and at + 1 < len(tokens) and tokens[at + 1].kind == "number":
        return "tháng"  # "thàng 3", "thag 3"
    known = _RULES.get(folded)
    if known is not None:
        rule, words = known
        fitting = [word for word in words if typed.agrees(text, word)]
        if text.isascii() or len(fitting) > 1:
            beside = (
                tokens[n].folded if 0 <= n < len(tokens) else "" for n in (at - 2, at - 1, at + 1, at + 2)
            )
            return rule(_Beside(*beside))
        return fitting[0] if fitting else text
    word = ABBREVIATIONS.get(folded) or _BY_FOLDED.get(folded)
    if word is None or not (text.isascii() or typed.agrees(text, word)):
        return SPELLINGS.get(text, text)
    return word


def _letter(tokens: Sequence[typed.Token], at: int) -> str:
    """ "t6", "t12/2026", "th11", "q4": the letter for the word that the number close behind it asks for."""
    close = at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start
    apart = tokens[at].folded == "th" and 0 < at < len(tokens) - 1 and tokens[at - 1].kind == "number"
    if not (close or apart):  # "11 th 12"
        return ""
    number, _, year = tokens[at + 1].folded.partition("/")
    if not (number.isdecimal() and len(number) <= 2):
        return ""
    if tokens[at].folded == "q":
        return "quý" if 1 <= int(number) <= 4 else ""
    before, earlier = (tokens[n].folded if n >= 0 else "" for n in (at - 1, at - 2))
    day = before.isdecimal() and earlier in {"ngay", "mung", "mong"}
    month = tokens[at].folded == "th" or year or before in _PARTS or day or int(number) > 7
    return "tháng" if month and 1 <= int(number) <= 12 else "thứ" if 2 <= int(number) <= 7 else ""


IN_NUMERALS = frozenset({"mười", *_DIGITS, *NUMERALS})
_OF_CLOCKS = frozenset({"giờ", "tiếng", "phút"})
_FIVE_BEFORE = frozenset({"ngày", "tuần", "tháng", "giờ", "tiếng", "phút", "hôm", "bữa"})
_NEVER_FIVE_BEHIND = frozenset({"thứ", "cuối", "đầu", "giữa", "hết", "mỗi", "hàng", "hằng", "#"})


def _with_numerals(found: list[Token], firsts: list[int]) -> tuple[list[Token], list[int], list[int]]:
    """The same with numerals of several words as one number, and "năm" as 5 where it is that."""
    words = [token.word for token in found]
    if IN_NUMERALS.isdisjoint(words):
        return found, firsts, firsts
    merged: list[Token] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(found):
        numeral = read_numeral(words, at) if found[at].number is None else None
        if numeral is None and words[at] == "năm" and _is_five(words, at):
            numeral = (5, at + 1)
        elif numeral is None and words[at] in NUMERALS and _OF_CLOCKS.intersection(words[at + 1 : at + 2]):
            numeral = (NUMERALS[words[at]], at + 1)
        number, end = numeral or (0, at + 1)
        token = found[at]
        if numeral is not None:
            token = Token("#", number, token.start, found[end - 1].end, False, len(str(number)))
        merged.append(token)
        starts.append(firsts[at])
        ends.append(firsts[end - 1])
        at = end
    return merged, starts, ends


def _is_five(words: Sequence[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in {"mùng", "mồng"}:
        return True
    if before == "tháng":  # "tháng năm": May, where no year follows
        return after not in {"#", "nay", "sau", "tới", "ngoái", "trước"}
    if before == "sang" and after == "tháng" and words[at + 2 : at + 3] == ["#"]:
        return False  # "sang năm tháng 3"
    ahead = before == "#" and "".join(words[at + 2 : at + 3]) in {"nữa", "tới"}  # "12 năm ngày nữa"
    return after in _FIVE_BEFORE and (before not in _NEVER_FIVE_BEHIND or ahead)
