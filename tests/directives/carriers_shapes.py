"""Carriers of other programs and parts: fonts and lines of a document's own, markup, OpenDocument, books."""

import base64
import binascii
import io
import json
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from itertools import product
from typing import Any

from openpyxl.styles import PatternFill
from PIL import Image, ImageFont
from PIL.PngImagePlugin import PngInfo

from tests.directives.carriers_beside import page_with
from tests.directives.carriers_office import OFFICE, docx_body, docx_part, plain_docx, slides, with_part
from tests.directives.carriers_parts import book_with
from tests.directives.carriers_seen import LETTERS, STAMPS
from tests.directives.made_files import SANS, archive, picture_of, saved, stamp_of
from tests.directives.secrecy_samples import letter

Shape = Callable[[int, str], tuple[str, bytes]]
Stroke = list[tuple[int, int]]

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPEN = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("text", "text"), ("office", "office"), ("draw", "drawing"), ("pr", "presentation"))
)
_BOLD = SANS.with_name("DejaVuSans-Bold.ttf")
_OF_ITS_ONLY_MAP = 22  # where the glyphs stand in the map that reportlab gives a part of a font
_SAID = ("HỌP", "GẤP", "BÁO")  # what the letters of a lying font say where MẬT is shown


def _tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    return {tag: font[start : start + size] for tag, _, start, size in entries}


_LETTERS = [*range(0x20, 0x250), *range(0x1EA0, 0x1F00)]


@cache
def lying_font(said: str) -> bytes:
    """A font of Latin letters that shows those of MẬT for those of another word."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    small = TTFontFile(str(SANS)).makeSubset(_LETTERS)
    kept = _tables(small)
    places = struct.unpack_from(f">{len(_LETTERS)}H", kept[b"cmap"], _OF_ITS_ONLY_MAP)
    glyphs = dict(zip(_LETTERS, places, strict=True))
    shown = dict(zip(map(ord, said), (glyphs[ord(char)] for char in "MẬT"), strict=True))
    groups = b"".join(struct.pack(">III", at, at, glyph) for at, glyph in sorted((glyphs | shown).items()))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    kept |= {b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table}
    head, body = struct.pack(">IHHHH", 0x00010000, len(kept), 16, 0, 0), b""
    for tag, content in sorted(kept.items()):
        head += struct.pack(">4sIII", tag, 0, 12 + 16 * len(kept) + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    return head + body


def _own_font(number: int) -> tuple[str, bytes]:
    """In a Word file the font's beginning is hidden by a key, in slides it is in another cover."""
    said = _SAID[number // 3 % 3]
    font = lying_font(said)
    if number % 3 == 0:
        key = "01020304-0506-0708-090A-0B0C0D0E0F10"
        turned = bytes.fromhex(key.replace("-", ""))[::-1]
        hidden = bytes(byte ^ turned[at % 16] for at, byte in enumerate(font[:32])) + font[32:]
        fonts = f'<w:fonts {_W}><w:font w:name="A"><w:embedRegular w:fontKey="{{{key}}}"/></w:font></w:fonts>'
        run = f'<w:r><w:br/><w:rPr><w:rFonts w:ascii="A"/></w:rPr><w:t>{said}</w:t><w:br/></w:r>'
        _, data = docx_body(run, number, said)
        data = with_part(data, "word/fontTable.xml", fonts)
        return "cv.docx", with_part(data, "word/fonts/font1.odttf", hidden)
    if number % 3 == 1:
        text = f"<office:doc {_OPEN}><text:p>{said}</text:p></office:doc>"
        return "cv.odt", _open("text", ("content.xml", text), ("Fonts/A.ttf", font))
    slide = f"<p:sld {_P} {_A}><a:p><a:r><a:t>{said}</a:t></a:r></a:p></p:sld>"
    _, data = slides("ppt/slides/slide2.xml", slide, number, said)
    cover = struct.pack("<IIII", 96 + len(font), len(font), 0x20001, 0) + bytes(80)
    return "a.pptx", with_part(data, "ppt/fonts/font1.fntdata", font if number % 2 else cover + font)


def _font_in_a_page(number: int, mark: str) -> tuple[str, bytes]:
    said = _SAID[number % 3]
    font = base64.b64encode(lying_font(said)).decode()
    style = f"<style>@font-face{{font-family:x;src:url(data:font/ttf;base64,{font})}}</style>"
    page = f'<html><body><p>Nội dung</p>{style}<p style="font-family:x">{said}</p></body></html>'
    return "a.html", page.encode()


def strokes() -> list[Stroke]:
    """The letters MẬT as lines, down the page."""
    return [[(round(100 * x), round(140 - 100 * y)) for x, y in each] for each in LETTERS]


def _areas(mark: str) -> list[Stroke]:
    """A mark as closed areas, one for each stretch of ink."""
    mask = ImageFont.truetype(str(_BOLD), 40).getmask(mark, mode="1")
    wide, high = mask.size
    areas: list[Stroke] = []
    for y in range(high):
        start = None
        for x in range(wide + 1):
            inked = x < wide and mask.getpixel((x, y)) > 0
            if inked and start is None:
                start = x
            elif not inked and start is not None:
                areas.append([(start, y), (x, y), (x, y + 1), (start, y + 1), (start, y)])
                start = None
    return areas


def _geometry(lines: list[Stroke], place: str = "") -> str:
    points = [[f'<a:pt x="{x}" y="{y}"/>' for x, y in each] for each in lines]
    steps = "".join(
        f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in more)
        for first, *more in points
    )
    path = f'<a:path w="300" h="180">{steps}</a:path>'
    return f"<a:spPr>{place}<a:custGeom><a:pathLst>{path}</a:pathLst></a:custGeom></a:spPr>"


