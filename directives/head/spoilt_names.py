"""Persons' names that a scan spoilt, by the surnames and given names that there are."""

import re
from collections.abc import Sequence

from directives.words import COMMON_NAMES, GIVEN_NAMES, SURNAMES
from language.folding import fold
from language.spelling import LOWER, UPPER, is_spelt, one_edit_apart

SURNAMES_FOLDED = frozenset(fold(name) for name in SURNAMES)
# What a scan reads for what: "Cbính", "Ngọe", "M1nh".
_LOOK_ALIKE = frozenset(
    pair
    for a, b in ("ec", "bh", "rn", "1i", "li", "ft", "0o", "qg", "dđ", "uư", "ao", "ti", "mn", "lt")
    for pair in ((a, b), (b, a))
)
# Where much is spoilt, capitals too.
_ALIKE = _LOOK_ALIKE | {
    pair
    for a, b in ("hn", "un", "ce", "oe", "co", "rk", "pf", "vy", "uv", "gc", "dl", "5s", "xk", "br", "ae")
    for pair in ((a, b), (b, a))
}
_LONG_WORD = 4  # letters of a name that is known again by any others
_LEAST_SPOILT = 3  # letters, where much is spoilt
_MOST_NAMES = 5  # words of a person's name
_SPECK = re.compile(r"(?<=\w)[.,~`'|^](?=\w)")
_NAMES = GIVEN_NAMES | SURNAMES
_MIDDLE = {"thi": "Thị"}  # what no middle name is without its marks
_PERSON = re.compile(rf"[{UPPER}][{LOWER}]{{1,6}}(?: [{UPPER}][{LOWER}]{{1,6}}){{1,3}}(?!\w)")


def mended_name(words: Sequence[str], document: str = "") -> list[str] | None:
    """ "Phạm Minh Cbính" as it was meant; None where the words are no name, or a name as they stand.

    Only what is no syllable is taken for another word. `document`: the text that the name stands in, where
    it was scanned badly. Then words are put together that a blank parts, an unknown surname may be a known
    one spoilt, and a person whom the text names elsewhere is known again.
    """
    written = _put_together(words) if document else list(words)
    if not 2 <= len(written) <= _MOST_NAMES or not all(
        word[0].isupper() or word[0].isdigit() for word in written
    ):
        return None
    if document:
        meant = [_meant(word, at, len(written)) for at, word in enumerate(written)]
        named = _named_elsewhere(" ".join(meant), document)
        meant = named.split() if named else meant
    else:
        meant = [_meant_name(word, surname=not at) for at, word in enumerate(written)]
    return meant if meant != list(words) else None


def _put_together(words: Sequence[str]) -> list[str]:
    """ "Phạm Văn T hịnh": words that end in small letters of their own."""
    whole: list[str] = []
    for word in words:
        if whole and word[0].islower() and len(whole[-1]) < _LEAST_SPOILT and word.isalpha():
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def _meant_name(word: str, surname: bool) -> str:
    bare = word.replace("’", "'").strip(".,~`")
    small = _SPECK.sub("", bare).lower()
    if _is_foreign(bare):
        return word
    known = SURNAMES | GIVEN_NAMES if surname else GIVEN_NAMES | SURNAMES
    if small in known or bare.isupper():
        return small.capitalize() if small in known and not bare.isupper() else word
    if is_spelt(small) and small.isalpha():
        return word
    near = [name for name in known if _is_misread(small, name, surname)]
    if not near and len(small) >= _LONG_WORD:
        near = [name for name in known if one_edit_apart(small, name)]
    return near[0].capitalize() if len(near) == 1 else word


def _is_foreign(bare: str) -> bool:
    return "'" in bare and bare[:2].lower() in ("h'", "k'", "y'")


def _is_misread(word: str, name: str, surname: bool) -> bool:
    """Whether a scan may have made the word of the name: a letter looks like its own, or marks are other."""
    if len(word) != len(name):
        return surname and name in SURNAMES and len(word) > 2 and one_edit_apart(word, name)
    other = [(a, b) for a, b in zip(word, name, strict=True) if a != b]
    other_marks = surname and name in SURNAMES and fold(word) == fold(name)
    return (len(other) == 1 and other[0] in _LOOK_ALIKE) or other_marks


def _meant(word: str, at: int, size: int) -> str:
    """A word of a name in a text that was scanned badly."""
    bare = word.replace("’", "'").strip(".,~`'|^")
    small = _SPECK.sub("", bare).lower()
    if not small or _is_foreign(bare) or bare.isupper():
        return word
    if at == 1 and size > 2 and small in _MIDDLE:
        return _MIDDLE[small]
    known = GIVEN_NAMES if at else SURNAMES
    if small in known or (at and small in SURNAMES):
        return small.capitalize()
    if not at and fold(small) in SURNAMES_FOLDED:
        return word  # which of them it is stays open
    if at and is_spelt(small) and small.isalpha():
        lost = [name for name in known if fold(name) == fold(small)] if small.isascii() else []
        return lost[0].capitalize() if len(lost) == 1 else word
    if len(small) < _LEAST_SPOILT - (not at):
        return word
    weights = {name: _likeness(small, name) for name in known if one_edit_apart(small, name)}
    best = sorted(weights, key=lambda name: weights[name], reverse=True)[:2]
    sure = bool(best) and (len(best) < 2 or weights[best[0]] > weights[best[1]])
    return best[0].capitalize() if sure else word


def _likeness(word: str, name: str) -> tuple[int, bool]:
    """How easily a scan makes the word of the name, and whether many bear it."""
    bare, other = fold(word), fold(name)
    if bare == other:
        return 3, name in COMMON_NAMES
    if len(bare) != len(other):
        return 2, name in COMMON_NAMES
    differ = [(a, b) for a, b in zip(bare, other, strict=True) if a != b]
    return (2 if all(pair in _ALIKE for pair in differ) else 1), name in COMMON_NAMES


def _named_elsewhere(name: str, document: str) -> str:
    """The one person whom the text names elsewhere by a name one letter away, of words that are names."""
    found = {
        person
        for match in _PERSON.finditer(document)
        for person in _parts(match.group().lower().split())
        if one_edit_apart(name.lower(), person)
    }
    return found.pop().title() if len(found) == 1 else ""


def _parts(words: Sequence[str]) -> list[str]:
    """The names that a run of words in capitals holds: a surname, and what are given names."""
    return [
        " ".join(words[a:b])
        for a in range(len(words))
        for b in range(a + 3, len(words) + 1)
        if words[a] in SURNAMES and _NAMES.issuperset(words[a + 1 : b])
    ]
