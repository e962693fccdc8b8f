"""All that the package of an office program holds besides the text that is read: for the gate alone.

Whatever part of a DOCX, a sheet, slides or an OpenDocument has words is looked at: comments, notes, what
is hidden or deleted, properties, drawings, charts, names of sheets, descriptions of pictures.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from directives.extract import Unreadable, open_archive, unpacked
from directives.formats import drawings, workbook
from directives.formats.containers import words_of
from directives.formats.html import draws_lines, files_in_text
from directives.formats.picture_files import is_likeness, words_in
from directives.formats.plain_data import packed_words
from directives.formats.trailing import words_among, words_behind
from directives.formats.xml_words import (
    between_tags,
    held_in,
    in_utf8,
    is_plain,
    known_lines,
    lines_in,
    once_each,
    root_of,
    values_in,
)

if TYPE_CHECKING:
    from PIL.Image import Image

_LEGIBLE = 24_000  # bytes: on a smaller likeness of the first page no word can be read
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
_RUN_OF_TEXT = b":t>"  # settings have none
_NO_TEXT = re.compile(rb"application/[\w.+-]+\s*$|[^\x00]{0,600}\x00", re.DOTALL)
_DRAWN = (b"custGeom", b"schemas-microsoft-com:vml", b"trace")
# What a program makes of the first page; a picture of somebody's may be called so too.
_LIKENESS = re.compile(r"^(?:docProps|Thumbnails|_rels)?/?[Tt]humbnail\.\w{3,4}$")
_BINARY = re.compile(r"^xl/(?:worksheets/|chartsheets/)?(?:sheet|workbook|sharedStrings|comments)\d*\.bin$")
_EMBEDDED = re.compile(r"(?:^|/)embeddings/[^/]+$")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!\w]|(?:\xff\xfe)?<\x00|(?:\xfe\xff)?\x00<|\xff\xfe\x00\x00")
# A text that is put in from another file, or from the address itself.
_FROM_ELSEWHERE = re.compile(
    rb"""<(?:\w+:)?Relationship\b(?=[^<>]*/(?:aFChunk|subDocument|frame)["'])(?=[^<>]*\bTargetMode\s?=\s?["']External)"""
    rb"""|\bTarget\s?=\s?["']data:"""
)
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

    def add_of_source(self, pictures: list[bytes], undrawn: int, objects: int) -> None:
        """Add the `pictures` of the file that the package was made of, and say what was lost on the way.

        `undrawn` is how many it has that nothing here draws, and `objects` how many files of other programs.
        """
        if undrawn > 0 and undrawn + len(pictures) > len(self.pictures) + len(self.embedded):
            self.unseen.append("picture_unread")
        if objects > len(self.embedded):
            self.unseen.append("part_unread")
        self.pictures.extend(pictures)


class _Book(NamedTuple):
    """Of a workbook: its strings, where letters stand apart in it, and the formats that colour a cell."""

    shared: list[str]
    coloured: frozenset[int]


def look_into(data: bytes, shown: str = "") -> Packaged:
    """All parts of a package. `shown` is the text that was read of it, whose lines need no second look.

    Raises Unreadable.
    """
    known = known_lines(shown)
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
            name, content = entry.filename, unpacked(archive, entry)
            if not content:
                continue
            if _LIKENESS.search(name) and len(content) < _LEGIBLE and is_likeness(content):
                found.texts.extend((*words_in(content), *words_behind(content), *words_among(content)))
            elif (
                _UNSEEN_BY_NATURE.search(name)
                and _NO_TEXT.match(content)
                and not content.startswith(_PICTURE)
            ):
                found.texts.append("\n".join((*words_among(content), *words_behind(content))))
            elif drawings.is_font(name, content):
                fonts.append(content)
            elif _NEVER_SHOWN.search(name) and _MARKUP.match(content) and _RUN_OF_TEXT not in content:
                found.texts.extend(_said_by_settings(name, content, found))
                keys.extend(drawings.keys_in(content))
            else:
                _look_at(name, content, known, found, book)
    _look_at_fonts(fonts, keys, shown, found)
    # A drawing stands there together with a picture of it, for programs that cannot draw it either.
    if found.drawings > len(found.pictures):
        found.unseen.append("picture_unread")
    return found


def _said_by_settings(name: str, content: bytes, found: Packaged) -> Iterator[str]:
    """Names of styles and formats of numbers, all of them shown; a text of another file is unseen."""
    if name.endswith(".rels") and _FROM_ELSEWHERE.search(content):
        found.unseen.append("part_unread")
    if not is_plain(content):
        try:
            content = in_utf8(root_of(content), content)
        except Unreadable as error:
            found.unseen.append(error.code)
            return
    yield from (*values_in(content), *between_tags(content))


def _look_at_fonts(fonts: list[bytes], keys: list[bytes], shown: str, found: Packaged) -> None:
    try:
        found.shown.extend(drawings.lines_in(fonts, keys, (shown, *found.texts)))
    except Unreadable as error:
        found.unseen.append(error.code)


def _coloured(archive: zipfile.ZipFile) -> frozenset[int]:
    """The formats of a workbook's cells that colour their ground."""
    if _STYLES not in archive.namelist():
        return frozenset()
    try:
        return workbook.coloured_styles(root_of(unpacked(archive, _STYLES)))
    except Unreadable:
        return frozenset()


def _shared_letters(archive: zipfile.ZipFile) -> list[str]:
    """The strings of a workbook where one of them is a letter with a mark, as of a word written apart."""
    if _SHARED not in archive.namelist():
        return []
    content = unpacked(archive, _SHARED)
    try:
        return workbook.shared_strings(root_of(content)) if _LONE_LETTER.search(content) else []
    except Unreadable:
        return []


def _look_at(name: str, content: bytes, known: set[str], found: Packaged, book: _Book) -> None:
    if content.startswith(_PICTURE):
        found.pictures.append(content)
    elif name.lower().endswith(_XML) and not content.startswith(b"\xd0\xcf\x11\xe0"):
        try:
            root = root_of(content)
            content = in_utf8(root, content)
            lines = list(lines_in(root, everything=_PROPERTIES.match(name) is not None))
            lines.extend(values_in(content))
            lines.extend(packed_words(content))
            lines.extend(_put_together(root, book.shared, found))
            if book.coloured and name.startswith("xl/worksheets/"):
                picture = workbook.drawn_by_grounds(root, book.coloured)
                found.shown.extend([] if picture is None else [picture])
            written = content.decode("latin-1")
            for held in (*files_in_text(written), *held_in(root)):
                (found.pictures if held.startswith(_PICTURE) else found.embedded).append(held)
            found.drawings += draws_lines(written)
            if any(mark in content for mark in _DRAWN):
                found.shown.extend(drawings.drawn_in(root))
        except Unreadable as error:
            found.unseen.append(error.code)
            return
        new = [line for line in once_each(lines) if len(line) == 1 or line not in known]
        if new:
            found.texts.append("\n".join(new))
    elif _BINARY.search(name):
        found.unseen.append("part_unread")
    elif content.strip():
        found.embedded.append(content)


def _put_together(root: Any, shared: list[str], found: Packaged) -> Iterator[str]:
    """What formulas and letters in cells of their own say."""
    for formula in workbook.formulas_of(root):
        yield workbook.joined(formula)
        if workbook.is_reckoned(formula):
            found.unseen.append("part_unread")
    yield from workbook.letters_in_cells(root, shared)