def _drawn_lines(number: int) -> tuple[str, bytes]:
    """By pen, as one shape in a document or on a slide, as VML, as areas, a shape a letter."""
    lines = strokes()
    if number % 6 == 0:
        traces = (", ".join(f"{x} {y} {number}" for x, y in each) for each in lines)
        ink = "".join(f"<i:trace>{each}</i:trace>" for each in traces)
        pen = f'<i:ink xmlns:i="http://www.w3.org/2003/InkML">{ink}</i:ink>'
        return "cv.docx", with_part(plain_docx(), "word/ink/ink1.xml", pen)
    if number % 6 == 1:
        return docx_body(f"<w:r><w:drawing {_A}>{_geometry(lines)}</w:drawing></w:r>", 0, "")
    if number % 6 == 2:
        return slides("ppt/slides/slide3.xml", f"<p:sld {_P} {_A}>{_geometry(lines)}</p:sld>", 0, "")
    if number % 6 == 3:
        steps = (f"m{first[0]},{first[1]}l{','.join(f'{x},{y}' for x, y in more)}" for first, *more in lines)
        return docx_body(f'<w:pict><v:shape {_V} path="{"".join(steps)}e"/></w:pict>', 0, "")
    if number % 6 == 4:
        drawn = _geometry(_areas(STAMPS[number % 3]))
        return docx_body(f"<w:r><w:drawing {_A}>{drawn}</w:drawing></w:r>", 0, "")
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="300" cy="180"/></a:xfrm>'
    letters = [_at_left(lines[:1]), _at_left(lines[1:5]), _at_left(lines[5:])]
    drawn = "".join(f"<w:r><w:drawing {_A}>{_geometry(each, place)}</w:drawing></w:r>" for each in letters)
    return docx_body(drawn, 0, "")


def _at_left(lines: list[Stroke]) -> list[Stroke]:
    left = min(x for each in lines for x, _ in each)
    return [[(x - left, y) for x, y in each] for each in lines]


def _long_note(number: int) -> tuple[str, bytes]:
    """Packets of properties as programs for pictures write them: mostly blanks."""
    title = f"<dc:title xmlns:dc='d'>{STAMPS[number % 3]}</dc:title>"
    said = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{title}</x:xmpmeta>"
    packet = f"<?xpacket begin='' id='W5M0'?>{said}{' ' * 6000}<?xpacket end='w'?>"
    picture, buffer = Image.new("RGB", (80, 80), (255, 255, 255)), io.BytesIO()
    if number % 4 == 0:
        picture.save(buffer, "JPEG", xmp=packet.encode())
    elif number % 4 == 1:
        notes = PngInfo()
        notes.add_itxt("XML:com.adobe.xmp", packet)
        picture.save(buffer, "PNG", pnginfo=notes)
    elif number % 4 == 2:
        picture.save(buffer, "TIFF", tiffinfo={700: packet.encode()})
    else:
        picture.save(buffer, "JPEG", comment=f"Nội dung\n{STAMPS[number % 3]}\n{'abc ' * 2000}".encode())
    return "anh.jpg", buffer.getvalue()


