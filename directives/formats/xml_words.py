"""What an XML part of a package says: paragraphs, cells, notes, labels and values as lines."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote

from directives.extract import Unreadable

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
_OPEN_DOCUMENT = "{urn:oasis:"
_OPEN_BREAKS = {"tab": "\t", "s": " ", **dict.fromkeys(
    ("line-break", "p", "h", "annotation", "note", "ruby-base", "ruby-text", "creator", "date"), "\n"
)}  # fmt: skip
_BULLET = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}bullet-char"
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "rt": "\n", "rubyBase": "\n", "rPh": "\n"}
_HEADER_CODES = re.compile(r'&"[^"]{0,80}"|&[A-Z]|&\d{1,3}')
_LONG = 30  # letters: so many come in no other sentence by chance


def unknown_lines(lines: Iterable[str], shown: str) -> list[str]:
    """Those that the text that was `shown` does not hold, each once."""
    known, whole = known_lines(shown), " ".join(shown.split())
    said = dict.fromkeys(" ".join(line.split()) for line in lines)
    return [line for line in said if line not in known and not (len(line) >= _LONG and line in whole)]


def known_lines(shown: str) -> set[str]:
    lines = {line.strip() for line in shown.split("\n")}
    # A paragraph of a list stands there behind its number.
    return lines | {line.partition(" ")[2] for line in lines}


def values_in(content: bytes) -> Iterator[str]:
    """What attributes say in letters that English does not have."""
    if content.startswith(_WIDE):
        content = content.decode("utf-16", "replace").encode()
    for found in _WORDED.finditer(content):
        said = unquote(unescape((found[1] or found[2]).decode("utf-8", "replace"))).strip()
        if not said.isascii():
            yield said
            if '"' in said:  # the format of a number puts letters between these
                yield "".join(_QUOTED.findall(said))


def between_tags(content: bytes) -> Iterator[str]:
    """Words of a part that has none by nature."""
    for found in _SAID.finditer(content):
        yield " ".join(unescape(found[1].decode("utf-8", "replace")).split())


_QUOTED = re.compile(r'"([^"]*)"')
_SAID = re.compile(rb">([^<>\x80-\xff&]{0,200}[\x80-\xff&][^<>]{0,200})<")


def root_of(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("part_unread") from error


def lines_in(root: Any, *, everything: bool) -> Iterator[str]:
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
    yield from (element.get(_BULLET, "") for element in root.iter("{*}list-level-style-bullet"))
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
    if block.tag.startswith(_OPEN_DOCUMENT):
        return "".join(_open_words(block))
    pieces = [_piece(piece) for piece in block.iter(*_TEXTS) if isinstance(piece.tag, str)]
    if any(pieces):
        return "".join(pieces)
    # Comments of slides keep their words in the paragraph itself.
    return _HEADER_CODES.sub(" ", "".join(block.itertext()))


def _open_words(block: Any) -> Iterator[str]:
    """The words of a paragraph of an OpenDocument; breaks, notes, frames, what is over words stand in it."""
    from lxml import etree

    for event, element in etree.iterwalk(block, events=("start", "end")):
        apart = _OPEN_BREAKS.get(element.tag.rpartition("}")[2], "")
        if event == "start":
            yield apart + (element.text or "")
        elif element is not block:
            yield ("\n" if apart == "\n" else "") + (element.tail or "")


def _piece(piece: Any) -> str:
    kind = piece.tag.rpartition("}")[2]
    if kind == "sym":
        code = piece.get(piece.tag.replace("}sym", "}char"), "")
        return chr(int(code, 16) & 0xFFFF) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
    return _BREAKS.get(kind, piece.text or "")
