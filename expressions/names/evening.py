"""Names that a scan spoilt, evened to a name that is known: the text's own, or a standing body's."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from expressions.names.provinces import KNOWN_NAMES
from language.edits import one_edit_apart
from language.patterns import LOWER, UPPER
from language.syllables import is_spelt

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
_SPECKS = frozenset("|'`~.^-_*’‘")
# "UBNDxã", "SởNội".
_GLUED = re.compile(rf"[{LOWER}][{UPPER}][{LOWER}]|[{UPPER}]{{2}}[{LOWER}]{{2}}")
_MOST_SPOILT, _MOST_KNOWN = 200, 600  # names of a document
_LONGEST = 200  # letters of a name
_SHORTEST_WORD = 3  # letters, of which one may be another
_LONG_NAME = 5  # words by which a name is known again whatever one more has become
_HEADS = frozenset(("bộ", "sở", "vụ", "hội", "đài"))  # short words with which names begin
_Edit = tuple[str, int, int, int, int]
_OFTEN = 2  # times that a name stands in a document of its own right
GROUPS = (
    "các cơ quan liên quan", "các đơn vị liên quan", "các cơ quan, đơn vị liên quan", "các sở, ban, ngành",
    "các cơ quan có liên quan", "các đơn vị có liên quan", "các cơ quan, đơn vị có liên quan",
    "các sở, ngành liên quan", "các bộ, ngành liên quan", "các bộ, cơ quan liên quan",
    "các bộ, ngành, địa phương", "các cơ quan, đơn vị", "các địa phương", "các phòng, ban", "các sở, ngành",
)  # fmt: skip


def evened_names(
    names: Iterable[str], text: str, noisy: bool = False, units: Iterable[str] = ()
) -> dict[str, str]:
    """For each of the names that seems spoilt and is sure to be another one: that one.

    Sure is where all words are the same but those that no syllable is spelt like, and each of these is one
    letter, speck or blank away. `noisy`: the text was scanned badly, and a word that is a syllable may be a
    spoilt one in a name that stands once in it beside one that stands there often. `units`: names that the
    office knows.
    """
    times = {name: text.count(name) for name in dict.fromkeys(names) if len(name) <= _LONGEST}
    spoilt = [name for name in times if _is_spoilt(name)][:_MOST_SPOILT]
    if not spoilt and not noisy:
        return {}
    odd = frozenset(spoilt)
    sound = [name for name in times if name not in odd][:_MOST_KNOWN]
    standing = (*units, *KNOWN_NAMES, *GROUPS)
    known = _by_length((*sound, *standing))
    found = {name: meant for name in spoilt if (meant := _meant(name, known, True))}
    if noisy:
        firm = _by_length((*(name for name in sound if times[name] >= _OFTEN), *standing))
        for name in sound[:_MOST_SPOILT]:
            if times[name] < 2 and name not in standing and (meant := _meant(name, firm, False)):
                found[name] = meant
    return found


def _by_length(names: Iterable[str]) -> dict[int, list[tuple[str, list[str]]]]:
    found: dict[int, list[tuple[str, list[str]]]] = {}
    for name in dict.fromkeys(names):
        found.setdefault(len(name), []).append((name, _pieces(name)))
    return found


def _pieces(name: str) -> list[str]:
    return _PIECE.findall(name.casefold())


def _is_spoilt(name: str) -> bool:
    return any(map(_is_odd, _PIECE.findall(name)))


def _is_odd(piece: str) -> bool:
    """A speck, or a word that is no syllable, no number and no abbreviation."""
    if not piece[0].isalnum():
        return piece in _SPECKS
    capitals = sum(map(str.isupper, piece))
    return (not piece.isdigit() and capitals < 2 and not is_spelt(piece)) or _GLUED.search(piece) is not None


def _meant(name: str, known: Mapping[int, list[tuple[str, list[str]]]], odd: bool) -> str:
    """The one known name that a spoilt one can be, or none. `odd`: only its odd words may differ."""
    pieces = _pieces(name)
    found = {
        other
        for length in range(len(name) - 3, len(name) + 4)
        for other, its in known.get(length, ())
        if other.casefold() != name.casefold() and _is_near(pieces, its, odd)
    }
    return found.pop() if len(found) == 1 else ""


def _is_near(spoilt: list[str], known: list[str], odd: bool) -> bool:
    if len(set(spoilt) & set(known)) * 3 < len(set(known)):
        return False
    blocks = SequenceMatcher(None, spoilt, known, autojunk=False).get_opcodes()
    if _one_word_is_odd(blocks, spoilt, known):
        return True
    return all(how == "equal" or _may_be(spoilt[a:b], known[c:d], odd) for how, a, b, c, d in blocks)


def _one_word_is_odd(blocks: Sequence[_Edit], spoilt: list[str], known: list[str]) -> bool:
    """Whether all of a long name stands there but one word that is none: "Sở Nông nghiệp và Ảôị trường"."""
    others = [block for block in blocks if block[0] != "equal"]
    if len(others) != 1 or len(known) < _LONG_NAME:
        return False
    ((_, a, b, c, d),) = others
    return b - a == d - c == 1 and not is_spelt(spoilt[a]) and abs(len(spoilt[a]) - len(known[c])) < 2


def _may_be(spoilt: list[str], known: list[str], odd: bool) -> bool:
    """Whether a part of a name can be another one's, spoilt."""
    if not any(piece.isalnum() for piece in known):
        return all(piece in _SPECKS for piece in spoilt)
    written, meant = "".join(piece for piece in spoilt if piece not in _SPECKS), "".join(known)
    if written == meant:
        return True
    if odd and not any(not piece.isdigit() and not is_spelt(piece) for piece in spoilt):
        return False
    long = len(meant) >= _SHORTEST_WORD or (meant in _HEADS and written not in _HEADS)
    return long and meant.isalpha() and one_edit_apart(written, meant)
