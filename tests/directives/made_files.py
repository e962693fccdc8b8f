"""Files made for the tests: PDF, DOCX, pictures, and the hostile ones."""

import io
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

SANS = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")

HEADER = [
    ("UBND TỈNH AN HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ XÂY DỰNG", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 214/SXD-VP", "An Hòa, ngày 06 tháng 4 năm 2026"),
]
BODY = [
    "Kính gửi: Các phòng chuyên môn, nghiệp vụ và các đơn vị trực thuộc Sở Xây dựng.",
    "1. Phòng Kế hoạch chủ trì rà soát số liệu, báo cáo Giám đốc Sở trước ngày 20/4/2026.",
    "2. Văn phòng Sở theo dõi, đôn đốc việc thực hiện và tổng hợp kết quả của các phòng.",
]


def needs_font() -> None:
    if not SANS.is_file():
        pytest.skip("phông chữ DejaVu (fonts-dejavu) chưa được cài")


def canvas_on(buffer: io.BytesIO) -> Any:
    """A canvas for Vietnamese, font set."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    needs_font()
    if "Sans" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Sans", str(SANS)))
    canvas = Canvas(buffer)
    canvas.setFont("Sans", 10)
    return canvas


def pdf_of_lines(pages: Sequence[Sequence[str]]) -> bytes:
    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    for lines in pages:
        canvas.setFont("Sans", 10)
        for number, line in enumerate(lines):
            canvas.drawString(60, 790 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pdf_with_header(rotation: int = 0) -> bytes:
    """A letter whose two header columns are drawn row by row, as a mail merge draws them."""
    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    if rotation == 90:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -595)
    y = 560
    for left, right in HEADER:
        canvas.drawString(50, y, left)
        canvas.drawString(270, y, right)
        y -= 14
    for line in BODY:
        y -= 16
        canvas.drawString(50, y, line)
    canvas.save()
    return buffer.getvalue()


def pdf_with_scattered_letters(line: str, decomposed: bool = False) -> bytes:
    """A page whose accented letters are drawn after all others, as from a fallback font.

    With `decomposed` each letter is drawn without its accents, and these on their own at the end.
    """
    from reportlab.pdfbase.pdfmetrics import stringWidth

    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    canvas.drawString(60, 800, "Trang 1")
    canvas.showPage()
    canvas.setFont("Sans", 10)
    written = unicodedata.normalize("NFD", line) if decomposed else line
    places = [(60 + stringWidth(written[:at], "Sans", 10), char) for at, char in enumerate(written)]
    for late in (False, True):
        for x, char in places:
            is_late = bool(unicodedata.combining(char)) if decomposed else not char.isascii()
            if is_late is late and not char.isspace():
                canvas.drawString(x, 700, char)
    canvas.save()
    return buffer.getvalue()


def pdf_by_hand(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first its catalogue, with a right table of where they are."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def stream(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<</Length %d/Filter %s>>\nstream\n" % (len(content), filters) + content + b"\nendstream"


@cache
def spaces_packed(megabytes: int) -> bytes:
    """Spaces in a Flate stream, never held unpacked: a megabyte is packed once, and repeated."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    block = b" " * (1 << 20)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(megabytes):
        checksum = zlib.adler32(block, checksum)
    return b"\x78\xda" + packed * megabytes + b"\x03\x00" + struct.pack(">I", checksum)


def pdf_bomb(filters: bytes, content: bytes) -> bytes:
    return pdf_by_hand(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            stream(content, filters),
        ]
    )


def pdf_of_empty_pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return pdf_by_hand(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )


def png_claiming(width: int, height: int) -> bytes:
    """A PNG that says how large it is and whose few bytes unpack to nothing of the sort."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def archive(entries: Sequence[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for name, content in entries:
            out.writestr(name, content)
    return buffer.getvalue()


def docx_with(document: bytes) -> bytes:
    """A package that looks like a Word file, around a document of one's own."""
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/word/document.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<?xml version="1.0"?><Relationships '
        b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    return archive(
        [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document)]
    )


def word_xml(body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"{body}</w:body></w:document>"
    ).encode()


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 30) for n in range(10))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&k;</w:t></w:r></w:p></w:body></w:document>"
)


def picture_of(lines: Sequence[str], size: tuple[int, int] = (1654, 1170)) -> Any:
    """A page drawn as a grey picture, at 200 dots an inch."""
    needs_font()
    return _drawn_once(tuple(lines), size).copy()


@lru_cache(maxsize=32)
def _drawn_once(lines: Sequence[str], size: tuple[int, int]) -> Any:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(SANS), 30)
    for number, line in enumerate(lines):
        draw.text((120, 100 + 60 * number), line, font=font, fill=0)
    return picture


def photo_of(lines: Sequence[str]) -> bytes:
    """The same as a phone sends it."""
    kept = io.BytesIO()
    picture_of(lines).convert("RGB").save(kept, "JPEG")
    return kept.getvalue()


def saved(picture: Any, form: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form)
    return buffer.getvalue()


def pdf_of_picture(picture: Any, signature: str = "") -> bytes:
    """A scan; with a `signature` also the text that signing it electronically has laid over it."""
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(picture.width * 0.36, picture.height * 0.36))
    in_letters, rl_config.useA85 = rl_config.useA85, 0  # to write it in letters takes as long as to draw it
    canvas.drawImage(ImageReader(picture), 0, 0, picture.width * 0.36, picture.height * 0.36)
    canvas.drawString(300, 20, signature)
    canvas.save()
    rl_config.useA85 = in_letters
    return buffer.getvalue()


def pdf_of_table(
    rows: Sequence[Sequence[str]], style: Sequence[tuple[Any, ...]] = (), repeat: int = 0
) -> bytes:
    """A document with a line, a ruled table of wrapped cells, and a line."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

    buffer = io.BytesIO()
    canvas_on(io.BytesIO())
    text = ParagraphStyle("cell", fontName="Sans", fontSize=9, leading=11)
    cells = [[Paragraph(cell, text) for cell in row] for row in rows]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), *style])
    story: list[Flowable] = [
        Paragraph("Danh mục nhiệm vụ", text),
        Table(cells, colWidths=[30, 160, 120, 90], style=ruled, repeatRows=repeat),
        Paragraph("Đề nghị các đơn vị thực hiện.", text),
    ]
    SimpleDocTemplate(buffer).build(story)
    return buffer.getvalue()


def stamp_of(mark: str) -> Any:
    """A red stamp in its frame, as a picture of its own."""
    from PIL import Image, ImageDraw, ImageFont

    needs_font()
    font = ImageFont.truetype(str(SANS), 40)
    picture = Image.new("RGB", (int(font.getlength(mark)) + 60, 90), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((3, 3, picture.width - 4, picture.height - 4), outline=(200, 20, 20), width=4)
    draw.text((30, 18), mark, font=font, fill=(200, 20, 20))
    return picture


def pdf_with_stamp(mark: str) -> bytes:
    """A letter with a text layer, on which a stamp lies as a picture."""
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    for number, line in enumerate([*(left for left, _ in HEADER), *BODY]):
        canvas.drawString(60, 800 - 16 * number, line)
    picture = stamp_of(mark)
    canvas.drawImage(ImageReader(picture), 420, 790, picture.width * 0.3, picture.height * 0.3)
    canvas.save()
    return buffer.getvalue()
