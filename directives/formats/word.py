"""Text of a DOCX in the order of the document: paragraphs, tables, text boxes, headers, numbering.

A reader of paragraphs alone drops every table, and with them half of the tasks of a plan.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from directives.extract import Unreadable, open_archive
from directives.formats.grids import Cells, table_lines
from directives.formats.word_pieces import Numbering, W, read_numbering
from language.encodings import from_tcvn3, from_vni

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHARS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIPPED = frozenset({_FALLBACK, f"{W}txbxContent", f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr"})
_OFF = frozenset({"0", "false", "off", "none"})
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style adds that can be read: capitals, and a place in a list."""

    capitals: bool
    list_id: str | None
    depth: int


def read_docx(data: bytes) -> str:
    """The document's text, headers first and footers last. Raises Unreadable."""
    open_archive(data).close()
    import docx  # heavy, and most files are no Word files

    try:
        part = docx.Document(io.BytesIO(data)).part
        walker = _Walker(read_numbering(_root(part, "numbering")), _styles(_root(part, "styles")))
        lines = [
            *walker.beside(part, "header"),
            *walker.lines(part.element.body),
            *walker.beside(part, "footer"),
            *walker.beside(part, "footnotes"),
        ]
    except (MemoryError, RecursionError, Unreadable):
        raise
    except Exception as error:  # a damaged package fails anywhere between zip and XML
        raise Unreadable("unreadable") from error
    return "\n".join(lines)


def _root(part: Any, kind: str) -> Any | None:
    """The root element of a part that the document refers to."""
    return next((_element(rel.target_part) for rel in _relations(part, kind)), None)


def _relations(part: Any, kind: str) -> list[Any]:
    return [rel for rel in part.rels.values() if not rel.is_external and rel.reltype.endswith("/" + kind)]


def _element(part: Any) -> Any:
    from docx.oxml import parse_xml

    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _styles(root: Any | None) -> dict[str, _Style]:
    styles: dict[str, _Style] = {}
    for element in [] if root is None else root.iter(f"{W}style"):
        list_id, depth = _list_place(element.find(f"{W}pPr"))
        styles[element.get(f"{W}styleId", "")] = _Style(_capitals(element.find(f"{W}rPr")), list_id, depth)
    return styles


class _Walker:
    """Goes through the blocks of one document once, counting its lists on the way."""

    def __init__(self, numbering: Numbering, styles: dict[str, _Style]) -> None:
        self._numbering = numbering
        self._styles = styles

    def beside(self, part: Any, kind: str) -> list[str]:
        """The lines of all headers, footers or footnotes, each once, page numbers left out."""
        lines: dict[str, None] = {}
        for relation in _relations(part, kind):
            for line in self.lines(_element(relation.target_part)):
                if not line.strip("-– .").isdigit():
                    lines[line] = None
        return [line for line in lines if line.strip()]

    def lines(self, parent: Any, depth: int = 0) -> Iterator[str]:
        """The lines of the blocks in an element: a body, a cell, a header, a text box."""
        if depth > _MAX_DEPTH:
            raise Unreadable("bomb")
        for block in parent:
            if block.tag == f"{W}p":
                yield from self._paragraph(block, depth)
            elif block.tag == f"{W}tbl":
                yield ""
                yield from table_lines(self._rows(block, depth))
                yield ""
            elif block.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}footnote", f"{W}customXml", f"{W}ins"}:
                yield from self.lines(block, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[str]:
        for box in _text_boxes(paragraph):
            yield from self.lines(box, depth + 1)
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.get(_style_name(properties) or "")
        text = "".join(_runs(paragraph, style is not None and style.capitals)).strip()
        list_id, level = _list_place(properties)
        if list_id is None and style is not None:
            list_id, level = style.list_id, style.depth
        label = self._numbering.label(list_id, level) if list_id is not None and text else ""
        yield from (f"{label} {text}" if label else text).split("\n")

    def _rows(self, table: Any, depth: int) -> list[Cells]:
        rows: list[Cells] = []
        above: dict[int, str] = {}
        for row in table.iter(f"{W}tr"):
            if _nearest_table(row) is not table:
                continue
            cells: Cells = []
            for cell in row.iter(f"{W}tc"):
                if cell.getparent() is not row and _nearest_row(cell) is not row:
                    continue
                text = "\n".join(self.lines(cell, depth + 1)).strip("\n")
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart":
                    text = above.get(len(cells), text)
                above[len(cells)] = text
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                wide = int(span.get(f"{W}val", "1")) if span is not None else 1
                cells.extend([text, *[""] * min(wide - 1, 60)])
            rows.append(cells)
        return rows


def _nearest_table(element: Any) -> Any:
    return next(element.iterancestors(f"{W}tbl"), None)


def _nearest_row(element: Any) -> Any:
    return next(element.iterancestors(f"{W}tr"), None)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{W}txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None and _owner(box) is paragraph:
            yield box


def _owner(box: Any) -> Any:
    return next(box.iterancestors(f"{W}p"), None)


def _runs(element: Any, capitals: bool) -> Iterator[str]:
    """The text of a paragraph's runs, links and insertions; not of what was deleted or is in a box."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}r":
            yield _run(child, capitals)
        else:
            yield from _runs(child, capitals)


def _run(run: Any, capitals: bool) -> str:
    properties = run.find(f"{W}rPr")
    text = "".join(_characters(run))
    if properties is None:
        return text.upper() if capitals else text
    if _switched_on(properties.find(f"{W}vanish")):
        return ""
    fonts = properties.find(f"{W}rFonts")
    font = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
    if font.startswith(".Vn"):
        # The fonts whose name ends in H show small letters as capitals.
        text = from_tcvn3(text).upper() if font.endswith("H") else from_tcvn3(text)
    elif font.upper().startswith("VNI-"):
        text = from_vni(text)
    return text.upper() if capitals or _capitals(properties) else text


def _characters(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag in {f"{W}t", _MATH_TEXT}:
            yield child.text or ""
        elif child.tag in _CHARS:
            yield _CHARS[child.tag]


def _style_name(properties: Any | None) -> str | None:
    style = None if properties is None else properties.find(f"{W}pStyle")
    name: str | None = None if style is None else style.get(f"{W}val")
    return name


def _list_place(properties: Any | None) -> tuple[str | None, int]:
    """The list and the depth in it that paragraph properties name; list "0" takes out of every list."""
    place = None if properties is None else properties.find(f"{W}numPr")
    if place is None:
        return None, 0
    list_id, depth = place.find(f"{W}numId"), place.find(f"{W}ilvl")
    return (
        None if list_id is None else list_id.get(f"{W}val"),
        0 if depth is None else int(depth.get(f"{W}val", "0")),
    )


def _capitals(properties: Any | None) -> bool:
    return properties is not None and _switched_on(properties.find(f"{W}caps"))


def _switched_on(element: Any | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in _OFF
