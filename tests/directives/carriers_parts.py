"""Carriers whose mark is put together from parts: formulas, letters in cells, forms, files in files."""

import base64
import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import partial
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.worksheet.datavalidation import DataValidation

from tests.directives.carriers_beside import page_with, pdf_with
from tests.directives.carriers_office import OFFICE, docx_body, docx_part, plain_docx, slides, with_part
from tests.directives.carriers_pdf import drawn
from tests.directives.made_files import archive
from tests.directives.secrecy_samples import letter

Parts = Callable[[int, str], tuple[str, bytes]]

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_WORDS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
_RUN = "<a:p><a:r><a:t>MARK</a:t></a:r></a:p>"
_NAMES = ("CV MAT 12.pdf", "TOI MAT.pdf", "Bao cao MAT.pdf", "05-M-BC.pdf", "12_TuM_UBND.pdf")


def _word(number: int) -> str:
    return _WORDS[number % 3]


def book_with(fill: Callable[[Any], None]) -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = "T", "Số liệu"
    fill(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return "so-lieu.xlsx", buffer.getvalue()


def _formula(write: Callable[[str], str], number: int, mark: str) -> tuple[str, bytes]:
    return book_with(lambda sheet: sheet.__setitem__("C4", write(_word(number))))


def _by_number(word: str) -> str:
    return "=" + "&".join(f"UNICHAR({ord(char)})" for char in word)


def _by_both(word: str) -> str:
    return "=" + "&".join(f'"{char}"' if char.isascii() else f"_xlfn.UNICHAR({ord(char)})" for char in word)


def _joined(word: str) -> str:
    return "=CONCATENATE(" + ",".join(f'"{char}"' for char in word) + ")"


def _in_rows(across: bool, number: int, mark: str) -> tuple[str, bytes]:
    """A letter a cell; some of the letters stand in the workbook before, so that they are kept once."""

    def fill(sheet: Any) -> None:
        for place, char in enumerate(_word(number).replace(" ", "")):
            sheet.cell(4 + (0 if across else place), 2 + (place if across else 0), char)

    return book_with(fill)


def _letters_in_place(number: int, mark: str) -> tuple[str, bytes]:
    """The same in cells that hold their words themselves."""
    cells = "".join(f'<c t="inlineStr"><is><t>{char}</t></is></c>' for char in _word(number))
    return _sheet_part("xl/worksheets/sheet2.xml", f"<worksheet {_S}><row>{cells}</row></worksheet>", 0, mark)


def _sheet_part(part: str, xml: str, number: int, mark: str) -> tuple[str, bytes]:
    _, book = OFFICE["a property of a sheet"](number, "Số liệu")
    return "so-lieu.xlsx", with_part(book, part, xml.replace("MARK", mark))


def _refusal(number: int, mark: str) -> tuple[str, bytes]:
    def fill(sheet: Any) -> None:
        rule = DataValidation(type="whole", formula1="1", errorTitle="Sai", error=mark)
        rule.add("A1")
        sheet.add_data_validation(rule)

    return book_with(fill)


def _with_xlsxwriter(fill: Callable[[Any, Any, str], None], number: int, mark: str) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_column(0, 0, [3, 5, 8])
    fill(book, sheet, mark)
    book.close()
    return "so-lieu.xlsx", buffer.getvalue()


def _chart_title(book: Any, sheet: Any, mark: str) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$3", "name": "Quý I"})
    chart.set_title({"name": mark})
    sheet.insert_chart("C3", chart)


def _text_box(book: Any, sheet: Any, mark: str) -> None:
    sheet.insert_textbox(3, 3, mark)


def _hidden_sheet(book: Any, sheet: Any, mark: str) -> None:
    other = book.add_worksheet("Phụ")
    other.write(0, 0, mark)
    other.very_hidden()


def _rich_cell(book: Any, sheet: Any, mark: str) -> None:
    bold = book.add_format({"bold": True})
    pieces: list[Any] = []
    for char in mark:
        pieces.extend([bold, char])
    sheet.write_rich_string(4, 4, *pieces, " ")


def _mail(number: int) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@an-hoa.vn", "b@an-hoa.vn", "Báo cáo"
    message.set_content(letter())
    return message


def _name_in_a_mail(number: int, mark: str) -> tuple[str, bytes]:
    message = _mail(number)
    message.add_attachment(
        letter().encode(), maintype="text", subtype="plain", filename=_NAMES[number % len(_NAMES)]
    )
    return "thu.eml", message.as_bytes()


def _document_in_a_mail(number: int, mark: str) -> tuple[str, bytes]:
    message = _mail(number)
    name, data = OFFICE[("a footnote", "a cell", "notes of a slide")[number % 3]](number, mark)
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return "thu.eml", message.as_bytes()


def _name_in_a_pdf(number: int, mark: str) -> tuple[str, bytes]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(drawn(lambda canvas: None))
    document.new_attachment(_NAMES[number % len(_NAMES)]).set_data(letter().encode())
    buffer = io.BytesIO()
    document.save(buffer)
    return "cv.pdf", buffer.getvalue()


def _name_in_a_document(number: int, mark: str) -> tuple[str, bytes]:
    """A file in a document, whose name its picture's label and its part bear."""
    return "cv.docx", with_part(plain_docx(), f"word/embeddings/{_NAMES[number % 5]}", letter())


def _packed(number: int, mark: str) -> tuple[str, bytes]:
    """Archives of other kinds than ZIP."""
    said = letter((2, _word(number))).encode()
    if number % 2:
        return "cv.txt.gz", gzip.compress(said)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as out:
        entry = tarfile.TarInfo("cv.txt")
        entry.size = len(said)
        out.addfile(entry, io.BytesIO(said))
    return "cv.tar", buffer.getvalue()


def _form(number: int, mark: str) -> tuple[str, bytes]:
    """XFA: the form that a reader shows instead of the page."""
    said = f"<xdp><template><draw><value><text>{mark}</text></value></draw></template></xdp>"
    form = f"<</Length {len(said.encode())}>>\nstream\n{said}\nendstream"
    return pdf_with([form], "/AcroForm<</Fields[]/XFA 5 0 R>>", "", 0, mark)


def _packed_form(number: int, mark: str) -> tuple[str, bytes]:
    said = f"<template><subform><draw><text>{mark}</text></draw></subform></template>".encode()
    packed = zlib.compress(said).hex()
    form = f"<</Filter[/ASCIIHexDecode/FlateDecode]/Length {len(packed) + 1}>>\nstream\n{packed}>\nendstream"
    return pdf_with([form], "/AcroForm<</Fields[]/XFA[(template) 5 0 R]>>", "", 0, mark)


def _separated(number: int, mark: str) -> tuple[str, bytes]:
    return "a.csv", f"so;{number}\n{(',', ';')[number % 2].join(_word(number).replace(' ', ''))}\n".encode()


def _by_code(number: int, mark: str) -> tuple[str, bytes]:
    codes = ",".join(str(ord(char)) for char in mark)
    return page_with(f"<script>document.write(String.fromCharCode({codes}))</script>", number, mark)


def _in_place(number: int, mark: str) -> tuple[str, bytes]:
    turned = "".join(f"<div style='display:inline'>{char}</div>" for char in _word(number))
    spans = "".join(f"<span>{char}</span>" for char in _word(number))
    return page_with((turned, f"<p>{spans}</p>")[number % 2], number, mark)


def _encoded_mail_page(number: int, mark: str) -> tuple[str, bytes]:
    """A page as a browser saves it, in a part of a document."""
    said = base64.b64encode(f"<html><body><p>{mark}</p></body></html>".encode()).decode()
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cat\r\n\r\n--cat\r\n"
    part = f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{said}\r\n"
    page = f"{head}{part}--cat--\r\n"
    return ("trang.mht", page.encode()) if number % 2 else docx_part("word/afchunk.mht", page, number, mark)


def _flat_document(number: int, mark: str) -> tuple[str, bytes]:
    spaces = 'xmlns:office="urn:office" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<text:p>Nội dung</text:p><text:p>{mark}</text:p>"
    return "cv.fodt", f'<?xml version="1.0"?><office:document {spaces}>{body}</office:document>'.encode()


def _locked_document(number: int, mark: str) -> tuple[str, bytes]:
    """An OpenDocument with a password: its content is noise."""
    listed = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    return "cv.odt", archive(
        [
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", bytes((7 * at + number) % 251 for at in range(900))),
            ("META-INF/manifest.xml", listed.encode()),
        ]
    )


def _cells_of_an_open_sheet(number: int, mark: str) -> tuple[str, bytes]:
    cells = "".join(f"<b:table-cell><t:p>{char}</t:p></b:table-cell>" for char in _word(number))
    said = f'<d xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:b="b">{cells}</d>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return "a.ods", archive([("mimetype", kind), ("content.xml", said.encode())])


def _binary_book(number: int, mark: str) -> tuple[str, bytes]:
    types = b'<?xml version="1.0"?><Types/>'
    return "a.xlsb", archive(
        [("[Content_Types].xml", types), ("xl/worksheets/sheet1.bin", mark.encode("utf-16-le") * 3)]
    )


def _deep_archive(number: int, mark: str) -> tuple[str, bytes]:
    inner = archive([("cv.docx", OFFICE["a footnote"](number, mark)[1])])
    for place in range(1 + number % 2):
        inner = archive([(f"{place}.zip", inner), ("doc.txt", b"hai")])
    return "a.zip", inner


def _packed_strongly(number: int, mark: str) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    method = (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2)[number % 2]
    with zipfile.ZipFile(buffer, "w", method) as out:
        out.writestr("cv.txt", letter((2, mark)))
    return "a.zip", buffer.getvalue()


PARTS: Mapping[str, Parts] = {
    "letters by number in a formula": partial(_formula, _by_number),
    "letters and numbers in a formula": partial(_formula, _by_both),
    "letters joined by a formula": partial(_formula, _joined),
    "a letter a cell of a row": partial(_in_rows, True),
    "a letter a cell of a column": partial(_in_rows, False),
    "letters in cells of their own": _letters_in_place,
    "a comment in a thread": partial(
        _sheet_part, "xl/threadedComments/threadedComment1.xml",
        '<ThreadedComments xmlns="t"><threadedComment><text>MARK</text></threadedComment></ThreadedComments>',
    ),
    "the refusal of a cell": _refusal,
    "the title of a chart": partial(_with_xlsxwriter, _chart_title),
    "a text box on a sheet": partial(_with_xlsxwriter, _text_box),
    "a sheet hidden deeply": partial(_with_xlsxwriter, _hidden_sheet),
    "a cell of many runs": partial(_with_xlsxwriter, _rich_cell),
    "the name of a file in a mail": _name_in_a_mail,
    "a document in a mail": _document_in_a_mail,
    "the name of a file in a PDF": _name_in_a_pdf,
    "the name of a file in a document": _name_in_a_document,
    "archives of other kinds": _packed,
    "a form of its own in a PDF": _form,
    "a packed form in a PDF": _packed_form,
    "letters separated in a data file": _separated,
    "letters by code in a script": _by_code,
    "letters one by one in a web page": _in_place,
    "a page saved with its parts": _encoded_mail_page,
    "an OpenDocument in one file": _flat_document,
    "an OpenDocument with a password": _locked_document,
    "letters in cells of an open sheet": _cells_of_an_open_sheet,
    "a workbook in binary parts": _binary_book,
    "a document deep in archives": _deep_archive,
    "an archive packed otherwise": _packed_strongly,
    "a master of slides": partial(slides, "ppt/slideMasters/master1.xml", f"<p:m {_P} {_A}>{_RUN}</p:m>"),
    "a handout of slides": partial(slides, "ppt/handoutMasters/m1.xml", f"<p:h {_P} {_A}>{_RUN}</p:h>"),
    "SmartArt on a slide": partial(slides, "ppt/diagrams/data1.xml", f"<d {_A}>{_RUN}</d>"),
    "the title of a chart on a slide": partial(slides, "ppt/charts/chart1.xml", f"<c {_A}>{_RUN}</c>"),
    "a box in a header": partial(
        docx_part, "word/header7.xml",
        f'<w:hdr {_W} xmlns:m="m"><w:p><w:r><m:AlternateContent><m:Choice><w:drawing><w:txbxContent><w:p>'
        "<w:r><w:t>MARK</w:t></w:r></w:p></w:txbxContent></w:drawing></m:Choice><m:Fallback/>"
        "</m:AlternateContent></w:r></w:p></w:hdr>",
    ),
    "a number of a list": partial(
        docx_part, "word/numbering.xml",
        f'<w:numbering {_W}><w:lvl><w:lvlText w:val="MARK"/></w:lvl></w:numbering>',
    ),
    "an equation": partial(docx_body, '<m:oMath xmlns:m="m"><m:r><m:t>\nMARK\n</m:t></m:r></m:oMath>'),
}  # fmt: skip
