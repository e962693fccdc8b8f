"""Carriers that are PDF files built by hand: layers, patterns, fonts of drawings, files, earlier states."""

import io
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from PIL import ImageFont, ImageOps

from tests.directives.carriers_drawn import inked_runs
from tests.directives.carriers_pdf import drawn, in_hex, page
from tests.directives.carriers_seen import LETTERS, STAMPS
from tests.directives.made_files import SANS, canvas_on, pdf_by_hand, stamp_of
from tests.directives.secrecy_samples import letter

Layer = Callable[[int, str], tuple[str, bytes]]

_WORDS = b"BT /F 12 Tf 60 780 Td (Kinh gui cac phong, noi dung cua cong van nay) Tj ET"
_FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
_SHOWN = b" q 150 0 0 60 300 500 cm /I Do Q"
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 150 60]"
_LOOK = b"q 150 0 0 60 0 0 cm /I Do Q"


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def _picture(number: int, entries: bytes = b"", *, light: bool = False) -> bytes:
    """A stamp as a picture of a PDF."""
    stamp = stamp_of(STAMPS[number % 3]).convert("L")
    packed = zlib.compress((ImageOps.invert(stamp) if light else stamp).tobytes())
    size = b"/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % stamp.size
    kind = b"/Type/XObject/Subtype/Image/Filter/FlateDecode"
    return _stream(packed, kind + size + entries)


def _pdf(
    content: bytes, objects: Sequence[bytes], *, using: bytes = b"", catalog: bytes = b"", page: bytes = b""
) -> tuple[str, bytes]:
    """A page with words and more content; the objects are the fifth and those that follow."""
    resources = b"/Resources<<%s%s>>" % (_FONT, using)
    return "cv.pdf", pdf_by_hand(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s%s>>" % (resources, page),
            _stream(_WORDS + content),
            *objects,
        ]
    )


def _hidden_layer(number: int, mark: str) -> tuple[str, bytes]:
    layer = b"<</Type/OCG/Name(a)>>"
    state = (b"/OFF[5 0 R]", b"/OFF [ 5 0 R ]", b"/BaseState/OFF")[number % 3]
    catalog = b"/OCProperties<</OCGs[5 0 R]/D<<%s>>>>" % state
    if number % 2:
        picture = _picture(number, b"/OC 5 0 R")
        return _pdf(_SHOWN, [layer, picture], using=b"/XObject<</I 6 0 R>>", catalog=catalog)
    using = b"/XObject<</I 6 0 R>>/Properties<</L 5 0 R>>"
    return _pdf(b" /OC /L BDC%s EMC" % _SHOWN, [layer, _picture(number)], using=using, catalog=catalog)


def _beyond_the_page(number: int, mark: str) -> tuple[str, bytes]:
    using = b"/XObject<</I 5 0 R>>"
    if number % 2:
        return _pdf(_SHOWN, [_picture(number)], using=using, page=b"/CropBox[0 600 595 842]")
    return _pdf(_SHOWN.replace(b"300 500", b"300 900"), [_picture(number)], using=using)


def _unlisted_file(number: int, mark: str) -> tuple[str, bytes]:
    file = _stream(zlib.compress(letter((2, mark)).encode()), b"/Type/EmbeddedFile/Filter/FlateDecode")
    named = b"<</Type/Filespec/F(a.txt)/EF<</F 6 0 R>>/AFRelationship/Data>>"
    if number % 2:
        return _pdf(b"", [named, file], catalog=b"/AF[5 0 R]")
    return _pdf(b"", [named, file], page=b"/AF[5 0 R]")


def _other_picture(number: int, mark: str) -> tuple[str, bytes]:
    """One for printing, or a likeness of the page."""
    if number % 2:
        return _pdf(b"", [_picture(number)], page=b"/Thumb 5 0 R")
    white = zlib.compress(bytes([255]) * 100)
    kind = b"/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    first = _stream(white, kind + b"/Alternates[<</Image 6 0 R/DefaultForPrinting true>>]")
    return _pdf(_SHOWN, [first, _picture(number)], using=b"/XObject<</I 5 0 R>>")


