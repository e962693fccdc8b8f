"""Fonts that come with a document: its letters may show others than they say, so its short lines are drawn.

A mark is a short line; what a long one says stands in many words, of which a font that lies makes no text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from directives.extract import Unreadable
from directives.secret_lines import cells_of

if TYPE_CHECKING:
    from PIL.Image import Image

_FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"wOF")
_NAMED = re.compile(r"(?:\.(?:odttf|fntdata|ttf|otf|ttc|woff2?)|/fonts/[^/]+)$", re.IGNORECASE)
_KEY = re.compile(rb'fontKey\s?=\s?["\']\{([0-9A-Fa-f-]{36})\}')
_HIDDEN_BYTES = 32  # of an obfuscated font: ECMA-376 part 4, 2.8.1
_PACKED, _MASKED, _MASK = 0x4, 0x10000000, 0x50  # flags of an EOT font, and by what a masked one is
_LONGEST, _MOST_LINES = 60, 600
_SIZE, _ROW = 40, 60  # points of letters, and from line to line
_ROWS = 36  # on a picture


def is_font(name: str, content: bytes) -> bool:
    return content.startswith(_FONTS) or _NAMED.search(name) is not None


def keys_in(font_table: bytes) -> list[bytes]:
    """The keys by which a Word file hides the beginnings of its fonts."""
    return [bytes.fromhex(key.decode("ascii").replace("-", ""))[::-1] for key in _KEY.findall(font_table)]


def lines_in(fonts: Sequence[bytes], keys: Sequence[bytes], said: Iterable[str]) -> "Iterator[Image]":
    """The short lines and cells of what is `said`, as each of the fonts shows them.

    Raises Unreadable: part_unread, where a font cannot be opened, or there is too much to draw.
    """
    if not fonts:
        return
    cells = (cell.strip() for text in said for line in text.split("\n") for cell in cells_of(line))
    lines = list(dict.fromkeys(cell for cell in cells if 1 < len(cell) <= _LONGEST))
    if len(lines) * len(fonts) > _MOST_LINES:
        raise Unreadable("part_unread")
    for font in fonts:
        for start in range(0, len(lines), _ROWS):
            yield _drawn(_opened(font, keys), lines[start : start + _ROWS])


def _opened(font: bytes, keys: Sequence[bytes]) -> bytes:
    """The font as it is without what hides it. Raises Unreadable."""
    if font.startswith(_FONTS[:-1]):
        return font
    size, flags = (int.from_bytes(font[at : at + 4], "little") for at in (4, 12))
    if 0 < size < len(font) and int.from_bytes(font[:4], "little") == len(font) and not flags & _PACKED:
        content = font[-size:]
        return bytes(byte ^ _MASK for byte in content) if flags & _MASKED else content
    for key in keys:
        head = bytes(byte ^ key[at % len(key)] for at, byte in enumerate(font[:_HIDDEN_BYTES]))
        if head.startswith(_FONTS):
            return head + font[_HIDDEN_BYTES:]
    raise Unreadable("part_unread")


def _drawn(font: bytes, lines: Sequence[str]) -> "Image":
    from PIL import Image, ImageDraw, ImageFont

    try:
        letters = ImageFont.truetype(BytesIO(font), _SIZE)
        wide = max(round(letters.getlength(line)) for line in lines)
        picture = Image.new("RGB", (min(wide, 3000) + 80, _ROW * len(lines) + 60), (255, 255, 255))
        draw = ImageDraw.Draw(picture)
        for place, line in enumerate(lines):
            draw.text((40, 30 + _ROW * place), line, font=letters, fill=(0, 0, 0))
    except (OSError, ValueError, OverflowError) as error:
        raise Unreadable("part_unread") from error
    return picture
