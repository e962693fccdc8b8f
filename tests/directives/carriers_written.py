"""Carriers whose mark is written in another way: in escapes, behind the end of a file, as a note."""

import base64
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import quote

from tests.directives.carriers_beside import page_with, pdf_with
from tests.directives.carriers_office import docx_body, docx_part, plain_docx, with_part
from tests.directives.carriers_pdf import drawn
from tests.directives.made_files import archive, picture_of, saved
from tests.directives.secrecy_samples import letter

Written = Callable[[int, str], tuple[str, bytes]]

_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def _text(name: str, template: str, number: int, mark: str) -> tuple[str, bytes]:
    return name, template.replace("MARK", mark).encode()


def _data_file(number: int, mark: str) -> tuple[str, bytes]:
    return "a.json", json.dumps({"noi dung": f"bao cao {number}", "muc": mark}).encode()


def _references(number: int, mark: str) -> tuple[str, bytes]:
    said = "".join(char if char.isascii() else f"&#x{ord(char):X};" for char in mark)
    return "a.xml", f'<?xml version="1.0"?><vb><muc>{said}</muc><so>{number}</so></vb>'.encode()


def _address(number: int, mark: str) -> tuple[str, bytes]:
    return page_with(f'<a href="https://an-hoa.vn/{quote(mark)}/{number}.pdf">tải về</a>', number, mark)


def _card(number: int, mark: str) -> tuple[str, bytes]:
    said = "".join(
        char if char.isascii() else "".join(f"={byte:02X}" for byte in char.encode()) for char in mark
    )
    return "a.vcf", f"BEGIN:VCARD\nFN:Hoa\nNOTE;ENCODING=QUOTED-PRINTABLE:{said}\nEND:VCARD\n".encode()


def _byte_by_byte(number: int, mark: str) -> tuple[str, bytes]:
    shown = mark.encode().decode("latin-1" if number % 2 else "cp1252", "replace")
    return "cv.txt", letter((2, shown)).encode()


def _header_words(number: int, mark: str) -> tuple[str, bytes]:
    said = base64.b64encode(mark.encode()).decode()
    return "thu.txt", f"To: b@an-hoa.vn\nSubject: =?utf-8?B?{said}?=\n\nNội dung {number}\n".encode()


def _before_parts(number: int, mark: str) -> tuple[str, bytes]:
    head = "From: a@an-hoa.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cat\r\n\r\n"
    part = "--cat\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nNoi dung\r\n"
    said = f"{mark}\r\n{part}--cat--\r\n" if number % 2 else f"{part}--cat--\r\n{mark}\r\n"
    return "thu.eml", (head + said).encode()


def _picture(number: int) -> bytes:
    picture = picture_of(["Nội dung báo cáo"], (900, 300)).convert("RGB")
    return saved(picture, ("PNG", "JPEG", "GIF")[number % 3])


def _behind_a_picture(number: int, mark: str) -> tuple[str, bytes]:
    return "anh.png", _picture(number) + f"\n{mark}\n".encode()


def _archive_behind(number: int, mark: str) -> tuple[str, bytes]:
    inside = archive([("cv.txt", letter((2, mark)).encode())])
    return (
        ("cv.pdf", drawn(lambda _: None) + inside) if number % 2 else ("anh.jpg", _picture(number) + inside)
    )


def _note_in_a_pdf(number: int, mark: str) -> tuple[str, bytes]:
    data = drawn(lambda _: None)
    note = f"%{mark}\n".encode()
    return "cv.pdf", data.replace(b"%%EOF", note + b"%%EOF") if number % 2 else data + f"\n{mark}\n".encode()


def _narrow_string(number: int, mark: str) -> tuple[str, bytes]:
    return pdf_with([f"<</X<</Note({mark})>>>>"], "/PieceInfo 5 0 R", "", number, "Báo cáo")


def _link_in_a_pdf(number: int, mark: str) -> tuple[str, bytes]:
    return "cv.pdf", drawn(lambda page: page.linkURL(f"https://an-hoa.vn/{quote(mark)}", (9, 9, 99, 99)))


def _comment_of_a_package(number: int, mark: str) -> tuple[str, bytes]:
    buffer = io.BytesIO(plain_docx())
    with zipfile.ZipFile(buffer, "a") as package:
        package.comment = mark.encode()
    return "cv.docx", buffer.getvalue()


def _name_of_a_part(number: int, mark: str) -> tuple[str, bytes]:
    word = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")[number % 3]
    return "cv.docx", with_part(plain_docx(), f"word/media/{word}.txt", f"noi dung {number}")


def _link_of_a_document(number: int, mark: str) -> tuple[str, bytes]:
    link = f'<Relationship Id="r9" Type="hyperlink" Target="https://an-hoa.vn/{quote(mark)}"/>'
    part = "word/_rels/header9.xml.rels"
    return docx_part(part, f"<Relationships {_RELATIONS}>{link}</Relationships>", number, mark)


WRITTEN: Mapping[str, Written] = {
    "letters escaped in a data file": _data_file,
    "letters by number in a data file": _references,
    "letters by their bytes in an address": _address,
    "letters by their bytes in a card": _card,
    "letters taken for others byte by byte": _byte_by_byte,
    "words in a header as mail writes them": _header_words,
    "a line within a line of a calendar": partial(
        _text, "a.ics", "BEGIN:VEVENT\nSUMMARY:Họp\nDESCRIPTION:Nội dung\\nMARK\\nhết\nEND:VEVENT\n"
    ),
    "words around the parts of a mail": _before_parts,
    "words over words of a web page": partial(
        _text, "a.html", "<html><body><p>Nội dung <ruby>này<rt>MARK</rt></ruby></p></body></html>"
    ),
    "the head of what is folded up": partial(
        _text, "a.html", "<html><body><details><summary>MARK</summary>Nội dung</details></body></html>"
    ),
    "words behind a picture": _behind_a_picture,
    "an archive behind a file": _archive_behind,
    "a note in the source of a PDF": _note_in_a_pdf,
    "a narrow string of a PDF": _narrow_string,
    "where a link of a PDF leads": _link_in_a_pdf,
    "the comment of a package": _comment_of_a_package,
    "the name of a part": _name_of_a_part,
    "where a link leads": _link_of_a_document,
    "words over words": partial(
        docx_body,
        "<w:ruby><w:rt><w:r><w:t>MARK</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>bản</w:t></w:r></w:rubyBase></w:ruby>",
    ),
    "a note in the source of a document": partial(docx_body, "<!--\nMARK\n-->"),
}
