"""Running heads and feet: the same line at the head or the foot of page after page is no part of the text."""

import re
from collections import Counter

_LONGEST = 100
_DEEP = 2  # lines from the head and from the foot of a page
_FEWEST = 2
_NUMBER = re.compile(r"\A\W{0,4}\d{1,3}\W{1,4}|\W{0,4}\d{1,3}(?:\s?/\s?\d{1,3})?\W{0,4}\Z")
_HEADING = re.compile(r"phụ lục|biểu|mẫu|bảng|danh mục|[|]", re.IGNORECASE)


def without_running_heads(pages: list[str]) -> list[str]:
    """The pages without what most of them have at the same end, but for the number of the page."""
    split = [page.split("\n") for page in pages]
    found = Counter(key for lines in split for key in {_key(lines, place) for place in _places(lines)})
    running = {
        key for key, count in found.items() if key[1] and count >= _FEWEST and count > (len(pages) - 1) / 2
    }
    if not running:
        return pages
    for lines in split:
        for place in _places(lines):
            if _key(lines, place) in running:
                lines[place] = ""
    return ["\n".join(lines).strip("\n") for lines in split]


def _places(lines: list[str]) -> list[int]:
    """The places of the first and the last lines that say anything."""
    said = [place for place, line in enumerate(lines) if line.strip()]
    return sorted({*said[:_DEEP], *said[-_DEEP:]})


def _key(lines: list[str], place: int) -> tuple[bool, str]:
    """At which end a line stands and what it says; nothing where it can be no running head."""
    line = lines[place].strip()
    text = _NUMBER.sub("", line)
    if not 3 <= len(text) <= _LONGEST or _HEADING.match(line) or line.endswith((";", ",", ".")):
        return False, ""
    return 2 * place >= len(lines), text
