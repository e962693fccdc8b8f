"""Text -> tokens for the grammar of times: numbers, words in dictionary form, signs; lists of phrases.

The slips that scanners and text extraction leave on dates are mended here once, so that the grammar
above sees clean words: glued words ("trướcngày"), letters for digits ("l0/11/2O24"), lost marks
("truớc ngay 10/11").
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, NamedTuple, TypeVar


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Misspellings that are not mere marks.
SPELLINGS = {
    "quí": "quý",
    "kì": "kỳ",
    "trứơc": "trước",
    "tnrớc": "trước",
    "trưởc": "trước",
    "thảng": "tháng",
    "cudi": "cuối",
}
# Words whose marks may be lost or wrong in a scan ("truớc", "chậm nhât").
VOCABULARY = _words(
    """
    trước chậm nhất muộn ngày tháng năm quý tuần giờ phút hàng hằng định kỳ đến hết trong từ cuối
    đầu giữa  thứ thời hạn hoàn thành vòng không quá kể nhận được làm việc vào mỗi
    """
)
# Words that look like those once their marks are off, and are others: never mended.
OTHER_WORDS = _words(
    """
    ngay ngáy ngây ngãy thang thăng thắng thặng nam nằm nấm nắm nặm nám quy quỹ quỳ quỷ trọng trông
    trống trồng  tròng đen đèn đền dền dên tu tú tư tự tứ tử hang hạng hãng ky ký kỹ kỵ kị nhật nhạt
    nhặt chạm chấm chăm  châm chàm thu thư thủ thù thử thụ hàn hán hãn đâu đấu đậu đẩu dau dâu dầu
    dấu dẫu đau cuội cưỡi giùa thôi thối thổi  thoi thói hạn hận hân hoan hoạn hoán thanh thánh thạnh vong
    võng vọng vồng khống khổng qua quà quả quạ ke kê kế kề kệ kẻ kẽ nhân nhẫn nhạn nhàn nhãn nhấn đước lam
    lầm lắm lâm lạm lấm lăm lẫm việt viết vao váo moi mọi mới môi mối mồi  mời hét dinh dính dĩnh đinh đình
    đính tuân tuấn tuan gio giò gió giỏ giỗ phut muốn muôn nay này nẩy hàng hằng  den het trong la va
    thứ thức đỉnh giơ hắn quỵ nhắn thảnh hoãn lãm cưới cười mỏi mượn dược đuốc nhát giũa thú  háng
    hăng tù tụ tủ nậm nạm thẳng kỷ ngấy tuẫn chẩm
    """
)
# Without marks these are words of their own, but before a number they can only be time words.
BEFORE_NUMBERS = {"ngay": "ngày", "thang": "tháng", "nam": "năm", "den": "đến", "tu": "từ", "quy": "quý"}
# Words that extraction glues to one another ("trướcngày", "hàngtháng").
GLUE = _words(
    """
    trước ngày tháng năm quý tuần từ đến hết trong chậm nhất hàng hằng kể vào cuối đầu giữa làm việc
    là về của  định kỳ báo cáo gửi hoàn thành thời hạn gian
    """
)


# Text -> tokens for the deadline grammar: numbers, words in their dictionary form, signs. The slips that
# scanners and text extraction leave on dates are mended here once, so that the grammar above sees clean
# words: glued words ("trướcngày"), letters for digits ("l0/11/2O24"), lost marks ("truớc ngay 10/11").

# A long outline number ("1.2.1.3.1"), whose parts are no days; a number, with the letters that a scanner
# takes for 0 and 1; a document's symbol that the next word is glued to ("TCT-QLNyêu cầu"); a word; or any
# other sign.
_TOKEN = re.compile(
    r"\d++(?:\.\d++){4,}+|([OolI]?\d[\dOolI]*)|[A-ZĐ]{2,12}(?=(?:yêu|đề|giao|về|của|ngày|hướng|thông)\s)"
    r"|[^\W\d_]+|[^\w\s]|_"
)
_DIGITS = str.maketrans("OolI", "0011")
LONGEST_NUMBER = 6  # longer ones are telephone or account numbers: they stay a sign
_LONGEST_GLUED = 24  # letters of glued words


class Token(NamedTuple):
    """`word` is lower case and mended; `number` is set for digits; `start`, `end` are characters."""

    word: str
    number: int | None
    start: int
    end: int
    repaired: bool = False
    digits: int = 0


# The class itself hands its arguments on through a call of its own, which takes most of the time.
_made = tuple.__new__


def bare(word: str) -> str:
    """A word without its marks: "Trước" -> "truoc"."""
    folded = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


_BY_BARE = {bare(word): word for word in sorted(VOCABULARY)}
_STARTS = frozenset(word[:2] for word in GLUE)


@lru_cache(maxsize=8192)
def mended(word: str) -> str:
    """The time word that a misspelt word stands for, or the word itself in lower case."""
    word = word.casefold()
    word = SPELLINGS.get(word, word)
    if word in VOCABULARY or word in OTHER_WORDS:
        return word
    return _BY_BARE.get(bare(word), word)


@lru_cache(maxsize=8192)
def _unglued(word: str) -> tuple[str, ...]:
    """The time words that a glued word consists of ("trướcngày"), or nothing."""
    if not 5 <= len(word) <= _LONGEST_GLUED or word in VOCABULARY or word[:2] not in _STARTS:
        return ()
    parts: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, len(word) + 1):
        for start in [at for at in parts if at < end]:
            if end not in parts and word[start:end] in GLUE:
                parts[end] = (*parts[start], word[start:end])
    return parts.get(len(word), ())


def _numbers(text: str, start: int, end: int) -> Iterator[Token]:
    piece = text[start:end]
    letters = piece.strip("OolI")
    after_letter = start > 0 and text[start - 1].isalpha()
    before_letter = end < len(text) and text[end].isalpha() and not _is_hour(text, end)
    if letters != piece and (after_letter or before_letter):  # "2024lần": the letter begins a word
        head = len(piece) - len(piece.lstrip("OolI"))
        tail = head + len(letters)
        if head:
            yield Token(piece[:head].casefold(), None, start, start + head)
        yield from _number(text, start + head, start + tail)
        if tail < len(piece):
            yield Token(piece[tail:].casefold(), None, start + tail, end)
        return
    yield from _number(text, start, end)


def _is_hour(text: str, at: int) -> bool:
    """Whether a letter after a number is the sign of an hour: "l6h00"."""
    return text[at] in "hg" and (at + 1 == len(text) or not text[at + 1].isalpha())


def _number(text: str, start: int, end: int) -> Iterator[Token]:
    piece = text[start:end]
    clean = piece.translate(_DIGITS)
    number = int(clean) if len(clean) <= LONGEST_NUMBER and clean.isascii() else None
    yield Token("#", number, start, end, clean != piece, len(clean))


@lru_cache(maxsize=8192)
def _word(piece: str) -> tuple[str, bool, tuple[str, ...]]:
    """A word as the grammar sees it, whether it was mended, and the words that are glued in it.

    "m²" and the like are no words: they come back empty, and are read as numbers are.
    """
    if piece[0].isdigit() or piece[1:2].isdigit():
        return "", False, ()
    folded = piece.casefold()
    parts = _unglued(folded) if len(folded) == len(piece) else ()
    word = mended(folded)
    return word, word != folded and folded not in SPELLINGS, parts if len(parts) > 1 else ()


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word, repaired, parts = ("", False, ()) if found.lastindex else _word(found[0])
        if not word:
            new = list(_numbers(text, start, end))
            if tokens and new[0].number is not None and tokens[-1].word in BEFORE_NUMBERS:
                tokens[-1] = tokens[-1]._replace(word=BEFORE_NUMBERS[tokens[-1].word], repaired=True)
            tokens += new
            continue
        if not parts:
            tokens.append(_made(Token, (word, None, start, end, repaired, 0)))
        for part in parts:
            tokens.append(Token(part, None, start, start + len(part)))
            start += len(part)
    return _without_strays(_with_whole_numbers(text, tokens)) if _DAMAGE.search(text) else tokens


# A blank inside a day's number, a stray sign before one.
_DAMAGE = re.compile(r"(?i)ng[àa]y\s*[|¦~^`_]|ng[àa]y\s*\d\s\d\s?[/.-]|[|¦~^`_]\s?\d|\d\s?[|¦~^`_]")
_STRAYS = frozenset("|¦~^`_")


def _with_whole_numbers(text: str, tokens: list[Token]) -> list[Token]:
    """ "ngày 3 0/11/2026": a number that a blank has parted, before the sign of a date."""
    whole: list[Token] = []
    for at, token in enumerate(tokens):
        before = whole[-1] if whole else None
        if (
            before is not None
            and token.digits == before.digits == 1
            and text[before.end : token.start] == " "
            and len(whole) > 1
            and whole[-2].word == "ngày"
            and at + 1 < len(tokens)
            and tokens[at + 1].word in {"/", "-", "."}
        ):
            number = 10 * (before.number or 0) + (token.number or 0)
            whole[-1] = Token("#", number, before.start, token.end, True, 2)
        else:
            whole.append(token)
    return whole


def _without_strays(tokens: list[Token]) -> list[Token]:
    """ "trước ngày| 12/11/2026": a rule of a table or a speck before a number or inside a date."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        dated = kept and (kept[-1].word in VOCABULARY or kept[-1].word in {"/", "-"} or kept[-1].digits)
        before_number = after is not None and (after.number is not None or after.word in {"/", "-"})
        if token.word in _STRAYS and dated and before_number:
            continue
        kept.append(token)
    return kept


