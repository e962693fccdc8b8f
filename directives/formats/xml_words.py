"""What an XML part of a package says: paragraphs, cells, notes, labels and values as lines."""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from itertools import chain
from typing import Any
from urllib.parse import unquote

from directives.extract import Unreadable
from directives.formats.word_pieces import OTHERWISE_SAID, parted

_PARAGRAPHS = tuple(f"{{*}}{name}" for name in ("p", "h", "si", "is", "text", "cm", "oddHeader", "oddFooter"))
_BLOCKS = frozenset(name[3:] for name in _PARAGRAPHS)
_TYPED = ("t", "delText")
_TEXTS = tuple(
    f"{{*}}{name}"
    for name in (*_TYPED, "br", "cr", "tab", "ptab", "sym", "rt", "rubyBase", "rPh", "Choice", "Fallback")
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
_OPEN_DOCUMENT = "{urn:oasis:"
_OPEN_BREAKS = {"tab": "\t", "s": " ", **dict.fromkeys(
    ("line-break", "p", "h", "annotation", "note", "ruby-base", "ruby-text", "creator", "date"), "\n"
)}  # fmt: skip
_BULLET = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}bullet-char"
_BREAKS = {
    "tab": "\t", "ptab": "\t",
    **dict.fromkeys(("br", "cr", "rt", "rubyBase", "rPh", "Choice", "Fallback"), "\n"),
}  # fmt: skip
_HEADER_CODES = re.compile(r'&"[^"]{0,80}"|&[A-Z]|&\d{1,3}')
_LONG = 30  # letters: so many come in no other sentence by chance


def unknown_lines(lines: Iterable[str], shown: str) -> list[str]:
    """Those that the text that was `shown` does not hold, each once; letters alone, which make words, all."""
    known, whole = known_lines(shown), " ".join(shown.split())
    told = once_each(" ".join(line.split()) for line in lines)
    return [
        line
        for line in told
        if len(line) == 1 or (line not in known and not (len(line) >= _LONG and line in whole))
    ]


def once_each(lines: Iterable[str]) -> list[str]:
    """Each line once, but a letter alone as often as it comes: it is one of a word that is written apart."""
    told = list(lines)
    once = dict.fromkeys(line for line in told if len(line) > 1)
    return [line for line in told if len(line) == 1 or once.pop(line, "") is None]


def known_lines(shown: str) -> set[str]:
    lines = {line.strip() for line in shown.split("\n")}
    # A paragraph of a list stands there behind its number.
    return lines | {line.partition(" ")[2] for line in lines}


def values_in(content: bytes) -> Iterator[str]:
    """What attributes say in letters that English does not have, or in the letters of a mark without them."""
    for found in _WORDED.finditer(content):
        said = unquote(unescape((found[1] or found[2]).decode("utf-8", "replace"))).strip()
        if not said.isascii():
            yield said.translate(_FOR_BLANKS)
            yield from _WITHIN.findall(said)
            if '"' in said or "\\" in said:  # the format of a number puts letters between these
                yield "".join(_QUOTED.findall(said))
                yield _FORMAT.sub("", said)
    for said in _toneless(content):
        yield said
        yield from _WITHIN.findall(said)
    if not content.isascii():
        yield from _names(content)
    if _LONE_VALUE.search(content):
        letters = [found[1].decode() for found in _LETTER_VALUE.finditer(content)]
        yield "".join(letters)


def _names(content: bytes) -> Iterator[str]:
    for found in chain(_ELEMENT.finditer(content), _ATTRIBUTE.finditer(content)):
        near = max(0, found.start() - _AROUND)
        start = max(near - 1, *(content.rfind(sign, near, found.end()) for sign in _BEFORE_NAMES))
        yield content[start + 1 : found.end()].decode("utf-8", "replace").translate(_FOR_BLANKS)


def between_tags(content: bytes) -> Iterator[str]:
    """Words of a part that has none by nature."""
    worded = b"&" in content or not content.isascii()
    said = [found[1].decode("utf-8", "replace") for found in _SAID.finditer(content)] if worded else []
    yield from (" ".join(unescape(each).split()) for each in said)
    if len(said) > 1:
        yield "".join(said)


def _toneless(content: bytes) -> Iterator[str]:
    """Values with the letters of a mark without its tones, or with a symbol that bears a level."""
    small = content.lower()
    for found in (
        *chain.from_iterable(word.finditer(small) for word in _TONELESS),
        *_LEVELLED.finditer(content),
    ):
        start = max(content.rfind(edge, max(0, found.start() - _AROUND), found.start()) for edge in _EDGES)
        ends = [at for edge in _EDGES if (at := content.find(edge, found.end(), found.end() + _AROUND)) >= 0]
        if start >= 0 and ends and content[start] in b"\"'":
            yield unquote(unescape(content[start + 1 : min(ends)].decode("utf-8", "replace"))).strip()