def _look_of(kind: bytes, appearance: bytes, number: int, *more: bytes) -> tuple[str, bytes]:
    note = b"<</Type/Annot%s/Rect[300 500 450 560]/AP<<%s>>>>" % (kind, appearance)
    look = _stream(_LOOK, _FORM + b"/Resources<</XObject<</I 7 0 R>>>>")
    catalog = b"/AcroForm<</Fields[5 0 R]>>" if b"/Widget" in kind else b""
    return _pdf(b"", [note, look, _picture(number), *more], catalog=catalog, page=b"/Annots[5 0 R]")


def _unshown_look(number: int, mark: str) -> tuple[str, bytes]:
    """Of a link, of a window that is shut, of a button that is pressed."""
    if number % 3 < 2:
        return _look_of((b"/Subtype/Link", b"/Subtype/Popup")[number % 3], b"/N 6 0 R", number)
    button = b"/Subtype/Widget/FT/Btn/Ff 65536/T(a)/F 4"
    return _look_of(button, b"/N 8 0 R/D 6 0 R", number, _stream(b"", _FORM))


def _hidden_note(number: int) -> tuple[str, bytes]:
    flags = (2, 32, 4, 34, 1)[number % 5]
    kind = (b"/Subtype/Stamp/F %d", b"/Subtype/Widget/FT/Btn/Ff 65536/T(a)/F %d")[number % 2]
    return _look_of(kind % flags, b"/N 6 0 R", number)


def _earlier_state(number: int, mark: str) -> tuple[str, bytes]:
    """A mark on a page that a later version of the file has put another in the place of."""
    first = drawn(lambda canvas: canvas.drawString(300, 500, mark))
    root, size, before = (
        int(re.findall(pattern, first)[-1])
        for pattern in (rb"/Root (\d+) 0 R", rb"/Size (\d+)", rb"startxref\s+(\d+)")
    )
    objects = {
        root: b"<</Type/Catalog/Pages %d 0 R>>" % size,
        size: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (size + 1),
        size + 1: b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<<%s>>>>"
        % (size, size + 2, _FONT),
        size + 2: _stream(_WORDS),
    }
    out, table = first + b"\n", b"xref\n"
    for place, content in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (place, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (place, content)
    last = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\n" % (size + 3, root, before)
    return "cv.pdf", out + table + last + b"startxref\n%d\n%%%%EOF\n" % len(out)


def _kept_from_changes(number: int, mark: str) -> tuple[str, bytes]:
    """A lock that lets everybody read: the strings beside the pages are locked too."""
    from reportlab.lib import pdfencrypt

    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    canvas._doc.encrypt = pdfencrypt.StandardEncryption("", "chu", canModify=0)
    page(canvas)
    if number % 2:
        canvas.drawString(60, 300, mark)
    else:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry(mark, "a", 0)
    canvas.save()
    return "cv.pdf", buffer.getvalue()


def _other_words(number: int, mark: str) -> tuple[str, bytes]:
    """What a reader for the blind says instead of what stands there."""
    said = b" /Span<</ActualText%s>>BDC BT /F 12 Tf 60 600 Td (x) Tj ET EMC" % in_hex(mark).encode()
    return _pdf(said, [])


def _filled_area(number: int) -> tuple[str, bytes]:
    tile = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 150 60]/XStep 150/YStep 60"
    pattern = _stream(_LOOK, tile + b"/Resources<</XObject<</I 6 0 R>>>>")
    area = b" /Pattern cs /P scn 100 300 300 %d re f" % (180 + number)
    return _pdf(area, [pattern, _picture(number)], using=b"/Pattern<</P 5 0 R>>")


