"""Letters that are drawn: by lines in a document of an office program, or by a font that comes with it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from directives.extract import Unreadable
from directives.secret_lines import cells_of

if TYPE_CHECKING:
    from PIL.Image import Image


# Lines that somebody has drawn in a document of an office program, which may be letters, as a picture.
#
# Three ways to keep them: paths of DrawingML (custGeom), of VML, and the strokes of a pen (InkML).

_Point = tuple[float, float]
_Stroke = list[_Point]

_MOST_POINTS, _MOST_STROKES = 40_000, 1_500
_SIDE, _RIM = 330, 40  # points of the picture, and of the paper around what is drawn
_PAPER, _LINE = (255, 255, 255), (0, 0, 0)
_CLOSED = 3  # points: so many, and the last one where the first is, are an area
_LEAST_POINTS = 4  # of a drawing: fewer are a rule
_VML = re.compile(r"[a-z]|-?\d+(?:\.\d+)?|,", re.IGNORECASE)
_INK = re.compile(r"-?\d+(?:\.\d+)?")
_CURVES = {"cubicBezTo": 3, "quadBezTo": 2}
_STEPS = 6  # straight pieces that a curve is drawn as


def drawn_in(root: Any) -> "Iterator[Image]":
    """What the shapes, and what the strokes of a part show; none for a part without such.

    Raises Unreadable: picture_unread, where they are too many.
    """
    shapes = list(_in_a_row(list(root.iter("{*}custGeom"))))
    marks = [stroke for shape in root.iter("{urn:schemas-microsoft-com:vml}*") for stroke in _of_vml(shape)]
    ink = [points for trace in root.iter("{*}trace") if len(points := _of_trace(trace.text or "")) > 1]
    for strokes in (shapes, marks, ink):
        count = sum(map(len, strokes))
        if len(strokes) > _MOST_STROKES or count > _MOST_POINTS:
            raise Unreadable("picture_unread")
        if count >= _LEAST_POINTS:
            yield _picture(strokes)


def _of_shape(shape: Any) -> list[_Stroke]:
    """The strokes of a shape, where it stands on its page."""
    left, top, wide, high = _place(shape)
    strokes: list[_Stroke] = []
    for path in shape.iter("{*}path"):
        across, down = (_number(path.get(side)) for side in ("w", "h"))
        scale = (wide / across if across and wide else 1.0, high / down if down and high else 1.0)
        strokes.extend(
            [(left + x * scale[0], top + y * scale[1]) for x, y in stroke]
            for stroke in _of_path(path)
            if stroke
        )
    return strokes


def _in_a_row(shapes: list[Any]) -> Iterator[_Stroke]:
    """The shapes as they stand; those that are all given one place, each in its own frame, side by side."""
    frames = [_place(shape)[:2] for shape in shapes]
    apart = len(shapes) > 1 and len(set(frames)) == 1
    right = 0.0
    for shape in shapes:
        strokes = _of_shape(shape)
        yield from ([(x + right, y) for x, y in stroke] for stroke in strokes)
        if apart and strokes:
            across = [x for stroke in strokes for x, _ in stroke]
            right += 1.2 * (max(across) - min(across))


def _place(shape: Any) -> tuple[float, float, float, float]:
    """Left, top, width and height that the shape is given, 0 where it is given none."""
    form = next(shape.getparent().iterchildren("{*}xfrm"), None) if shape.getparent() is not None else None
    sizes = [] if form is None else [*form.iterchildren("{*}off"), *form.iterchildren("{*}ext")]
    said = {key: _number(value) for each in sizes for key, value in each.items()}
    left, top, wide, high = (said.get(key, 0.0) for key in ("x", "y", "cx", "cy"))
    return left, top, wide, high


def _of_path(path: Any) -> Iterator[_Stroke]:
    stroke: _Stroke = []
    for step in path.iterchildren("{*}*"):
        kind = step.tag.rpartition("}")[2]
        points = [(_number(each.get("x")), _number(each.get("y"))) for each in step.iterchildren("{*}pt")]
        if kind == "moveTo":
            yield stroke
            stroke = points
        elif kind == "close" and stroke:
            stroke.append(stroke[0])
        elif kind in _CURVES and stroke:
            stroke.extend(_curve([stroke[-1], *points]))
        else:
            stroke.extend(points)
    yield stroke


def _curve(points: list[_Point]) -> Iterator[_Point]:
    """Points of a Bézier curve, by de Casteljau's way."""
    for step in range(1, _STEPS + 1):
        share, left = step / _STEPS, points
        while len(left) > 1:
            left = [(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])) for a, b in pairwise(left)]
        yield left[0]


