"""Numbers and percentages in words, and how much of something is done, in parts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chat.sentences.items import Item
from language.lexicon import folded, untelex
from language.tokens import Token, marks

# Numbers and percentages that are written in words: "mười hai", "ba mươi phần trăm".

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


# How much of it is done, in parts: "9/14 đơn vị đã gửi", "làm được 3/4"; none of them is a day.

_OF = re.compile(r"(\d{1,4}) ?/ ?(\d{1,4})")
_SHARE = frozenset({"partial", "share"})


def with_shares(items: Sequence[Item]) -> tuple[Item, ...]:
    """ "9/14 đơn vị" is a share of the units, "làm được 1/2" of the work, and neither a day."""
    made = list(items)
    for n, item in enumerate(items):
        if (share := _part(items, n)) is not None:
            made[n] = replace(item, kind="percent", text=f"{share}%", dated=None, numbers=())
    for n, item in enumerate(items[:-1]):
        said = _OF.fullmatch(item.folded)
        counts = said is not None and items[n + 1].has("counted") and int(said[1]) < int(said[2])
        if counts and said is not None and n and items[n - 1].has("done"):
            share = round(100 * int(said[1]) / int(said[2]))  # "hoàn thành 8/10 nội dung"
            made[n] = replace(item, kind="percent", text=f"{share}%", dated=None, numbers=())
        elif counts:
            made[n] = replace(item, kind="word", tags=_SHARE, dated=None, numbers=())
    return tuple(made)


def without_numbered_parts(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "xong 1, còn gói 5 đang làm": behind a noun that nobody knows a number is of its name.

    So it is where a task is named besides.
    """
    numbered = [n for n, item in enumerate(items) if item.kind == "numbers"]
    named = {n for n in numbered if n and _names_no_task(items[n - 1])}
    if not named or len(named) == len(numbered):
        return items
    return tuple(
        replace(item, kind="code", numbers=()) if n in named else item for n, item in enumerate(items)
    )


def halved(items: Sequence[Item]) -> bool:
    """ "1 nửa": without its mark, or with the other tone, it reads like "nữa"."""
    so_far = folded("courtesy", "so_far")
    return any(b.folded == "nua" and (a.kind == "quantity" or a.folded in so_far) for a, b in pairwise(items))


def numbered_within(items: Sequence[Item]) -> bool:
    """ "xong nội dung 3", "việc 2 của việc 5", "việc 4 của QĐ 06": a number within something else."""
    named = any(a.folded in _NUMBERED and b.kind == "numbers" for a, b in pairwise(items))
    named = named or any(
        a.kind == "numbers" and b.folded == "cua" and c.has("paper")
        for a, b, c in zip(items, items[1:], items[2:], strict=False)
    )
    return named or any(
        a.kind == "numbers" and b.folded == "cua" and c.has("task") and d.kind == "numbers"
        for a, b, c, d in zip(items, items[1:], items[2:], items[3:], strict=False)
    )


_NUMBERED = frozenset({"noi dung", "ke hoach", "de an", "du an", "chuong trinh", "phuong an", "danh sach"})


def scattered(items: Sequence[Item]) -> bool:
    """ "12 ok 13 chưa", "xong 12 theo việc 13": between two tasks stands what makes no list of them."""
    places = [n for n, item in enumerate(items) if item.kind == "numbers" and not _counts_all(items, n)]
    between = [item for a, b in pairwise(places) for item in items[a + 1 : b]]
    return any(not (item.has("task", "and") or item.kind == "punct") for item in between)


def _counts_all(items: Sequence[Item], n: int) -> bool:
    """ "12 và 13 xong cả 2"."""
    return n > 0 and items[n - 1].folded.split(" ")[-1] == "ca"


def names_a_part(items: tuple[Item, ...]) -> bool:
    """Whether a number is of something within a task that is named besides."""
    return without_numbered_parts(items) is not items


def _names_no_task(noun: Item) -> bool:
    return noun.kind == "word" and (not noun.tags or noun.tags <= _OF_A_TASK)


_OF_A_TASK = frozenset({"part", "object", "counted"})


def _part(items: Sequence[Item], n: int) -> int | None:
    """ "làm được 3/4", "xong khoảng 2/3 khối lượng": how many of a hundred; "xong 2/3" may name a day."""
    said = (
        _OF.fullmatch(items[n].folded) if items[n].kind in ("date", "quantity", "numbers", "word") else None
    )
    if (
        said is None
        or not 0 < int(said[1]) < int(said[2]) <= _MOST_PARTS
        or len(said[2]) > 1 + (said[2] == "10")
    ):
        return None
    before = items[n - 1].folded if n else ""
    behind = items[n + 1] if n + 1 < len(items) else None
    reached = before.endswith(_REACHED)
    of_work = behind is not None and (behind.has("task") or behind.folded.startswith(_WORK))
    if not (reached or (of_work and before in folded("courtesy", "so_much"))):
        return None
    return round(100 * int(said[1]) / int(said[2]))


_MOST_PARTS = 10
_REACHED = ("duoc", "dat")
_WORK = ("khoi luong", "cong viec", "noi dung", "phan viec", "chang duong", "quang duong")


HALVES = ("mot nua", "phan nua", "nua", "1 nua")


def is_half(items: Sequence[Item]) -> bool:
    """ "một nửa", "được nửa"; "cả việc 13 nữa" is no half, and hỏi and ngã are mixed up."""
    so_far = folded("courtesy", "so_far")
    return any(
        item.folded in HALVES
        and (item.folded != "nua" or (n and (items[n - 1].folded in so_far or items[n - 1].has("done"))))
        for n, item in enumerate(items)
    )


def nearly_done(items: Sequence[Item]) -> bool:
    """ "gần xong rồi", "sắp xong": all that is said to be done is so only nearly."""
    done = [n for n, item in enumerate(items) if item.has("done", "sent", "done_weak")]
    return len(done) == 1 and done[0] > 0 and items[done[0] - 1].folded in (*NEARLY, "tam")


NEARLY = frozenset({"gan", "sap", "gan nhu", "hau nhu", "sap sua", "co ban", "ve co ban"})
"""Words before a verb of completion that take it back."""