def _font_of_drawings(number: int) -> tuple[str, bytes]:
    """Letters that are drawn by the file itself, and say others."""
    shapes = (
        b"0 0 10 100 re 70 0 10 100 re f 0 100 m 10 100 l 45 50 l 35 40 l f "
        b"80 100 m 70 100 l 35 50 l 45 40 l f",
        b"0 0 m 10 0 l 45 100 l 35 100 l f 80 0 m 70 0 l 35 100 l 45 100 l f 20 30 40 8 re f "
        b"30 -20 10 10 re f 20 110 m 40 130 l 60 110 l f",
        b"0 90 80 10 re f 35 0 10 100 re f",
    )
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 100 140]/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 72"
        b"/LastChar 74/Widths[90 90 90]/Encoding<</Differences[72/H/O/P]>>"
        b"/CharProcs<</H 6 0 R/O 7 0 R/P 8 0 R>>/Resources<<>>>>"
    )
    drawn_letters = [_stream(b"80 0 0 -20 80 140 d1 " + shape) for shape in shapes]
    said = b" BT /T %d Tf %d 600 Td (HIJ) Tj ET" % (24 + 3 * (number % 5), 100 + 30 * number)
    name, data = _pdf(said, [font, *drawn_letters])
    return name, data.replace(b"/BaseFont/Helvetica>>", b"/BaseFont/Helvetica>>/T 5 0 R ")


def _points(number: int) -> tuple[str, bytes]:
    """Letters of many small areas, each an object of its own."""
    mask = ImageFont.truetype(str(SANS.with_name("DejaVuSans-Bold.ttf")), 40).getmask(STAMPS[number % 3], "1")

    def draw(canvas: Any) -> None:
        for start, y, length in inked_runs(mask):
            canvas.rect(120 + 20 * number + start, 300 - y, length, 1, fill=1, stroke=0)

    return "cv.pdf", drawn(draw)


def _single_lines(number: int) -> tuple[str, bytes]:
    """Each stroke of a letter an object of its own."""

    def draw(canvas: Any) -> None:
        canvas.setLineWidth(4)
        for points in LETTERS:
            placed = [(150 + 10 * number + 40 * x, 300 + 40 * y) for x, y in points]
            for start, end in pairwise(placed):
                canvas.line(*start, *end)

    return "cv.pdf", drawn(draw)


def _mask(number: int) -> tuple[str, bytes]:
    """Black all over, and a mask that lets the letters be seen."""
    stamp = stamp_of(STAMPS[number % 3])
    size = b"/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 6 0 R" % stamp.size
    black = zlib.compress(bytes(stamp.width * stamp.height))
    base = _stream(black, b"/Type/XObject/Subtype/Image/Filter/FlateDecode" + size)
    return _pdf(_SHOWN, [base, _picture(number, light=True)], using=b"/XObject<</I 5 0 R>>")


def _in_the_content(number: int) -> tuple[str, bytes]:
    stamp = stamp_of(STAMPS[number % 3]).convert("L")
    head = b" q 150 0 0 60 %d 100 cm BI /W %d /H %d /CS /G /BPC 8 /F /AHx ID " % (
        60 + 20 * number,
        *stamp.size,
    )
    return _pdf(head + stamp.tobytes().hex().encode() + b"> EI Q", [])


LAYERS: Mapping[str, Layer] = {
    "a hidden layer": _hidden_layer,
    "a picture beyond a page": _beyond_the_page,
    "a file that no list names": _unlisted_file,
    "a picture that stands for another": _other_picture,
    "a look that is not shown": _unshown_look,
    "an earlier state of a PDF": _earlier_state,
    "a PDF kept from changes": _kept_from_changes,
    "other words for what stands there": _other_words,
}
LAYERS_SEEN: Mapping[str, Callable[[int], tuple[str, bytes]]] = {
    "a hidden note on a page": _hidden_note,
    "an area filled with pictures": _filled_area,
    "a font of drawings": _font_of_drawings,
    "letters of many points": _points,
    "letters of single lines": _single_lines,
    "a picture by its mask": _mask,
    "a picture in the content": _in_the_content,
}
