"""Numbers and percentages that are written in words: "mười hai", "ba mươi phần trăm"."""

from collections.abc import Sequence

from language.lexicon import untelex
from language.tokens import Token, marks

_DIGITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5,
    "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip


IN_WORDS = {**_DIGITS, "muoi": 10}
"""What one word counts."""


def percent_in_words(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "60 phần trăm", "ba mươi phần trăm": how many tokens, and the number."""
    folded = [t.folded for t in tokens[at : at + 5]]
    if "phan" not in folded or folded.index("phan") + 1 >= len(folded):
        return None
    place = folded.index("phan")
    if not place or folded[place + 1] != "tram" or place > 3:
        return None
    if place == 1 and tokens[at].kind == "number":
        return 3, int(folded[0][:3])
    number = _spoken(folded[:place])
    return (place + 2, number) if number else None


def _spoken(words: Sequence[str]) -> int:
    """A number of one to three words, below a hundred; 0 for none."""
    if len(words) == 1:
        return 10 if words[0] == "muoi" else _DIGITS.get(words[0], 0)
    if words[0] == "muoi" and len(words) == 2:
        return 10 + _DIGITS.get(words[1], 0)
    tens = _DIGITS.get(words[0], 0)
    if tens > 1 and words[1] in ("muoi", "chuc"):
        return 10 * tens + (_DIGITS.get(words[2], 0) if len(words) > 2 else 0)
    return 0


_INTRODUCE = frozenset({"viec", "vu", "so", "muc", "nv", "vc"})


_NOUNS = frozenset({"viec", "vu", "muc", "nv", "vc", "dong"})
"""With "số" behind them one word is a number by itself."""


def number_in_words(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "mười hai", "hai mươi mốt" behind "việc", "nhiệm vụ", "số": how many tokens, and the number."""
    if not at or not (tokens[at - 1].folded in _INTRODUCE or _listed(tokens, at)):
        return None
    words = [t.folded if t.kind == "word" else "" for t in tokens[at : at + 3]]
    if words[0] == "muoi":
        if len(words) > 1 and untelex(words[1]) == "lam" and not _five(tokens[at + 1], words[2:]):
            # "mười làm xong" is 10; without marks it may be 15 as well, and is no number then.
            return (1, 10) if marks(tokens[at + 1].text) else None
        last = _DIGITS.get(words[1], 0) if len(words) > 1 else 0
        return (2, 10 + last) if last else (1, 10)
    tens, second = _DIGITS.get(words[0], 0), words[1] if len(words) > 1 else ""
    if tens > 1 and second in ("muoi", "chuc"):
        last = _DIGITS.get(words[2], 0) if len(words) > 2 else 0
        return (3, 10 * tens + last) if last else (2, 10 * tens)
    if tokens[at - 1].folded == "so" and at > 1 and tokens[at - 2].folded in _NOUNS and words[0] in _DIGITS:
        return 1, _DIGITS[words[0]]  # "mục số hai"
    if tens > 1 and second in _DIGITS and second not in ("ba", "hai", "nam"):  # other words as well
        return 2, 10 * tens + _DIGITS[second]  # "việc ba bảy", "việc hai mốt"
    return None


def _five(token: Token, behind: Sequence[str]) -> bool:
    """ "mười lăm", with its mark or the wrong one; "muoi lam lam xong" holds it before the verb."""
    return token.text.casefold() in ("lăm", "lâm") or (not marks(token.text) and behind == ["lam"])


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """ "số năm mươi mốt VÀ năm mươi hai", "mười bốn và mười lăm": behind another number in words."""
    if at < 3 or tokens[at - 1].folded not in ("va", ",") or tokens[at - 3].folded != "muoi":
        return False
    return tokens[at].folded == "muoi" or (at + 1 < len(tokens) and tokens[at + 1].folded == "muoi")
