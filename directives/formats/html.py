"""Text of an HTML page as it is read: blocks as lines, tables as rows, nothing of scripts and styles."""

import base64
import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

from directives.extract import Unreadable, text_of
from directives.formats.grids import Cells, table_lines
from language.folding import clean


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _words(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 section article header footer main blockquote pre hr dl dt dd center"
    " caption figure summary legend figcaption rt rb rp option dialog"
)
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "select", "iframe"})
_SAYING = frozenset(
    {"title", "alt", "content", "value", "placeholder", "label", "summary", "aria-label", "srcdoc", "style"}
)
_ADDRESS = re.compile(
    r"data:(?P<kind>[\w.+/-]{0,80})(?P<more>[^,]{0,80}),(?P<said>.*)", re.DOTALL | re.IGNORECASE
)
_SAYING_TAG = re.compile(r"<[a-z][a-z0-9]{0,15}\s[^<>]{0,200}=", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,400}>")
# Of scripts, and of styles, where a blank ends an escape.
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]{2,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{2,6}) ?)"
)
_INLINE = re.compile(
    r"data:(?!text/)[a-z]{2,15}/[\w.+-]{2,80}(?:;[\w=.-]{1,40}){0,3};base64,([A-Za-z0-9+/=\s]{40,})",
    re.IGNORECASE,
)
_BARE_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,}(?:\s{1,4}[A-Za-z0-9+/]{4,})*={0,2}")
_UNPACKED = re.compile(r"""\batob\(\s{0,4}["'`]([A-Za-z0-9+/=\s]{4,})""")
_FILES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"MM\x00*",
    b"GIF8",
    b"BM",
    b"RIFF",
    b"%PDF",
    b"PK\x03\x04",
)
_UUENCODED = re.compile(r"^begin(?:-base64)? [0-7]{3} \S[^\n]{0,200}\n[!-`]", re.MULTILINE)
_ONE_BY_ONE = re.compile(r"""(["'])(.{1,2}?)\1""")
_ON_A_PAGE = re.compile(r"<(?:\w{1,9}:)?(?:svg|canvas)\b", re.IGNORECASE)
_LINES_DRAWN = re.compile(r"<(?:\w{1,9}:)?(?:path|polyline|polygon|line)\b", re.IGNORECASE)
_DRAWS_BY_SCRIPT = re.compile(r"\.(?:lineTo|fillRect|strokeRect|drawImage|putImageData)\b|\bPath2D\b")
_CHARSET = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?([\w.-]{2,40})""", re.IGNORECASE)
_STARTS = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--[^>]{0,500}-->\s{0,50})?"
    r"<(?:!doctype html|html|head|body|meta|title|div|table|p|h[1-6]|span|center|font)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[<>/_-]+")
_BACKWARDS, _ONWARDS = "\u202e", "\u202c"
_MAX_DEPTH = 40
_MAX_COLUMNS = 60


def looks_like_html(text: str) -> bool:
    return _STARTS.match(text) is not None


def holds_markup(text: str) -> bool:
    """Whether a text is markup of some kind, or has elements among its words that say more."""
    return text.lstrip("\ufeff \n\r\t").startswith("<") or _SAYING_TAG.search(text) is not None


def read_html(data: bytes) -> tuple[str, str]:
    """The page's text, and what it says beside it: title, alternatives, what is hidden. Raises Unreadable."""
    return read_markup(_decoded(data))


def read_markup(text: str) -> tuple[str, str]:
    """The same of markup that is text already. Raises Unreadable."""
    page = _Page()
    page.feed(text)
    page.close()
    return page.text(), "\n".join(page.beside)


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:2048])
    if named is not None:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return text_of(data)


def files_in_text(text: str) -> list[bytes]:
    """Files that a page, or a drawing, holds in its own text as base64: pictures, fonts; no text."""
    found = []
    if "base64" in text:
        if "base64%2C" in text:
            text = f"{text}\n{unquote(text)}"
        found = [_from_base64(written) for written in _INLINE.findall(text)]
    found.extend(_from_base64(written) for written in _UNPACKED.findall(text))
    # Without a word of what it is: only what is known by its beginning, for hashes and keys look so too.
    for written in _BARE_BASE64.findall(text):
        held = _of_query(_from_base64(written))
        if held not in found and (held.startswith(_FILES) or _is_letters(held)):
            found.append(held)
    return found