# A list of phrases that is matched word by word. A phrase is written as it is read, with two signs: `[là]`
# may be left out, `hàng/hằng` is one or the other, so "chậm nhất [là/vào]" stands for "chậm nhất", "chậm
# nhất là" and "chậm nhất vào".

Value = TypeVar("Value")
_END = ""  # no token is the empty word, so it can mark the end of a phrase in the tree


def spellings(phrase: str) -> Iterable[tuple[str, ...]]:
    """Every sequence of words that a phrase stands for."""
    choices = []
    for part in phrase.split():
        optional = part.startswith("[") and part.endswith("]")
        words = part.strip("[]").split("/") if part != "/" else ["/"]
        choices.append([(word,) for word in words] + ([()] if optional else []))
    for chosen in product(*choices):
        yield tuple(word for one in chosen for word in one)


class Lexicon(Generic[Value]):
    """Phrases and what each of them means; the longest that matches wins."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self._tree: dict[str, dict] = {}  # type: ignore[type-arg]
        for phrase, value in phrases.items():
            for words in spellings(phrase):
                node = self._tree
                for word in words:
                    node = node.setdefault(word, {})
                node[_END] = value  # type: ignore[assignment]

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with this word."""
        return word in self._tree

    def match(self, tokens: Sequence[Token], at: int) -> tuple[Value, int] | None:
        """What the longest phrase at a place means, and the place after it."""
        count = len(tokens)
        node = self._tree.get(tokens[at].word) if at < count else None
        best: tuple[Value, int] | None = None
        while node is not None:
            at += 1
            if _END in node:
                best = (node[_END], at)
            node = node.get(tokens[at].word) if at < count else None
        return best
