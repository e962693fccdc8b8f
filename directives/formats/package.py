"""All that the package of an office program holds besides the text that is read: for the gate alone.

Whatever part of a DOCX, a sheet, slides or an OpenDocument has words is looked at: comments, notes, what
is hidden or deleted, properties, drawings, charts, names of sheets, descriptions of pictures.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from directives.extract import Unreadable, open_archive, unpacked
from directives.formats import coloured_cells, drawings, embedded_fonts, formulas
from directives.formats.archives import words_of
from directives.formats.html import draws_lines, files_in_text
from directives.formats.trailing import words_among

if TYPE_CHECKING:
    from PIL.Image import Image

_PARAGRAPHS = tuple(f"{{*}}{name}" for name in ("p", "h", "si", "is", "text", "cm", "oddHeader", "oddFooter"))
_BLOCKS = frozenset(name[3:] for name in _PARAGRAPHS)
_TEXTS = tuple(
    f"{{*}}{name}"
    for name in ("t", "delText", "instrText", "br", "cr", "tab", "sym", "rt", "rubyBase", "rPh")
)
_SINGLE = tuple(
    f"{{*}}{name}"
    for name in (
        "evenHeader", "evenFooter", "firstHeader", "firstFooter", "definedName", "formula1", "v", "lvlText",
    )
)  # fmt: skip
_DESCRIBED = tuple(
    f"{{*}}{name}" for name in ("textpath", "docPr", "cNvPr", "sheet", "shape", "imagedata", "rect")
)
_SAID_BY = ("string", "descr", "title", "alt")
# A value with letters that English does not have is somebody's words, whatever the attribute is called.
_WORDED = re.compile(
    rb"""=\s?(?:"([^"<>\x80-\xff&%]*+[\x80-\xff&%][^"<>]*)"|'([^'<>\x80-\xff&%]*+[\x80-\xff&%][^'<>]*)')"""
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LEGIBLE = 24_000  # bytes: on a smaller likeness of the first page no word can be read
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "rt": "\n", "rubyBase": "\n", "rPh": "\n"}
_HEADER_CODES = re.compile(r'&"[^"]{0,80}"|&[A-Z]|&\d{1,3}')
_XML = (".xml", ".rels", ".vml", ".svg", ".rdf", ".psmdcp")
_PROPERTIES = re.compile(r"^(?:docProps/|meta\.xml|customXml/item\d)")
# What no page shows: styles, themes, lists of fonts, relations between parts.
_NEVER_SHOWN = re.compile(
    r"\.rels$|^\[Content_Types\]\.xml$|^(?:word|xl|ppt)/(?:theme/.*|styles(?:WithEffects)?|fontTable|webSettings|"
    r"calcChain|tableStyles|viewProps|presProps)\.xml$"
)
_PICTURE = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
# Settings of a printer, what a program makes of the first page: nothing that is seen.
_UNSEEN_BY_NATURE = re.compile(
    r"^(?:xl/printerSettings/printerSettings\d*\.bin|(?:word|ppt)/printerSettings/[^/]+\.bin|"
    r"docProps/thumbnail\.(?:emf|wmf)|mimetype)$",
    re.IGNORECASE,
)
_DRAWN = (b"custGeom", b"schemas-microsoft-com:vml", b"trace")
# What a program makes of the first page; a picture of somebody's may be called so too.
_LIKENESS = re.compile(r"^(?:docProps|Thumbnails|_rels)?/?[Tt]humbnail\.\w{3,4}$")
_BINARY = re.compile(r"^xl/(?:worksheets/|chartsheets/)?(?:sheet|workbook|sharedStrings|comments)\d*\.bin$")
_EMBEDDED = re.compile(r"(?:^|/)embeddings/[^/]+$")
_SHARED, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_LONE_LETTER = re.compile(rb"<t(?: [^<>]{0,60})?>(?:[\xc3-\xe1][\x80-\xbf]{1,2}|&#x?[0-9A-Fa-f]{2,5};)</t>")


@dataclass
class Packaged:
    """What the parts say, a text a part; picture files; files embedded; and why some part was not seen.

    `names` are those of parts that somebody has named; `drawings` is how many are drawn with lines. `shown`
    are pictures of lines that were drawn, and of short lines as fonts of the document's own show them.
    """

    texts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    embedded: list[bytes] = field(default_factory=list)
    shown: "list[Image]" = field(default_factory=list)
    drawings: int = 0
    unseen: list[str] = field(default_factory=list)


class _Book(NamedTuple):
    """Of a workbook: its strings, where letters stand apart in it, and the formats that colour a cell."""

    shared: list[str]
    coloured: frozenset[int]


def look_into(data: bytes, shown: str = "") -> Packaged:
    """All parts of a package. `shown` is the text that was read of it, whose lines need no second look.

    Raises Unreadable.
    """
    known = _known(shown)
    found = Packaged()
    said = words_of(data)
    with open_archive(data) as archive:
        said.extend(name for name in archive.namelist() if not name.isascii())
        found.texts.extend(said)
        found.names.extend(name for name in archive.namelist() if _EMBEDDED.search(name))
        book = _Book(_shared_letters(archive), _coloured(archive))
        fonts = list[bytes]()
        keys: list[bytes] = []
        for entry in archive.infolist():  # two may have one name
            name, small = entry.filename, _LIKENESS.search(entry.filename) and entry.file_size < _LEGIBLE
            if entry.is_dir() or small:
                continue
            content = unpacked(archive, entry)
            if _UNSEEN_BY_NATURE.search(name) and not content.startswith(_PICTURE):
                found.texts.append("\n".join(words_among(content)))
                continue
            if embedded_fonts.is_font(name, content):
                fonts.append(content)
            elif _NEVER_SHOWN.search(name):
                # Names of styles and formats of numbers are shown all the same.
                found.texts.extend((*_values(content), *_between_tags(content)))
                keys.extend(embedded_fonts.keys_in(content))
            else:
                _look_at(name, content, known, found, book)
    _look_at_fonts(fonts, keys, shown, found)
    # A drawing stands there together with a picture of it, for programs that cannot draw it either.
    if found.drawings > len(found.pictures):
        found.unseen.append("picture_unread")
    return found


def _look_at_fonts(fonts: list[bytes], keys: list[bytes], shown: str, found: Packaged) -> None:
    try:
        found.shown.extend(embedded_fonts.lines_in(fonts, keys, (shown, *found.texts)))
    except Unreadable as error:
        found.unseen.append(error.code)


def _coloured(archive: zipfile.ZipFile) -> frozenset[int]:
    """The formats of a workbook's cells that colour their ground."""
    if _STYLES not in archive.namelist():
        return frozenset()
    try:
        return coloured_cells.coloured_styles(_root(unpacked(archive, _STYLES)))
    except Unreadable:
        return frozenset()


