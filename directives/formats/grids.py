"""Tables as lines: rows of cells where they are tables, plain lines where they only lay out a letterhead."""

import re

from language.folding import fold

Cells = list[str]

_ITEM = re.compile(r"[a-zđ][.)]")

_SHORT = 60
_LAYOUT_ROWS = 4
_LAYOUT_COLUMNS = 3
# Words of a letterhead or a signature block, which offices set in a table without borders.
_LAYOUT_WORDS = (
    "doc lap tu do hanh phuc",
    "doc lap - tu do - hanh phuc",
    "noi nhan",
    "cong hoa xa hoi chu nghia",
)


def table_lines(rows: list[Cells]) -> list[str]:
    """A table's lines: `| a | b |` a row, or a layout table's cells one after the other."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    if _lays_out(rows):
        return [line for row in rows for cell in row if cell.strip() for line in (*cell.split("\n"), "")]
    width = max(len(row) for row in rows)
    if width == 1:
        return [line for row in rows for line in row[0].split("\n")]
    padded = [[_one_line(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in padded]
    return [lines[0], "|" + "---|" * width, *lines[1:]]


def _lays_out(rows: list[Cells]) -> bool:
    if len(rows) > _LAYOUT_ROWS or max(len(row) for row in rows) > _LAYOUT_COLUMNS:
        return False
    text = fold(" ".join(cell for row in rows for cell in row))
    return any(words in text for words in _LAYOUT_WORDS)


def _one_line(cell: str) -> str:
    """A cell's paragraphs in one line; short ones that nothing separates are the entries of a list."""
    joined = ""
    for paragraph in cell.replace("|", "/").split("\n"):
        part = " ".join(paragraph.split())
        if not part:
            continue
        if joined:
            listed = len(joined) <= _SHORT and joined[-1].isalnum() and part[0].isupper()
            joined += "; " if listed else " "
        joined += part
    return joined


def joined_pages(pages: list[str]) -> str:
    """Pages as one text. A table that goes on at the head of the next page goes on as one table.

    The page's number between the two parts and a repeated heading row are left out, and a
    sentence that the end of a page cut in two is put together.
    """
    lines: list[str] = []
    for page in pages:
        new = page.strip("\n").split("\n")
        start = _continued(lines, new)
        cut = _cut_sentence(lines, new) if start is None else None
        if cut is not None:
            del lines[_last(lines) + 1 :]
            lines[-1] += " " + new[cut]
            lines.extend(new[cut + 1 :])
        elif start is None:
            lines.extend(["", *new] if lines else new)
        else:
            del lines[_last(lines) + 1 :]
            if _rest_of_row(lines[-1], new[start:]):
                lines[-1] = _one_row(lines[-1], new[start])
                start += 1
            lines.extend(new[start:])
    return "\n".join(lines)


def _continued(before: list[str], page: list[str]) -> int | None:
    """Where the rows of a table from the page before begin on this page, after heading and separator."""
    first = next((place for place, line in enumerate(page) if line.strip() and not _page_number(line)), None)
    if first is None or not before:
        return None
    above = before[_last(before)]
    if not (_row(above) and _row(page[first]) and above.count("|") == page[first].count("|")):
        return None
    separator = next(
        (place for place in range(first, min(first + 2, len(page))) if _separator(page[place])), None
    )
    if separator is None:
        return first
    if page[first] in before:
        return separator + 1
    del page[separator]
    return first


def _rest_of_row(row: str, page: list[str]) -> bool:
    """Whether a page begins with what had no room of the page before's last row: it bears no number."""
    return bool(page) and _row(page[0]) and _cells(row)[0] != "" and _cells(page[0])[0] == ""


def _one_row(row: str, rest: str) -> str:
    pairs = zip(_cells(row), _cells(rest), strict=True)
    return "| " + " | ".join(" ".join(part for part in pair if part) for pair in pairs) + " |"


def _cells(row: str) -> Cells:
    return [cell.strip() for cell in row[1:-1].split("|")]


def _cut_sentence(before: list[str], page: list[str]) -> int | None:
    """Where on this page the sentence goes on that the page before broke off."""
    first = next((place for place, line in enumerate(page) if line.strip() and not _page_number(line)), None)
    if first is None or not before:
        return None
    above = before[_last(before)]
    broken_off = len(above) >= _SHORT and (above[-1].isalnum() or above[-1] in ",-")
    return first if broken_off and page[first][0].islower() and not _ITEM.match(page[first]) else None


def _last(lines: list[str]) -> int:
    """The place of the last line that says anything."""
    place = len(lines) - 1
    while place > 0 and (not lines[place].strip() or _page_number(lines[place])):
        place -= 1
    return place


def _page_number(line: str) -> bool:
    return line.strip(" -–").isdigit()


def _row(line: str) -> bool:
    return line.startswith("|") and line.endswith("|")


def _separator(line: str) -> bool:
    return _row(line) and not line.strip("|- ")
