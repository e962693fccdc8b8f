"""The gate's verdict on a file that was looked at: only what was wholly seen and bears no mark is cleared."""

import re
from collections.abc import Iterator

from directives.extract import Extract
from directives.formats.archives import words_of
from directives.secrets import SecrecyDoubt, SecrecyVerdict, classify, heaviest

# What is left of a mark where a stamp lies over other words: only mận, mập, mậu have it too.
_REMAINS = re.compile(r"MẬ(?![NPU])|^\W{0,5}(?:M[ẠẬÂ]|ẬT)\W{0,5}$|\b\w?M[ẠÂ]T\w?\b", re.MULTILINE)


def verdict_on(found: Extract) -> SecrecyVerdict:
    """The heaviest word of those on the text, on what stands beside it, and on what its pictures say."""
    return heaviest(_verdicts(found))


def verdict_on_archive(data: bytes, name: str) -> SecrecyVerdict:
    """The word on what an archive says itself: its name, its folders, its comments. Raises Unreadable."""
    said = words_of(data)
    return heaviest([classify("", "\n".join([name, *said])), _not_lone(classify("\n".join(said)))])


def _verdicts(found: Extract) -> Iterator[SecrecyVerdict]:
    yield classify(found.text, recognised=not found.typed)
    for said in found.beside:
        yield _not_lone(classify(said))
    # A letter alone is what recognition makes of many a logo, and the name of a column.
    yield _not_lone(classify(found.stamps, recognised=True))
    if _REMAINS.search(found.stamps):
        yield SecrecyDoubt.LONE_WORD
    if found.unseen:
        yield SecrecyDoubt.UNSEEN


def _not_lone(verdict: SecrecyVerdict) -> SecrecyVerdict:
    return None if verdict is SecrecyDoubt.LONE_STAMP else verdict