def _open(kind: str, *parts: tuple[str, str | bytes]) -> bytes:
    """An OpenDocument of these parts."""
    name = f"application/vnd.oasis.opendocument.{kind}".encode()
    files = [(part, said if isinstance(said, bytes) else said.encode()) for part, said in parts]
    return archive([("mimetype", name), *files])


_OPEN_TEXTS = (
    ("content.xml", "<text:p>Nội dung</text:p><text:p>MARK</text:p>"),
    ("content.xml", "<text:p>Nội dung<office:annotation><text:p>MARK</text:p></office:annotation></text:p>"),
    ("styles.xml", "<office:header><text:p>MARK</text:p></office:header>"),
    ("Object 1/content.xml", "<text:p>MARK</text:p>"),
    ("meta.xml", "<office:keyword>MARK</office:keyword>"),
)
_OPEN_SLIDES = (
    ("content.xml", "<pr:notes><draw:text-box><text:p>MARK</text:p></draw:text-box></pr:notes>"),
    ("content.xml", '<draw:page draw:name="MARK"/>'),
    ("styles.xml", "<draw:frame><draw:text-box><text:p>MARK</text:p></draw:text-box></draw:frame>"),
)


def _open_part(kind: str, parts: tuple[tuple[str, str], ...], number: int, mark: str) -> tuple[str, bytes]:
    part, said = parts[number % len(parts)]
    said = f"<office:doc {_OPEN}>{said.replace('MARK', mark)}</office:doc>"
    first = () if part == "content.xml" else (("content.xml", f"<office:doc {_OPEN}/>"),)
    return "cv.odt", _open(kind, *first, (part, said))


def _message(number: int, mark: str) -> tuple[str, bytes]:
    """As Outlook saves it, perhaps with a Word file in it."""
    said = f"{mark}__substg1.0_0037001F{'WordDocument' * (number % 2)}"
    return "thu.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + said.encode("utf-16-le")


def _book(number: int, mark: str) -> tuple[str, bytes]:
    title, line = (mark, "Hết") if number % 2 else ("Sổ tay", mark)
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Nội dung</p><p>{line}</p></body></html>'
    package = f'<?xml version="1.0"?><package xmlns:dc="d"><dc:title>{title}</dc:title></package>'
    return "so-tay.epub", archive(
        [
            ("mimetype", b"application/epub+zip"),
            ("OEBPS/content.opf", package.encode()),
            ("OEBPS/c1.xhtml", page.encode()),
        ]
    )


def _fixed_page(number: int, mark: str) -> tuple[str, bytes]:
    page = f'<FixedPage><Glyphs UnicodeString="{mark}"/></FixedPage>'
    types = b'<?xml version="1.0"?><Types/>'
    kept = page.encode("utf-16" if number % 2 else "utf-8")
    return "cv.xps", archive([("[Content_Types].xml", types), ("Documents/1/Pages/1.fpage", kept)])


def _in_one_file(number: int, mark: str) -> tuple[str, bytes]:
    """A document, or a workbook, as one file of markup, its letters in runs of their own."""
    if number % 3 == 2:
        cells = "".join(f"<Cell><Data>{said}</Data></Cell>" for said in ("Báo cáo quý", mark, "Hết"))
        return "a.xml", f'<?xml version="1.0"?><Workbook><Row>{cells}</Row></Workbook>'.encode()
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{char}</w:t></w:r>" for char in mark)
    space = _W if number % 3 else 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    body = f"<w:body><w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p><w:p>{runs}</w:p></w:body>"
    return "cv.xml", f'<?xml version="1.0"?><w:wordDocument {space}>{body}</w:wordDocument>'.encode()


