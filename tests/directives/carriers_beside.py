"""Carriers whose mark stands where no page shows it at first: attributes, escapes, names, notes."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import partial
from typing import Any

import openpyxl
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image, IptcImagePlugin
from PIL.PngImagePlugin import PngInfo

from tests.directives.carriers_office import (
    OFFICE,
    docx_body,
    docx_part,
    plain_docx,
    slides,
    with_part,
)
from tests.directives.carriers_pdf import drawn, in_hex
from tests.directives.made_files import archive, pdf_by_hand
from tests.directives.secrecy_samples import letter

Beside = Callable[[int, str], tuple[str, bytes]]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def _letters_as_symbols(number: int, mark: str) -> tuple[str, bytes]:
    symbols = "".join(f'<w:sym w:font="Arial" w:char="{ord(char):04X}"/>' for char in mark)
    return docx_body(f"<w:r><w:br/>{symbols}<w:br/></w:r>", number, mark)


def _book(change: Callable[[openpyxl.Workbook, Any, str], None], number: int, mark: str) -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Số liệu"
    change(book, sheet, mark)
    buffer = io.BytesIO()
    book.save(buffer)
    return "so-lieu.xlsx", buffer.getvalue()


def _prompt(book: openpyxl.Workbook, sheet: Any, mark: str) -> None:
    rule = DataValidation(type="list", formula1='"a,b"', promptTitle=mark, prompt="Chọn")
    rule.add("A1")
    sheet.add_data_validation(rule)


def _format(book: openpyxl.Workbook, sheet: Any, mark: str) -> None:
    sheet["A2"].number_format = f'"{mark}"0'


def _formula(book: openpyxl.Workbook, sheet: Any, mark: str) -> None:
    sheet["A3"] = f'="{mark}"&""'


def _defined(book: openpyxl.Workbook, sheet: Any, mark: str) -> None:
    book.defined_names["MẬT"] = DefinedName("MẬT", attr_text="Sheet!$A$1")


def _tooltip(book: openpyxl.Workbook, sheet: Any, mark: str) -> None:
    sheet["A4"].hyperlink = "https://an-hoa.vn"
    sheet["A4"].hyperlink.tooltip = mark


def _book_part(part: str, xml: str, number: int, mark: str) -> tuple[str, bytes]:
    name, book = OFFICE["a property of a sheet"](number, "Số liệu")
    return name, with_part(book, part, xml.replace("MARK", mark))


def _open_sheet(xml: str, number: int, mark: str) -> tuple[str, bytes]:
    inside = f"<t:p>Nội dung</t:p>{xml.replace('MARK', mark)}"
    said = f'<d xmlns:t="{_TEXT}" xmlns:b="b" xmlns:s="s">{inside}</d>'.encode()
    return "a.ods", archive(
        [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", said)]
    )


def page_with(body: str, number: int, mark: str) -> tuple[str, bytes]:
    return "a.html", f"<html><body><p>Nội dung</p>{body.replace('MARK', mark)}</body></html>".encode()


def _page_in_an_address(kind: str, number: int, mark: str) -> tuple[str, bytes]:
    said = base64.b64encode(f"<svg><text>{mark}</text></svg>".encode()).decode()
    return page_with(f'<iframe src="data:{kind};base64,{said}"></iframe>', number, mark)


def _escaped(template: str, escape: str, number: int, mark: str) -> tuple[str, bytes]:
    letters = "".join(char if char.isascii() else escape.format(ord(char)) for char in mark)
    return page_with(template.replace("LETTERS", letters), number, mark)


def _backwards(number: int, mark: str) -> tuple[str, bytes]:
    if number % 2:
        return "cv.txt", letter((2, f"\u202e{mark[::-1]}")).encode()
    return page_with(f'<p><bdo dir="rtl">{mark[::-1]}</bdo></p>', number, mark)


def _letter_a_cell(number: int, mark: str) -> tuple[str, bytes]:
    word = ("MẬT", "TỐIMẬT", "TUYỆTMẬT")[number % 3]
    cells = "".join(f"<td>{char}</td>" for char in word)
    return page_with(f"<table><tr>{cells}</tr></table>", number, mark)


def _letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@an-hoa.vn", "b@an-hoa.vn", "Báo cáo"
    message.set_content(letter())
    return message


def _mail_in_a_mail(number: int, mark: str) -> tuple[str, bytes]:
    inner, message = _letter(), _letter()
    inner.replace_header("Subject", mark)
    message.add_attachment(inner)
    return "thu.eml", message.as_bytes()


def _described_file(number: int, mark: str) -> tuple[str, bytes]:
    message = _letter()
    message.add_attachment(b"hai ba", maintype="text", subtype="plain", filename="a.txt")
    next(iter(message.iter_attachments()))["Content-Description"] = mark
    return "thu.eml", message.as_bytes()


_MEMBER_NAMES = ("MẬT.txt", "Công văn MẬT.txt", "TỐI MẬT 5.txt")


def _name_without_its_flag(number: int, mark: str) -> tuple[str, bytes]:
    """A name in UTF-8, or in the letters of Windows, of which the archive does not say so."""
    name = _MEMBER_NAMES[number % 3]
    kept = name.encode() if number % 2 else name.replace("Ậ", "Â\u0323").encode("cp1258", "replace")
    data = archive([("x" * len(kept), letter().encode())])
    return "a.zip", data.replace(b"x" * len(kept), kept)


def _name_beside(number: int, mark: str) -> tuple[str, bytes]:
    entry, name = zipfile.ZipInfo("cv.txt"), _MEMBER_NAMES[number % 3].encode()
    entry.extra = struct.pack("<2sHBI", b"up", 5 + len(name), 1, zlib.crc32(b"cv.txt")) + name
    return _with_entry(entry)


def _wide_comment(number: int, mark: str) -> tuple[str, bytes]:
    entry = zipfile.ZipInfo("cv.txt")
    entry.comment = mark.encode("utf-16")
    return _with_entry(entry)


def _with_entry(entry: zipfile.ZipInfo) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        out.writestr(entry, letter())
    return "a.zip", buffer.getvalue()


def pdf_with(objects: list[str], catalog: str, page: str, number: int, mark: str) -> tuple[str, bytes]:
    """A page with further objects, from the fifth on; in every other one they are packed in a stream."""
    words = b"BT /F 12 Tf 60 780 Td (Kinh gui cac phong, noi dung cua cong van nay) Tj ET"
    filled = [each.replace("MARK", in_hex(mark)).encode() for each in objects]
    made = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>" + page.encode() + b">>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words),
    ]
    if number % 2:
        packed = zlib.compress(b"7 0 " + b" ".join(filled))
        head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(packed)
        return "cv.pdf", pdf_by_hand([*made, b"null", head + b"\nstream\n" + packed + b"\nendstream"])
    return "cv.pdf", pdf_by_hand([*made, *filled])


def _letters_below_each_other(number: int, mark: str) -> tuple[str, bytes]:
    def draw(canvas: Any) -> None:
        canvas.setFont("Sans", 14)
        for place, char in enumerate(("MẬT", "TỐIMẬT", "TUYỆTMẬT")[number % 3]):
            canvas.drawString(500, 500 - 20 * place, char)

    return "cv.pdf", drawn(draw)


def _photo(kind: str = "JPEG", **kept: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (60, 60), 255).save(buffer, kind, **kept)
    return buffer.getvalue()


def _photo_note(number: int, mark: str) -> tuple[str, bytes]:
    exif = Image.Exif()
    if number % 2 == 0:
        exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + mark.encode("utf-16-be")
    else:
        exif[0x9C9B] = mark.encode("utf-16-le") + b"\0\0"
    return "anh.jpg", _photo(exif=exif)


def _photo_caption(number: int, mark: str) -> tuple[str, bytes]:
    """As agencies write it into a photo: IPTC."""
    said = mark.encode()
    record = b"\x1c\x02\x78" + struct.pack(">H", len(said)) + said
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
    segment = b"Photoshop 3.0\0" + block
    data = _photo()
    made = data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]
    assert IptcImagePlugin.getiptcinfo(Image.open(io.BytesIO(made)))
    return "anh.jpg", made


def _note_of_a_picture_inside(number: int, mark: str) -> tuple[str, bytes]:
    notes = PngInfo()
    notes.add_itxt("Title", mark, zip=True)
    picture = _photo("PNG", pnginfo=notes) if number % 2 else _photo(comment=mark.encode())
    return "cv.docx", with_part(plain_docx(), f"word/media/image{number}.png", picture)


def _other_letters(number: int, mark: str) -> tuple[str, bytes]:
    said = (
        "ᴍẬᴛ",
        "ᎷẬᎢ",
        "🅼Ậ🆃",
        "ꓟẬꓔ",
        "𝗠Ậ𝗧",
        "ⓂẬⓉ",
        "M\u2060Ậ\u2060T",
        "M\u00adẬ\u00adT",
        "MÂ\u0323T",
        "| M | Ậ | T |",
    )
    return "cv.txt", letter((number, said[number % len(said)])).encode()


BESIDE: Mapping[str, Beside] = {
    "a field's instruction": partial(docx_body, '<w:fldSimple w:instr=" QUOTE &quot;MARK&quot; "/>'),
    "the name of a shape": partial(
        docx_part, "word/drawing.xml", '<x xmlns:q="q"><q:docPr name="MARK"/></x>'
    ),
    "a value of data inside": partial(docx_part, "customXml/item1.xml", '<x level="MARK"/>'),
    "a variable of a document": partial(
        docx_part, "word/settings.xml", f'<w:settings {_W}><w:docVar w:name="a" w:val="MARK"/></w:settings>'
    ),
    "the label of a control": partial(docx_body, '<w:sdt><w:sdtPr><w:alias w:val="MARK"/></w:sdtPr></w:sdt>'),
    "the hint of a form": partial(
        docx_body, '<w:r><w:fldChar><w:ffData><w:statusText w:val="MARK"/></w:ffData></w:fldChar></w:r>'
    ),
    "a bookmark in a document": partial(docx_body, '<w:bookmarkStart w:id="0" w:name="MARK"/>'),
    "the hint of a link": partial(docx_body, '<w:hyperlink w:tooltip="MARK"/>'),
    "the name of a style": partial(
        docx_part, "word/styles.xml", f'<w:styles {_W}><w:style><w:name w:val="MARK"/></w:style></w:styles>'
    ),
    "an author of comments": partial(
        docx_part, "word/people.xml", '<p xmlns:w="w"><person w:author="MARK"/></p>'
    ),
    "an element that nobody knows": partial(
        docx_part, "word/extra.xml", '<x:a xmlns:x="x"><x:b>MARK</x:b></x:a>'
    ),
    "letters as symbols": _letters_as_symbols,
    "the prompt of a cell": partial(_book, _prompt),
    "the format of a number": partial(_book, _format),
    "a formula": partial(_book, _formula),
    "a defined name": partial(_book, _defined),
    "the hint of a cell's link": partial(_book, _tooltip),
    "a column of a table": partial(
        _book_part, "xl/tables/table1.xml", '<table xmlns="t"><tableColumn name="MARK"/></table>'
    ),
    "what a pivot holds": partial(
        _book_part, "xl/pivotCache/pivotCacheDefinition1.xml", '<p xmlns="t"><s v="MARK"/></p>'
    ),
    "a section of slides": partial(
        slides, "ppt/presentation.xml", '<p xmlns:q="q"><q:section name="MARK"/></p>'
    ),
    "a tag of slides": partial(
        slides, "ppt/tags/tag1.xml", '<p xmlns:q="q"><q:tag name="A" val="MARK"/></p>'
    ),
    "a sheet of an open document": partial(_open_sheet, '<b:table b:name="MARK"/>'),
    "hidden words of an open document": partial(
        _open_sheet, '<t:p>a<t:hidden-text t:string-value="MARK"/></t:p>'
    ),
    "a title in an open document": partial(_open_sheet, "<s:title>MARK</s:title>"),
    "a value of a web page's own": partial(page_with, '<p data-dau="MARK"></p>'),
    "a web page in an address": partial(_page_in_an_address, "text/html"),
    "a drawing in an address": partial(_page_in_an_address, "image/svg+xml"),
    "letters escaped in a style": partial(_escaped, '<style>p::before{content:"LETTERS"}</style>', "\\{:X} "),
    "letters escaped in a script": partial(
        _escaped, '<script>document.write("LETTERS")</script>', "\\u{:04X}"
    ),
    "letters that run backwards": _backwards,
    "a letter a cell": _letter_a_cell,
    "the subject of a mail in a mail": _mail_in_a_mail,
    "what a mail says of a file": _described_file,
    "a member's name without its flag": _name_without_its_flag,
    "a member's other name": _name_beside,
    "a comment in wide letters": _wide_comment,
    "the script of a PDF": partial(pdf_with, ["<</S/JavaScript/JSMARK>>"], "/OpenAction 5 0 R", ""),
    "the alternative of a figure": partial(pdf_with, ["<</S/Figure/AltMARK>>"], "/StructTreeRoot 5 0 R", ""),
    "a name in a PDF": partial(pdf_with, ["<</Names[MARK[3 0 R/Fit]]>>"], "/Names<</Dests 5 0 R>>", ""),
    "a layer of a PDF": partial(
        pdf_with, ["<</Type/OCG/NameMARK>>"], "/OCProperties<</OCGs[5 0 R]/D<<>>>>", ""
    ),
    "a choice in a PDF": partial(
        pdf_with,
        ["<</Subtype/Widget/Rect[60 600 200 620]/FT/Ch/T(a)/Opt[MARK]>>"],
        "/AcroForm<</Fields[5 0 R]>>",
        "/Annots[5 0 R]",
    ),
    "letters below each other": _letters_below_each_other,
    "a note in a photo": _photo_note,
    "a caption in a photo": _photo_caption,
    "a note in a picture inside": _note_of_a_picture_inside,
    "letters of other scripts": _other_letters,
}
