"""Which week, month, quarter or year from now: "này", "sau", "sau nữa", "trước"."""

from collections.abc import Sequence

from expressions.times.dates import word
from expressions.times.deictic import THIS_OR_NEXT
from expressions.times.time_tokens import Lexicon, Token

_OFFSETS = Lexicon(
    {
        **THIS_OR_NEXT,
        "hiện tại": 0,
        "kế [tiếp]": 1,
        "tiếp [theo]": 1,
        "sau/tới nữa": 2,
        "trước": -1,
        "trước đó": -1,
        "qua": -1,
        "rồi": -1,
        "vừa qua/rồi": -1,
        "ngoái": -1,
        "trước nữa": -2,
        "kia": -2,
    }
)


_BEHIND_UNTIL = frozenset({"ngày", "khi", "lúc", "hết", "cuối", "giờ", "nay", "hôm"})


def read_offset(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """How many periods on, and the place behind; "thứ 6 trước 17h" is no other Friday."""
    found = _OFFSETS.match(tokens, at)
    if found is None:
        return None
    behind = tokens[found[1]] if found[1] < len(tokens) else None
    numbered = behind is not None and behind.number is not None
    alone = word(tokens, at) in {"trước", "tới"} and found[1] == at + 1
    if alone and (numbered or word(tokens, found[1]) in _BEHIND_UNTIL):
        return None
    if word(tokens, at) == "sau" and word(tokens, found[1]) in {"khi", "ngày", "đó"}:
        return None
    return found