def _from_base64(written: str) -> bytes:
    letters = "".join(written.split())
    try:
        return base64.b64decode(letters[: len(letters) // 4 * 4])
    except ValueError:
        return b""


def _of_query(held: bytes) -> bytes:
    """The archive that a query of a workbook keeps behind two numbers, the second of which is its length."""
    return held[8 : 8 + int.from_bytes(held[4:8], "little")] if held[8:12] == _FILES[-1] else held


def _is_letters(said: bytes) -> bool:
    try:
        text = said.decode()
    except UnicodeDecodeError:
        return False
    if text.isascii() and not _OF_TEXT.search(text):  # a key may be plain letters by chance
        return False
    return all(char.isprintable() or char.isspace() for char in clean(text))


_OF_TEXT = re.compile(r"<[a-z]+>|[a-z]{2} [a-z]{2}", re.IGNORECASE)


def is_packed_as_text(text: str) -> bool:
    """Whether it holds a file in the letters of uuencode, which nothing here unpacks."""
    return _UUENCODED.search(text) is not None


def draws_lines(text: str) -> bool:
    """Whether it is a drawing, or a page with one, whose lines may be letters: no program here draws it."""
    if "svg+xml," in text:
        text = unquote(text)
    if _ON_A_PAGE.search(text) is None:
        return False
    return _LINES_DRAWN.search(text) is not None or _DRAWS_BY_SCRIPT.search(text) is not None


class _Table:
    """A table being read: finished rows, and the lines of the cell that is open."""

    def __init__(self) -> None:
        self.rows: list[Cells] = []
        self.cell: list[str] | None = None
        self.span = 1

    def open_row(self) -> None:
        self.close_cell()
        self.rows.append([])

    def open_cell(self, span: int) -> None:
        self.close_cell()
        if not self.rows:
            self.rows.append([])
        self.cell, self.span = [], span

    def close_cell(self) -> None:
        if self.cell is not None:
            text = _lines_of(self.cell)
            self.rows[-1].extend([text, *[""] * (self.span - 1)])
        self.cell = None


class _Page(HTMLParser):
    """Collects text into the innermost open cell, or into the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._tables: list[_Table] = []
        self._unseen = 0
        self.beside: list[str] = []

    def text(self) -> str:
        while self._tables:
            self._close_table()
        return _lines_of(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not tag.isascii():
            self.beside.append(_NAMED.sub(" ", self.get_starttag_text() or ""))
        for key, said in attrs:
            worded = said and (key in _SAYING or not said.isascii() or "%" in said)
            if said and (worded or said.lower().startswith("data:")):
                self.beside.extend(_said_in(said))
        if tag == "bdo":
            self._put(_BACKWARDS if dict(attrs).get("dir") == "rtl" else _ONWARDS)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "body":
            self._unseen = 0
        elif tag == "table":
            if len(self._tables) > _MAX_DEPTH:
                raise Unreadable("bomb")
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].open_row()
        elif tag in {"td", "th"} and self._tables:
            span = dict(attrs).get("colspan") or "1"
            self._tables[-1].open_cell(
                min(int(span), _MAX_COLUMNS) if span.isdecimal() and span != "0" else 1
            )
        elif tag.rpartition(":")[2] in _BLOCKS:
            self._put("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "bdo":
            self._put(_ONWARDS)
        elif tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].close_cell()
        elif tag.rpartition(":")[2] in _BLOCKS:
            self._put("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._put(" ".join(data.split()).join((" " * data[:1].isspace(), " " * data[-1:].isspace())))
        elif data.strip():
            self.beside.extend(_said_in(data.strip()))
            self.beside.append("".join(letters for _, letters in _ONE_BY_ONE.findall(data)))

    def handle_decl(self, decl: str) -> None:
        if not decl.isascii():
            self.beside.append(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data.partition("[")[2] or data)

    def handle_comment(self, data: str) -> None:
        if data.strip():
            self.beside.append(data.strip())

    def _put(self, text: str) -> None:
        cell = next((table.cell for table in reversed(self._tables) if table.cell is not None), None)
        (self._out if cell is None else cell).append(text)

    def _close_table(self) -> None:
        table = self._tables.pop()
        table.close_cell()
        self._put("\n" + "\n".join(table_lines(table.rows)) + "\n")


def _said_in(written: str) -> Iterator[str]:
    """What an attribute, a script or a style says: also in escapes, and in a page within an address."""
    address = _ADDRESS.match(written)
    if address is None:
        yield written
        if "\\" in written:
            yield _ESCAPE.sub(_letter, written)
        return
    if address["kind"].startswith("image/") and "svg" not in address["kind"]:
        return  # a picture, which is looked at as one
    said = unquote(address["said"])
    if "base64" in address["more"]:
        with suppress(ValueError):
            said = base64.b64decode(said).decode("utf-8", "replace")
    yield _TAG.sub("\n", unescape(said))


def _letter(escape: re.Match[str]) -> str:
    code = int(next(filter(None, escape.groups())), 16)
    return chr(code) if code <= 0x10FFFF else ""


def _lines_of(pieces: list[str]) -> str:
    """Text put together, its lines trimmed, never two empty ones in a row."""
    lines: list[str] = []
    for line in "".join(pieces).split("\n"):
        trimmed = " ".join(line.split())
        if trimmed not in {"", "-"}:
            lines.append(trimmed)
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip("\n")
