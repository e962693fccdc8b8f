"""Which syllables stand beside which in the office's language: `python -m benchmarks.pairs`.

Writes `directives/outline/pairs.txt` from the repository's own samples, guides and messages.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from language.folding import fold
from language.spelling import is_spelt

_ROOT = Path(__file__).parent.parent
_OWN = (
    "tests/directives/tables/*.t*", "tests/expressions/tables/*.t*", "docs/*.md", "README.md",
    "messages/**/*.py", "tests/messages/golden/*.txt",
)  # fmt: skip
_RARE = 4  # times as often that the same letters have other marks: the sample shows a slip
_PAUSE = re.compile(r"[^\w\s]|\n")
_WORD = re.compile(r"[^\W_]+")


def pairs_of(text: str) -> Iterator[tuple[str, str]]:
    """The neighbours of a text in small letters, numbers as "#"; no pair over a sign or the end of a line."""
    for part in _PAUSE.split(text):
        words = ["#" if word.isdigit() else word.lower() for word in _WORD.findall(part)]
        for pair in pairwise(words):
            marked = not all(word.isascii() for word in pair) or "#" in pair
            if marked and all(word == "#" or (len(word) > 1 and is_spelt(word)) for word in pair):
                yield pair


def main() -> None:
    """Write the list anew."""
    texts = (path.read_text(encoding="utf-8") for pattern in _OWN for path in _ROOT.glob(pattern))
    times = Counter(pair for text in texts for pair in pairs_of(text))
    most: dict[str, int] = {}
    for pair, count in times.items():
        most[fold(" ".join(pair))] = max(count, most.get(fold(" ".join(pair)), 0))
    behind: dict[str, set[str]] = {}
    for (first, second), count in times.items():
        if count * _RARE >= most[fold(f"{first} {second}")]:
            behind.setdefault(first, set()).add(second)
    lines = (f"{first}: {' '.join(sorted(seconds))}\n" for first, seconds in sorted(behind.items()))
    (_ROOT / "directives" / "outline" / "pairs.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