def _shared_letters(archive: zipfile.ZipFile) -> list[str]:
    """The strings of a workbook where one of them is a letter with a mark, as of a word written apart."""
    if _SHARED not in archive.namelist():
        return []
    content = unpacked(archive, _SHARED)
    try:
        return formulas.shared_strings(_root(content)) if _LONE_LETTER.search(content) else []
    except Unreadable:
        return []


def _known(shown: str) -> set[str]:
    lines = {line.strip() for line in shown.split("\n")}
    # A paragraph of a list stands there behind its number.
    return lines | {line.partition(" ")[2] for line in lines}


def _look_at(name: str, content: bytes, known: set[str], found: Packaged, book: _Book) -> None:
    if content.startswith(_PICTURE):
        found.pictures.append(content)
    elif name.lower().endswith(_XML) and not content.startswith(b"\xd0\xcf\x11\xe0"):
        try:
            root = _root(content)
            lines = list(_lines(root, everything=_PROPERTIES.match(name) is not None))
            lines.extend(_values(content))
            lines.extend(_put_together(root, book.shared, found))
            if book.coloured and name.startswith("xl/worksheets/"):
                picture = coloured_cells.drawn_by_grounds(root, book.coloured)
                found.shown.extend([] if picture is None else [picture])
            written = content.decode("latin-1")
            for held in files_in_text(written):
                (found.pictures if held.startswith(_PICTURE) else found.embedded).append(held)
            found.drawings += draws_lines(written)
            if any(mark in content for mark in _DRAWN):
                found.shown.extend(drawings.drawn_in(root))
        except Unreadable as error:
            found.unseen.append(error.code)
            return
        # A letter alone is one of a word that is written apart, however often it comes.
        once = dict.fromkeys(line for line in lines if len(line) > 1)
        new = [line for line in lines if len(line) == 1 or once.pop(line, "") is None]
        new = [line for line in new if line not in known]
        if new:
            found.texts.append("\n".join(new))
    elif _BINARY.search(name):
        found.unseen.append("part_unread")
    elif content.strip():
        found.embedded.append(content)


