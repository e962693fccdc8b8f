"""The parts of a unit's name: its noun, its place, and what may stand for the whole."""

from collections.abc import Iterator, Sequence

from language.folding import fold, plain
from language.tokens import tokenize

JOINTS = frozenset("-–.&/,")
_HEADS = ("phong", "ban", "benh vien", "bv", "trung tam", "tt", "chi cuc", "khoa")
LEVELS = frozenset({"huyện", "tỉnh", "quận", "thị xã"})


def words_of_name(name: str) -> tuple[str, ...]:
    return tuple(t.text for t in tokenize(plain(name)) if t.folded not in JOINTS)


def head_of(words: tuple[str, ...]) -> tuple[str, ...]:
    folded = [fold(word) for word in words[:2]]
    return (
        words[:2] if " ".join(folded) in _HEADS else words[:1] if folded[:1] and folded[0] in _HEADS else ()
    )


def noun_of(name: str) -> tuple[str, ...]:
    """The folded noun that the name of a unit begins with, as "benh", "vien"; empty where it is none."""
    return tuple(map(fold, head_of(words_of_name(name))))


def parts_of(name: str, others: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What may stand for the name behind its noun: each side of a hyphen, what tells it from others.

    "Nghiệp vụ" is common to Phòng Nghiệp vụ Y and Phòng Nghiệp vụ Dược, and "Dược" is what tells them apart.
    """
    head = head_of(words_of_name(name))
    rest = words_of_name(name)[len(head) :]
    if not head or not rest:
        return
    sides = [words_of_name(side) for side in plain(name).replace("–", "-").split("-")]
    sides[0] = sides[0][len(head) :]
    starts = [tuple(map(fold, words_of_name(other))) for other in others if other != name]
    said = tuple(map(fold, words_of_name(name)))
    common = max((_alike(said, other) for other in starts), default=0)
    tail = rest[common - len(head) :] if common > len(head) else ()
    alone = (rest[:n] for n in range(2, len(rest)) if common < len(head) + n)  # "bệnh viện đa khoa"
    for part in dict.fromkeys((rest, *(side for side in sides if len(sides) > 1), tail, *alone)):
        if any(len(word) > 1 for word in part):
            yield part


def place_of(name: str) -> tuple[str, ...]:
    """The words behind the level in the name of a district's unit: "Ninh Sơn"; empty where it has none."""
    words = words_of_name(name)
    level = next((n for n, word in enumerate(words) if word.casefold() in LEVELS), len(words))
    return words[level + 1 :]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two names begin with alike."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