# Each begins with a plain letter: that is quick to search for.
_TONELESS = tuple(re.compile(rb"%b(?<![a-z]%b)(?![a-z])" % (word, word)) for word in (b"mat", b"secret"))
_LEVELLED = re.compile(
    rb"M(?:(?:(?<=\d[-/]M)|(?<=\d[-/]TM)|(?<=\d[-/]T[Uu]M))(?=[-/])"
    rb"|(?:(?<=[-/]M)|(?<=[-/]T[Uu]M))(?=[\"']))"
)
_EDGES, _AROUND = (b'"', b"'", b"<", b">"), 200
_LONE_VALUE = re.compile(rb"""=["'](?:[\xc3-\xe1][\x80-\xbf]{1,2})["']""")
_LETTER_VALUE = re.compile(rb"""=["']([A-Za-z]|[\xc3-\xe1][\x80-\xbf]{1,2})["']""")
_WITHIN = re.compile(r"['`\[]([^'`\[\]]{2,200})['`\]]")
_ELEMENT = re.compile(rb"<[\w.:-]{0,60}[\x80-\xff][^\s<>/=\"']{0,120}")
_ATTRIBUTE = re.compile(rb"[\x80-\xff][^\s<>/=\"']{0,120}(?=\s?=\s?[\"'])")
_BEFORE_NAMES = (b"<", b":", b" ", b"\n")
_FOR_BLANKS = str.maketrans("_+", "  ")
_FORMAT = re.compile(r'\[[^\[\]]*\]|[_*].|["\\]')
_QUOTED = re.compile(r'"([^"]*)"')
_SAID = re.compile(rb">([^<>\x80-\xff&]{0,200}[\x80-\xff&][^<>]{0,200})<")
_DECLARES = re.compile(rb"<!DOCTYPE[^<>\[]{0,400}\[")


def root_of(content: bytes) -> Any:
    """The root of a part. Raises Unreadable, also where the part declares words of its own beforehand."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("part_unread") from error
    if _declares(root.getroottree().docinfo, content):
        raise Unreadable("part_unread")
    return root


def _declares(told: Any, content: bytes) -> bool:
    """Whether it says itself what its elements and entities are, which nothing here puts in."""
    declared = told.internalDTD
    if declared is None:
        return False
    named = told.system_url or told.public_id or told.root_name == "html"
    return (
        not named or any(declared.iterentities()) or _DECLARES.search(content.replace(b"\0", b"")) is not None
    )


def said_in_markup(content: bytes) -> tuple[list[str], list[bytes], tuple[str, ...]]:
    """Of a file that is markup all through what it says and holds; and why not all was seen."""
    try:
        root = root_of(content)
    except Unreadable as error:
        return [], [], ((error.code,) if _DECLARES.search(content) else ())
    return [*values_in(in_utf8(root, content)), *lines_in(root, everything=False)], list(held_in(root)), ()


def in_utf8(root: Any, content: bytes) -> bytes:
    """The part in one encoding, whichever it was kept in: of most it is their own."""
    from lxml import etree

    if is_plain(content):
        return content
    return bytes(etree.tostring(root.getroottree(), encoding="utf-8"))


def is_plain(content: bytes) -> bool:
    """Whether the bytes of a part are its letters, and nothing stands for others."""
    head = content[:_HEAD]
    if b"\0" in head or b"<!DOCTYPE" in content:
        return False
    named = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    return named is None or named[1].lower() in (b"utf-8", b"us-ascii")


_HEAD = 400
_ENCODING = re.compile(rb"""<\?xml\s[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})["']""")


def held_in(root: Any) -> Iterator[bytes]:
    """What elements for bytes hold, be it short."""
    for element in root.iter("{*}binData", "{*}fldData", "{*}binary-data", "{*}binaryData"):
        with suppress(ValueError):
            if held := b64decode("".join((element.text or "").split())):
                yield held


def lines_in(root: Any, *, everything: bool) -> Iterator[str]:
    """Each paragraph, cell, comment or property of a part as a line, and what pictures are called.

    Takes the notes of its source out of the part.
    """
    from lxml import etree

    yield from _notes(root)
    # What stands around a note is one text again.
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    if everything:
        yield from (" ".join(text.split()) for text in root.itertext() if text.strip())
        return
    for block in root.iter(*_PARAGRAPHS):
        for text in _words(block):
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
    for told in OTHERWISE_SAID:
        yield from told(root)


def _notes(root: Any) -> Iterator[str]:
    from lxml import etree

    letters: list[str] = []
    for note in root.getroottree().xpath("//comment()|//processing-instruction()"):
        said = note.text or ""
        letters.append(said if len(said) == 1 else " ")
        yield from (line.strip() for line in said.split("\n") if line.strip())
        if not isinstance(note, etree._Comment):
            yield str(note.target)
    yield "".join(letters).strip()


def _others(root: Any) -> Iterator[str]:
    """Words in elements of which nothing is known, and between elements."""
    for text in root.xpath(_ELSEWHERE):
        said = " ".join(text.split())
        if not said.isascii() or _TONELESS_WORD.search(said):
            yield said


# Text that no line above is made of: of a run and the like its own text is, of a paragraph and a cell all.
_ELSEWHERE = (
    "//text()[normalize-space()][not(parent::*["
    + " or ".join(f"local-name()='{name}'" for name in ("instrText", "delInstrText", "v", "f"))
    + "])][not(parent::*[local-name()='t' or local-name()='delText'][ancestor::*["
    + " or ".join(f"local-name()='{name}'" for name in sorted(_BLOCKS))
    + "]])]"
)
_TONELESS_WORD = re.compile(r"\b(?:mat|secret)\b|\d[-/](?:M|TM|TuM)[-/]", re.IGNORECASE)
_NUMBER = re.compile(r"[-+\d.,eE%]+")
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"


def _words(block: Any) -> tuple[str, ...]:
    """What a paragraph says; once more with what hangs on other words parted from them."""
    if block.tag.startswith(_OPEN_DOCUMENT):
        pieces = list(_open_words(block))
    else:
        pieces = [_piece(piece) for piece in block.iter(*_TEXTS) if isinstance(piece.tag, str)]
    if any(pieces):
        return "".join(pieces), "\n".join(parted(pieces))
    # Comments of slides keep their words in the paragraph itself.
    return (_HEADER_CODES.sub(" ", "".join(block.itertext())),)


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
