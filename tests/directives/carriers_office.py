"""Carriers that are packages of an office program: a mark in one of their parts, and nowhere else."""

import base64
import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, partial

import docx
import openpyxl
from openpyxl.comments import Comment

from tests.directives.made_files import archive
from tests.directives.secrecy_samples import BODY

Office = Callable[[int, str], tuple[str, bytes]]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


@cache
def plain_docx() -> bytes:
    document = docx.Document()
    for line in BODY:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: str | bytes) -> bytes:
    """The package with one more part, or with another content of one that it has."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = [(entry, old.read(entry)) for entry in old.namelist() if entry != name]
    return archive([*parts, (name, content if isinstance(content, bytes) else content.encode())])


def docx_part(name: str, xml: str, number: int, mark: str) -> tuple[str, bytes]:
    return f"cv{number}.docx", with_part(plain_docx(), name, xml.replace("MARK", mark))


def docx_body(xml: str, number: int, mark: str) -> tuple[str, bytes]:
    """With something more in a paragraph of the document itself."""
    with zipfile.ZipFile(io.BytesIO(plain_docx())) as old:
        body = old.read("word/document.xml").decode()
    at = body.index("</w:p>") if number % 2 else body.rindex("</w:p>")
    body = body[:at] + xml.replace("MARK", mark) + body[at:]
    return "cv.docx", with_part(plain_docx(), "word/document.xml", body)


def _docx_header(number: int, mark: str) -> tuple[str, bytes]:
    document = docx.Document(io.BytesIO(plain_docx()))
    section = document.sections[0]
    place = (section.header, section.footer)[number % 2]
    place.paragraphs[0].text = mark
    buffer = io.BytesIO()
    document.save(buffer)
    return "cv.docx", buffer.getvalue()


def _docx_property(field: str, number: int, mark: str) -> tuple[str, bytes]:
    document = docx.Document(io.BytesIO(plain_docx()))
    setattr(document.core_properties, field, mark)
    buffer = io.BytesIO()
    document.save(buffer)
    return "cv.docx", buffer.getvalue()


def _docx_sheet(number: int, mark: str) -> tuple[str, bytes]:
    return "cv.docx", with_part(plain_docx(), "word/embeddings/sheet.xlsx", _sheet_cell(number, mark)[1])


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row, line in enumerate(BODY, 1):
        book.active.cell(row, 1, row)  # type: ignore[union-attr]
        book.active.cell(row, 2, line)  # type: ignore[union-attr]
    return book


def _sheet_cell(number: int, mark: str) -> tuple[str, bytes]:
    book = _book()
    book.create_sheet("Phụ lục").cell(40 + number, 3 + number, mark)
    return "so-lieu.xlsx", _saved(book)


def _sheet_name(number: int, mark: str) -> tuple[str, bytes]:
    book = _book()
    book.create_sheet(mark.strip("[]*").replace(":", "")[:28])
    return "so-lieu.xlsx", _saved(book)


def _sheet_note(number: int, mark: str) -> tuple[str, bytes]:
    book = _book()
    book.active.cell(number + 1, 2).comment = Comment(mark, "A")  # type: ignore[union-attr]
    return "so-lieu.xlsx", _saved(book)


def _sheet_header(number: int, mark: str) -> tuple[str, bytes]:
    book = _book()
    sheet = book.active
    assert sheet is not None
    place = (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.firstFooter)[number % 4]
    assert place is not None
    assert place.center is not None
    place.center.text = mark
    return "so-lieu.xlsx", _saved(book)


def _sheet_property(number: int, mark: str) -> tuple[str, bytes]:
    book = _book()
    setattr(book.properties, ("title", "keywords", "subject", "description")[number % 4], mark)
    return "so-lieu.xlsx", _saved(book)


def _sheet_drawing(number: int, mark: str) -> tuple[str, bytes]:
    drawn = f"<wsDr {_A}><a:p><a:r><a:t>{mark}</a:t></a:r></a:p></wsDr>"
    return "so-lieu.xlsx", with_part(_saved(_book()), f"xl/drawings/drawing{number}.xml", drawn)


def slides(part: str, xml: str, number: int, mark: str) -> tuple[str, bytes]:
    types = b'<?xml version="1.0"?><Types/>'
    slide = f"<p:sld {_P} {_A}><a:p><a:r><a:t>{BODY[0]}</a:t></a:r></a:p></p:sld>"
    parts = [("[Content_Types].xml", types), ("ppt/slides/slide1.xml", slide.encode())]
    return "trinh-chieu.pptx", archive([*parts, (part, xml.replace("MARK", mark).encode())])


def _open_document(number: int, mark: str) -> tuple[str, bytes]:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    said = f'<t:doc xmlns:t="{text}"><t:p>Nội dung</t:p><t:p><t:span>{mark}</t:span></t:p></t:doc>'.encode()
    part = ("content.xml", "styles.xml", "meta.xml")[number % 3]
    plain = f'<t:doc xmlns:t="{text}"><t:p>Nội dung</t:p></t:doc>'.encode()
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": plain, part: said}
    return "cv.odt", archive(list(parts.items()))


def _recipient(number: int, mark: str) -> tuple[str, bytes]:
    """Who is left out of a mail merge is known by a value of their row, packed, among bytes of any kind."""
    held = (
        bytes(number % 4) + mark.encode(("utf-8", "utf-16-le", "utf-16-be")[number % 3]) + bytes(number % 5)
    )
    tag = base64.b64encode(held).decode("ascii")
    said = (f'<w:uniqueTag w:val="{tag}"/>', f"<w:uniqueTag>{tag}</w:uniqueTag>")[number // 3 % 2]
    row = f'<w:recipientData><w:column w:val="0"/>{said}</w:recipientData>'
    return docx_part("word/recipientData.xml", f"<w:recipients {_W}>{row}</w:recipients>", number, mark)


def _in_brackets(number: int, mark: str) -> tuple[str, bytes]:
    """The table, or the column, from which a mail merge takes its rows."""
    query = ("SELECT * FROM `MARK`", "SELECT [MARK] FROM `x`", "SELECT * FROM `x` WHERE y = 'MARK'")[
        number % 3
    ]
    merge = f'<w:mailMerge><w:query w:val="{query}"/></w:mailMerge>'
    return docx_part("word/settings.xml", f"<w:settings {_W}>{merge}</w:settings>", number, mark)


def query_in_book(number: int, mark: str) -> tuple[str, bytes]:
    """What a workbook asks of other tables, in an archive of its own behind two numbers and before more."""
    said = f'section Section1;\nshared Q{number} = Excel.CurrentWorkbook(){{[Name="{mark}"]}}[Content];'
    held = archive([("[Content_Types].xml", b"<Types/>"), ("Formulas/Section1.m", said.encode())])
    packed = struct.pack("<II", 0, len(held)) + held + struct.pack("<I", 5) + b"<P/>\n" + bytes(4)
    part = f"<DataMashup>{base64.b64encode(packed).decode('ascii')}</DataMashup>"
    return "so-lieu.xlsx", with_part(_saved(_book()), "customXml/item1.xml", part)


def _element_named(number: int, mark: str) -> tuple[str, bytes]:
    """A mark that an element, or an attribute, is called by."""
    name = "_".join("".join(char if char.isalnum() else " " for char in mark).split())
    held = (f"<r><{name}>1</{name}></r>", f'<r xmlns:n="n"><n:{name}/></r>', f'<r {name}="1"/>')[number % 3]
    return docx_part("customXml/item1.xml", held, number, mark)


_DELETED = "<w:del><w:r><w:br/><w:delText>MARK</w:delText><w:br/></w:r></w:del>"
_COMPANY = "<Properties><Company>MARK</Company></Properties>"
_PARAGRAPH = "<w:p><w:r><w:t>MARK</w:t></w:r></w:p>"
_BOX = f"<w:txbxContent>{_PARAGRAPH}</w:txbxContent>"
_PROPERTY = "<Properties><property><lpwstr>MARK</lpwstr></property></Properties>"
_DESCRIBED = '<x xmlns:q="q"><q:docPr descr="MARK"/></x>'
_NOTES = "ppt/notesSlides/notesSlide1.xml"
_RUN_TEXT = "<a:p><a:r><a:t>MARK</a:t></a:r></a:p>"

OFFICE: Mapping[str, Office] = {
    "a header or footer": _docx_header,
    "a footnote": partial(docx_part, "word/footnotes.xml", f"<w:footnotes {_W}>{_PARAGRAPH}</w:footnotes>"),
    "an endnote": partial(docx_part, "word/endnotes.xml", f"<w:endnotes {_W}>{_PARAGRAPH}</w:endnotes>"),
    "a comment": partial(docx_part, "word/comments.xml", f"<w:comments {_W}>{_PARAGRAPH}</w:comments>"),
    "hidden words": partial(docx_body, "<w:r><w:rPr><w:vanish/></w:rPr><w:br/><w:t>MARK</w:t><w:br/></w:r>"),
    "deleted words": partial(
        docx_body, "<w:del><w:r><w:br/><w:delText>MARK</w:delText><w:br/></w:r></w:del>"
    ),
    "a text box": partial(
        docx_body, f"<w:r><w:pict><w:txbxContent>{_PARAGRAPH}</w:txbxContent></w:pict></w:r>"
    ),
    "WordArt": partial(
        docx_body, f'<w:r><w:pict><v:shape {_V}><v:textpath string="MARK"/></v:shape></w:pict></w:r>'
    ),
    "SmartArt": partial(docx_part, "word/diagrams/data1.xml", f"<d {_A}>{_RUN_TEXT}</d>"),
    "a chart": partial(docx_part, "word/charts/chart1.xml", f"<c {_A}>{_RUN_TEXT}</c>"),
    "the title of a document": partial(_docx_property, "title"),
    "the keywords of a document": partial(_docx_property, "keywords"),
    "the subject of a document": partial(_docx_property, "subject"),
    "a property of one's own": partial(docx_part, "docProps/custom.xml", _PROPERTY),
    "the name of a company": partial(
        docx_part, "docProps/app.xml", "<Properties><Company>MARK</Company></Properties>"
    ),
    "what a picture is called": partial(
        docx_part, "word/drawing.xml", '<x xmlns:q="q"><q:docPr descr="MARK"/></x>'
    ),
    "a recipient of a mail merge": _recipient,
    "a source of a mail merge": _in_brackets,
    "a name of an element": _element_named,
    "a field's name": partial(
        docx_body,
        '<w:r><w:instrText xml:space="preserve"> MERGEFIELD MARK \\* MERGEFORMAT </w:instrText></w:r>',
    ),
    "a sheet in a document": _docx_sheet,
    "a text in a document": partial(docx_part, "word/afchunk.htm", "<html><body><p>MARK</p></body></html>"),
    "a cell": _sheet_cell,
    "the name of a sheet": _sheet_name,
    "a note on a cell": _sheet_note,
    "the header of a sheet": _sheet_header,
    "a property of a sheet": _sheet_property,
    "a drawing on a sheet": _sheet_drawing,
    "a query of a workbook": query_in_book,
    "a slide": partial(slides, "ppt/slides/slide2.xml", f"<p:sld {_P} {_A}>{_RUN_TEXT}</p:sld>"),
    "notes of a slide": partial(
        slides, "ppt/notesSlides/notesSlide1.xml", f"<p:notes {_P} {_A}>{_RUN_TEXT}</p:notes>"
    ),
    "a comment on a slide": partial(
        slides, "ppt/comments/comment1.xml", f"<p:cmLst {_P}><p:cm><p:text>MARK</p:text></p:cm></p:cmLst>"
    ),
    "a property of slides": partial(slides, "docProps/core.xml", "<core><title>MARK</title></core>"),
    "an OpenDocument": _open_document,
}
