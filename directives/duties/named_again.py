"""Words that stand for bodies named before: "các đơn vị nêu trên", "sở này", "Trung tâm"."""

import re
from itertools import islice

from expressions.names.known_names import KnownNames
from expressions.names.units import read_names
from language.spelling import UPPER

_MOST_NAMES = 200  # of a kind in one sentence
# Kinds that a text speaks of again with "này".
KIND_OF_THIS = re.compile(rf"(?<![\w])(Sở|Phòng)(?=\s[{UPPER}])")
# "Các cơ quan, đơn vị, địa phương nêu trên": those that the letter is written to.
_BODIES = (
    r"(?:cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|sở|ban|ngành|đoàn thể|bộ|phòng|trường|xã|phường)"
)
_NAMED_ABOVE = re.compile(
    rf"(?:tất cả\s)?(?:các|những)\s{_BODIES}(?:(?:,| và)\s{_BODIES}){{0,6}}"
    r"\s(?:nêu|nói|có tên|kể)\s(?:ở\s)?trên",
    re.IGNORECASE,
)


def are_named_above(names: tuple[str, ...]) -> bool:
    """Whether these are all called by being named above, and by no name."""
    return all(map(_NAMED_ABOVE.fullmatch, names))


def named_by_kind(text: str, kinds: re.Pattern[str], known: KnownNames | None) -> dict[str, str]:
    """The bodies of these kinds that a text names in full, by their kind; of one kind the last."""
    found: dict[str, str] = {}
    for head in islice(kinds.finditer(text), _MOST_NAMES):
        names, _ = read_names(text, head.start(), known=known)
        if names and names[0].startswith(head.group(1) + " "):
            found[head.group(1)] = names[0]
    return found
