"""The gate's verdict on a file that was looked at: only what was wholly seen and bears no mark is cleared."""

import re
from collections.abc import Iterator

from directives.extract import Extract
from directives.formats.containers import words_of
from directives.model import Classification, SecrecyDoubt
from directives.secret_compounds import TONELESS_INNOCENT
from directives.secret_words import HONEY, stands_with_syllables
from directives.secrets import SecrecyVerdict, classify, heaviest
from language.folding import fold

# What is left of a mark where a stamp lies over other words: only mận, mập, mậu have it too. The whole word
# is judged by those around it.
_REMAINS = re.compile(
    r"MẬ(?![NPU]|T(?!\w)|T(?:ONG|KHẨU|MÍA|MÃ))|^\W{0,5}(?:M[ẠẬÂ]|ẬT)\W{0,5}$|\b\w?M[ẠÂ]T\w?\b|\wMẬT\b"
    r"|\b(?:T[ỐÔÓ]\w{0,3}|TUY\w{0,3})\W{0,2}\w{0,4}ẬT\b",
    re.MULTILINE,
)
# Before what is left of the word only the heavier marks have theirs: "TỐI MẬC" is one, and no doubt.
_HEAVIER = re.compile(r"\b(?:TỐI|(?P<most>TUYỆT))\W{0,2}M[ẬẠÂ][TCILFE]?(?!\w)")
# The same three letters, as a mirror shows them, and where letters are told to run from right to left.
_MIRRORED = re.compile(r"\b(?:T ?Ậ ?M|tậM)\b(?! TỊT)")


_LINES_OF_A_LABEL = 12
_HONEY_IN_FULL = re.compile(r"\bmật (?:ong|mía)\b", re.IGNORECASE)


def verdict_on(found: Extract) -> SecrecyVerdict:
    """The heaviest word on the text, on what stands beside it, on names in it, on what its pictures say."""
    said = heaviest(_verdicts(found))
    if said is Classification.SECRET and not found.typed and _is_label(found.text):
        return SecrecyDoubt.LONE_WORD
    return said


def _names_honey(found: Extract) -> bool:
    """Whether a picture of few lines says so in full: what is left of its letters is left of that word."""
    few = len(found.text.split("\n")) <= _LINES_OF_A_LABEL
    return few and not found.typed and _HONEY_IN_FULL.search(found.text) is not None


def _is_label(text: str) -> bool:
    """Whether a picture of few lines names what bees make, or what is lost, cold or a face.

    Where its words stand is often misread: each of its large letters may be cut out by itself.
    """
    few = len(text.split("\n")) <= _LINES_OF_A_LABEL
    return few and (HONEY.search(text) is not None or TONELESS_INNOCENT.search(fold(text)) is not None)


def verdict_on_archive(data: bytes, name: str) -> SecrecyVerdict:
    """The word on what an archive says itself: its name, its folders, its comments. Raises Unreadable."""
    said = words_of(data)
    return heaviest([classify("", "\n".join([name, *said])), _not_lone(classify("\n".join(said)))])


def _verdicts(found: Extract) -> Iterator[SecrecyVerdict]:
    yield classify(found.text, recognised=not found.typed)
    for said in found.beside:
        yield _not_lone(classify(said))
    yield from (classify("", name) for name in found.names)
    # A letter alone is what recognition makes of many a logo, and the name of a column.
    honey = _names_honey(found)
    stamped = _not_lone(classify(found.stamps, recognised=True))
    yield None if honey and stamped is SecrecyDoubt.LONE_WORD else stamped
    heavier = _HEAVIER.search(found.stamps)
    if heavier:
        yield Classification.MOST_SECRET if heavier["most"] else Classification.TOP_SECRET
    remains = not honey and any(map(_holds_remains, found.stamps.split("\n")))
    mirrored = any(map(_shows_mirrored, found.stamps.split("\n")))
    if remains or mirrored or any(_MIRRORED.search(said) for said in (found.text, *found.beside)):
        yield SecrecyDoubt.LONE_WORD
    if found.unseen:
        yield SecrecyDoubt.UNSEEN


def _holds_remains(line: str) -> bool:
    """Whether a piece of a mark stands in what was read, and no word's that is misread: "BAO MẠT"."""
    others = [other.span() for other in TONELESS_INNOCENT.finditer(fold(line))]
    return any(
        not any(start < piece.end() and piece.start() < end for start, end in others)
        for piece in _REMAINS.finditer(line)
    )


def _shows_mirrored(line: str) -> bool:
    mark = _MIRRORED.search(line)
    return mark is not None and not stands_with_syllables(f"{line[: mark.start()]} {line[mark.end() :]}")


def _not_lone(verdict: SecrecyVerdict) -> SecrecyVerdict:
    return None if verdict is SecrecyDoubt.LONE_STAMP else verdict