def _of_vml(shape: Any) -> Iterator[_Stroke]:
    """The strokes of a VML path: m, l, c, x and e, and r, t, v, which go on from where the pen is."""
    command, numbers, stroke = "", list[float](), _Stroke()
    for said in _VML.findall(shape.get("path", "") or shape.get("v", "")):
        if said.isalpha():
            command = said.lower()
            numbers = []
            if command == "x" and stroke:
                stroke.append(stroke[0])
        elif said != ",":
            numbers.append(float(said))
            need = 6 if command in "cv" else 2
            if len(numbers) == need and command:
                here = stroke[-1] if stroke else (0.0, 0.0)
                base = here if command in "rtv" else (0.0, 0.0)
                points = [
                    (base[0] + x, base[1] + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
                ]
                if command in "mt":
                    yield stroke
                    stroke, command = points, {"m": "l", "t": "r"}[command]
                else:
                    stroke.extend(_curve([here, *points]) if command in "cv" else points)
                numbers = []
    yield stroke


def _of_trace(said: str) -> _Stroke:
    """The points of a pen's stroke; values beyond the second are how hard it was pressed."""
    points = []
    for each in said.split(","):
        numbers = [float(number) for number in _INK.findall(each)[:2]]
        if len(numbers) == 2:
            points.append((numbers[0], numbers[1]))
    return points


def _number(said: str | None) -> float:
    try:
        return float(said or 0)
    except ValueError:
        return 0.0


def _picture(strokes: list[_Stroke]) -> "Image":
    """The strokes dark on white; what is closed is filled, but what lies in what is filled."""
    from PIL import Image, ImageDraw

    left, top = (min(point[axis] for stroke in strokes for point in stroke) for axis in (0, 1))
    right, foot = (max(point[axis] for stroke in strokes for point in stroke) for axis in (0, 1))
    scale = _SIDE / max(right - left, foot - top, 1.0)
    size = round((right - left) * scale) + 2 * _RIM, round((foot - top) * scale) + 2 * _RIM
    picture = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(picture)
    placed = [[(_RIM + (x - left) * scale, _RIM + (y - top) * scale) for x, y in each] for each in strokes]
    areas = [(_box(each), each) for each in placed if len(each) > _CLOSED and each[0] == each[-1]]
    areas.sort(key=lambda area: (area[0][0] - area[0][2]) * (area[0][3] - area[0][1]))
    for at, (box, points) in enumerate(areas):
        depth = sum(_lies_in(box, other) for other, _ in areas[:at])
        draw.polygon(points, fill=_PAPER if depth % 2 else _LINE)
    for points in placed:
        if len(points) > 1 and not (len(points) > _CLOSED and points[0] == points[-1]):
            draw.line(points, fill=_LINE, width=max(4, min(size) // 22))
    return picture


def _box(points: _Stroke) -> tuple[float, float, float, float]:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def _lies_in(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return box[0] > other[0] and box[1] > other[1] and box[2] < other[2] and box[3] < other[3]


# Fonts that come with a document: its letters may show others than they say, so its short lines are drawn.
#
# A mark is a short line; what a long one says stands in many words, of which a font that lies makes no text.

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