def _turned_by_style(number: int, mark: str) -> tuple[str, bytes]:
    word = STAMPS[number % 3][::-1]
    if number % 3 == 0:
        return page_with(f'<p style="direction:rtl;unicode-bidi:bidi-override">{word}</p>', number, mark)
    if number % 3 == 1:
        style = "<style>.a{direction:rtl;unicode-bidi:bidi-override}</style>"
        return page_with(f"{style}<p class=a>{word}</p>", number, mark)
    spans = "".join(f"<span>{char}</span>" for char in word)
    return page_with(f'<div style="display:flex;flex-direction:row-reverse">{spans}</div>', number, mark)


def _lines_of_a_page(number: int, mark: str) -> tuple[str, bytes]:
    """A drawing on a page, of lines as paths or one by one, or by a script."""
    path, line = '<path d="M0 0L0 9L4 4L8 9L8 0"/>', '<line x1="0" y1="9" x2="0" y2="0"/>'
    if number % 4 == 0:
        return page_with(f"<svg>{path}</svg>", number, mark)
    if number % 4 == 1:
        return "a.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{line * 5}</svg>'.encode()
    if number % 4 == 2:
        return page_with("<canvas></canvas><script>pen.moveTo(0,9);pen.lineTo(0,0)</script>", number, mark)
    return page_with(
        '<img src="data:image/svg+xml,%3Csvg%3E%3Cpath d=%22M0 0L0 9%22/%3E%3C/svg%3E">', 0, mark
    )


def _symbol_letters(number: int, mark: str) -> tuple[str, bytes]:
    """Plain letters in the private area, where fonts of symbols keep theirs."""
    mark = STAMPS[number % 3]
    codes = [ord(char) + 0xF000 if char.isascii() and char != " " else ord(char) for char in mark]
    letters = "".join(f'<w:sym w:font="S" w:char="{code:04X}"/>' for code in codes)
    text = f"<w:t>{''.join(map(chr, codes))}</w:t>"
    return docx_body(f"<w:r><w:br/>{text if number % 2 else letters}<w:br/></w:r>", number, mark)


def _letter_a_paragraph(number: int, mark: str) -> tuple[str, bytes]:
    word = ("MẬT", "Mật", "Tối mật", "TUYỆT MẬT")[number % 4].replace(" ", "")
    lines = "".join(f"<w:p><w:r><w:t>{char}</w:t></w:r></w:p>" for char in word)
    return docx_body(f"</w:p>{lines}<w:p>", number, mark)


def _metafile_as_likeness(number: int, mark: str) -> tuple[str, bytes]:
    kept = b"\x01\x00\x00\x00\x6c\x00\x00\x00" + bytes(32) + b" EMF" + bytes(range(200))
    return "cv.docx", with_part(plain_docx(), f"word/media/{number}-thumbnail.emf", kept)


def _of_kinds(parts: tuple[tuple[str, str], ...], number: int, mark: str) -> tuple[str, bytes]:
    """A part of a workbook or of slides, another one for each number."""
    part, xml = parts[number % len(parts)]
    if part.startswith("ppt/"):
        return slides(part, xml, number, mark)
    _, book = OFFICE["a property of a sheet"](number, "Số liệu")
    return "so-lieu.xlsx", with_part(book, part, xml.replace("MARK", mark))


_OF_BOOKS = (
    ("xl/drawings/vmlDrawing1.vml", f"<xml {_V}><v:textbox><div><font>MARK</font></div></v:textbox></xml>"),
    ("xl/charts/chart1.xml", f"<c {_A}><valAx><a:p><a:r><a:t>MARK</a:t></a:r></a:p></valAx></c>"),
    ("xl/charts/chart1.xml", '<c:c xmlns:c="c"><c:strCache><c:pt><c:v>MARK</c:v></c:pt></c:strCache></c:c>'),
    ("xl/chartsheets/sheet1.xml", f"<chartsheet {_S}><oddHeader>&amp;CMARK</oddHeader></chartsheet>"),
    ("xl/worksheets/sheet5.xml", f'<worksheet {_S}><scenario name="MARK"/></worksheet>'),
    ("xl/connections.xml", f'<connections {_S}><connection description="MARK"/></connections>'),
    ("xl/externalLinks/externalLink1.xml", f'<externalLink {_S}><sheetName val="MARK"/></externalLink>'),
    ("xl/slicers/slicer1.xml", f'<slicers {_S}><slicer caption="MARK"/></slicers>'),
)
_OF_SLIDES = (
    ("ppt/slideLayouts/l1.xml", f"<p:l {_P} {_A}><a:p><a:r><a:t>MARK</a:t></a:r></a:p></p:l>"),
    ("ppt/slides/slide3.xml", f'<p:sld {_P}><p:cNvPr id="1" name="x" descr="MARK"/></p:sld>'),
    ("ppt/presentation.xml", f'<p:p {_P}><p:custShow name="MARK"/></p:p>'),
    (
        "ppt/comments/modernComment_1.xml",
        f"<p:cmLst {_P} {_A}><a:p><a:r><a:t>MARK</a:t></a:r></a:p></p:cmLst>",
    ),
)