def _put_together(root: Any, shared: list[str], found: Packaged) -> Iterator[str]:
    """What formulas and letters in cells of their own say."""
    for formula in formulas.formulas_of(root):
        yield formulas.joined(formula)
        if formulas.is_reckoned(formula):
            found.unseen.append("part_unread")
    yield from formulas.letters_in_cells(root, shared)


def _values(content: bytes) -> Iterator[str]:
    """What attributes say in letters that English does not have."""
    if content.startswith(_WIDE):
        content = content.decode("utf-16", "replace").encode()
    for found in _WORDED.finditer(content):
        said = unquote(unescape((found[1] or found[2]).decode("utf-8", "replace"))).strip()
        if not said.isascii():
            yield said
            if '"' in said:  # the format of a number puts letters between these
                yield "".join(_QUOTED.findall(said))


def _between_tags(content: bytes) -> Iterator[str]:
    """Words of a part that has none by nature."""
    for found in _SAID.finditer(content):
        yield " ".join(unescape(found[1].decode("utf-8", "replace")).split())


_QUOTED = re.compile(r'"([^"]*)"')
_SAID = re.compile(rb">([^<>\x80-\xff&]{0,200}[\x80-\xff&][^<>]{0,200})<")


def _root(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("part_unread") from error


def _lines(root: Any, *, everything: bool) -> Iterator[str]:
    """Each paragraph, cell, comment or property of a part as a line, and what pictures are called."""
    from lxml import etree

    if everything:
        yield from (" ".join(text.split()) for text in root.itertext() if text.strip())
        return
    for block in root.iter(*_PARAGRAPHS):
        text = _words(block)
        yield from (line.strip() for line in text.split("\n") if line.strip())
    for element in root.iter(*_SINGLE):
        said = _HEADER_CODES.sub(" ", element.text or element.get(_VALUE, "")).strip()
        if said and not _NUMBER.fullmatch(said):
            yield said
    for element in root.iter(*_DESCRIBED):
        yield from (said.strip() for key in _SAID_BY if (said := element.get(key, "")).strip())
        if element.tag.endswith("}sheet"):
            yield element.get("name", "")
    yield from _others(root)
    for note in root.iter(etree.Comment, etree.ProcessingInstruction):
        yield from (line.strip() for line in (note.text or "").split("\n") if line.strip())


def _others(root: Any) -> Iterator[str]:
    """Words in elements of which nothing is known."""
    for element in root.iter("{*}*"):
        text = element.text
        if not text or text.isascii() or element.tag.rpartition("}")[2] in _BLOCKS:
            continue
        if next(element.iterancestors(*_PARAGRAPHS), None) is None:
            yield " ".join(text.split())


_NUMBER = re.compile(r"[-+\d.,eE%]+")
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"


def _words(block: Any) -> str:
    pieces = [_piece(piece) for piece in block.iter(*_TEXTS) if isinstance(piece.tag, str)]
    if any(pieces):
        return "".join(pieces)
    # OpenDocument, and comments of slides, keep their words in the paragraph itself.
    return _HEADER_CODES.sub(" ", "".join(block.itertext()))


def _piece(piece: Any) -> str:
    kind = piece.tag.rpartition("}")[2]
    if kind == "sym":
        code = piece.get(piece.tag.replace("}sym", "}char"), "")
        return chr(int(code, 16) & 0xFFFF) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
    return _BREAKS.get(kind, piece.text or "")