def _packed_letters(number: int, mark: str) -> tuple[str, bytes]:
    """In base64, without a word of what it is; or in the letters of uuencode, which are not unpacked."""
    said = letter((2, mark)).encode()
    if number % 3 == 0:
        return "a.txt", f"Kính gửi\n{base64.encodebytes(said).decode()}\n".encode()
    if number % 3 == 1:
        return "a.json", json.dumps({"so": number, "tep": base64.b64encode(said).decode()}).encode()
    page = base64.b64encode(f"<p>{mark}</p>".encode()).decode()
    return page_with(f'<script>document.write(atob("{page}"))</script>', number, mark)


def _uuencoded(number: int, mark: str) -> tuple[str, bytes]:
    said = letter((2, mark)).encode()
    lines = b"".join(binascii.b2a_uu(said[at : at + 45]) for at in range(0, len(said), 45))
    return "a.txt", b"Kinh gui\nbegin 644 cv.txt\n" + lines + b"`\nend\n"


def _packed_picture(number: int) -> tuple[str, bytes]:
    picture = base64.b64encode(saved(stamp_of(STAMPS[number % 3]))).decode()
    if number % 3 == 0:
        return "a.vcf", f"BEGIN:VCARD\nFN:Hoa\nPHOTO;ENCODING=b;TYPE=PNG:{picture}\nEND:VCARD\n".encode()
    if number % 3 == 1:
        return "a.json", json.dumps({"anh": picture}).encode()
    return page_with(f'<script>a.src="data:image/png;base64,"+"{picture}"</script>', number, "")


def _among_bytes(number: int) -> tuple[str, bytes]:
    """In pieces of a picture file that no program shows."""
    said, picture = STAMPS[number % 3].encode(), picture_of(["Nội dung"], (700, 200)).convert("RGB")
    if number % 2:
        data = saved(picture, "JPEG")
        return "anh.jpg", data[:2] + b"\xff\xeb" + struct.pack(">H", len(said) + 2) + said + data[2:]
    data = saved(picture)
    end = data.index(b"IEND") - 4
    check = struct.pack(">I", zlib.crc32(b"prIv" + said))
    return "anh.png", data[:end] + struct.pack(">I", len(said)) + b"prIv" + said + check + data[end:]


def _coloured_cells(number: int) -> tuple[str, bytes]:
    """Letters that the grounds of cells are coloured to."""
    mask = ImageFont.truetype(str(_BOLD), 16 + number).getmask(STAMPS[number % 3], mode="1")

    def fill(sheet: Any) -> None:
        ground = PatternFill("solid", fgColor=("FF0000", "000000", "1F4E79")[number % 3])
        for x, y in product(range(mask.size[0]), range(mask.size[1])):
            if mask.getpixel((x, y)) > 0:
                sheet.cell(5 + y, 3 + x).fill = ground

    return book_with(fill)


def _letter_by_letter_in_a_script(number: int, mark: str) -> tuple[str, bytes]:
    word = STAMPS[number % 3].replace(" ", "")
    letters = [f'"{char}"' for char in word]
    if number % 3 == 0:
        return page_with(f"<script>document.write({'+'.join(letters)})</script>", number, mark)
    if number % 3 == 1:
        return page_with(f'<script>a.innerText=[{",".join(letters)}].join("")</script>', number, mark)
    styles = "".join(f".a{at}::before{{content:{char}}}" for at, char in enumerate(letters))
    return page_with(f"<style>{styles}</style><i class=a0></i><i class=a1></i>", number, mark)


_NEVER_SHOWN = (
    ("word/theme/theme1.xml", f"<a:theme {_A}><a:t>MARK</a:t></a:theme>"),
    ("word/styles.xml", f"<w:styles {_W}><w:p><w:r><w:t>MARK</w:t></w:r></w:p></w:styles>"),
    ("word/_rels/x.rels", "<Relationships><a>MARK</a></Relationships>"),
    ("package/services/metadata/core-properties/a.psmdcp", "<c><title>MARK</title></c>"),
    ("word/printerSettings/a.bin", "\0\0MARK\0\0"),
)


def _never_shown(number: int, mark: str) -> tuple[str, bytes]:
    part, said = _NEVER_SHOWN[number % len(_NEVER_SHOWN)]
    return "cv.docx", with_part(plain_docx(), part, said.replace("MARK", mark))


def _unlisted_member(number: int, mark: str) -> tuple[str, bytes]:
    """A file before the others, of which the directory says nothing."""
    alone = archive([("cv.xml", letter((2, mark)).encode())])
    alone = alone[: alone.index(b"PK\x01\x02")]
    listed = bytearray(plain_docx() if number % 2 else archive([("a.txt", letter().encode())]))
    end = listed.rfind(b"PK\x05\x06")
    (at,) = struct.unpack_from("<I", listed, end + 16)
    struct.pack_into("<I", listed, end + 16, at + len(alone))
    while listed[at : at + 4] == b"PK\x01\x02":
        (place,) = struct.unpack_from("<I", listed, at + 42)
        struct.pack_into("<I", listed, at + 42, place + len(alone))
        at += 46 + sum(struct.unpack_from("<HHH", listed, at + 28))
    return ("cv.docx" if number % 2 else "a.zip"), alone + bytes(listed)


def _part_twice(number: int, mark: str) -> tuple[str, bytes]:
    """Two parts of one name: some programs show the one, some the other."""
    with zipfile.ZipFile(io.BytesIO(plain_docx())) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    body = next(content for name, content in parts if name == "word/document.xml")
    marked = body.replace(b"</w:p>", f"</w:p><w:p><w:r><w:t>{mark}</w:t></w:r></w:p>".encode(), 1)
    first = [(name, marked if name == "word/document.xml" else content) for name, content in parts]
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(buffer, "w") as out:
            for name, content in (*first, ("word/document.xml", body)):
                out.writestr(name, content)
    return "cv.docx", buffer.getvalue()


SHAPES: Mapping[str, Shape] = {
    "a message of Outlook": _message,
    "a font in a web page": _font_in_a_page,
    "a part of an open text": partial(_open_part, "text", _OPEN_TEXTS),
    "a part of open slides": partial(_open_part, "presentation", _OPEN_SLIDES),
    "an electronic book": _book,
    "a page of fixed letters": _fixed_page,
    "a document in one file of markup": _in_one_file,
    "letters turned by a style": _turned_by_style,
    "lines drawn on a web page": _lines_of_a_page,
    "letters of a font of symbols": _symbol_letters,
    "a letter a paragraph": _letter_a_paragraph,
    "a metafile called a likeness": _metafile_as_likeness,
    "what a workbook calls things": partial(_of_kinds, _OF_BOOKS),
    "what slides call things": partial(_of_kinds, _OF_SLIDES),
    "letters packed in a text": _packed_letters,
    "a file packed in letters": _uuencoded,
    "letters one by one in a script": _letter_by_letter_in_a_script,
    "a part that is never shown": _never_shown,
    "a member that no directory names": _unlisted_member,
    "a part that stands twice": _part_twice,
    "a building block": partial(
        docx_part, "word/glossary/document.xml", f"<w:g {_W}><w:p><w:r><w:t>MARK</w:t></w:r></w:p></w:g>"
    ),
    "a text box of VML": partial(
        docx_body,
        f"<w:pict><v:shape {_V}><v:textbox><w:txbxContent><w:p><w:r><w:t>MARK</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict>",
    ),
}
SHAPES_SEEN: Mapping[str, Callable[[int], tuple[str, bytes]]] = {
    "a font of a document's own": _own_font,
    "lines drawn in a document": _drawn_lines,
    "a long note in a picture": _long_note,
    "a picture packed in a text": _packed_picture,
    "grounds of cells": _coloured_cells,
    "words among the bytes of a picture": _among_bytes,
}
