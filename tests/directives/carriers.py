"""Files that bear a mark of secrecy, made by code from invented words: each kind in ten variants.

A kind is a function of the variant's number to (name, bytes). What needs recognition stands apart, in SEEN.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import Any

from language import encodings
from tests.directives.carriers_beside import BESIDE
from tests.directives.carriers_data import DATA
from tests.directives.carriers_drawn import DRAWN_KINDS
from tests.directives.carriers_layers import LAYERS, LAYERS_SEEN
from tests.directives.carriers_light import LIGHT_KINDS
from tests.directives.carriers_lying import LYING
from tests.directives.carriers_office import OFFICE, plain_docx, with_part
from tests.directives.carriers_parts import PARTS
from tests.directives.carriers_pdf import PDFS
from tests.directives.carriers_revised import REVISED
from tests.directives.carriers_seen import SEEN_KINDS
from tests.directives.carriers_shapes import SHAPES, SHAPES_SEEN
from tests.directives.carriers_written import WRITTEN
from tests.directives.made_files import archive
from tests.directives.secrecy_samples import letter

Carrier = tuple[str, bytes]
Kind = Callable[[int], Carrier]

VARIANTS = 10
MARKS = (
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "M Ậ T",
    "[MẬT]",
    "Độ mật: Tối mật",
    "Mật",
    "Tối mật",
    "* MẬT *",
    "MẬT",
)
TERMS = ("Thời hạn bảo vệ bí mật nhà nước: {} năm", "Thời hạn bảo vệ bí mật nhà nước là {} năm",
         "THỜI HẠN BẢO VỆ BÍ MẬT NHÀ NƯỚC: {} NĂM", "Thời hạn bảo vệ BMNN: {} năm",
         "Thời gian bảo vệ bí mật nhà nước: {} năm")  # fmt: skip
SYMBOLS = ("05-M/BC", "12/TM-UBND", "07/TuM-VP", "3-TuM/QĐ", "15/M-SXD", "21-TM/KH", "8/2026/M-BC",
           "11/BC-SXD(M)", "02-M/TTr", "9/TuM-BC")  # fmt: skip
NAMES = ("MAT", "TOI MAT", "TUYET MAT", "CV MAT SO 5", "Bao cao MAT", "05-M-BC", "12_TuM_UBND",
         "cong van mat", "Mật", "(MẬT) 12")  # fmt: skip
PLACES = (0, 5, 12, -1, 14, 2, 9, 16, 11, -2)


def mark(number: int) -> str:
    return MARKS[number % len(MARKS)]


def marked_letter(number: int) -> str:
    return letter((PLACES[number % len(PLACES)], mark(number)))


def _text(number: int) -> Carrier:
    return "cv.txt", marked_letter(number).encode()


def _deep(number: int) -> Carrier:
    return "cv.txt", "\n".join([letter()] * (number + 2) + ["Mật", "Hết"]).encode()


def _utf16(number: int) -> Carrier:
    return "cv.txt", marked_letter(number).encode(("utf-16", "utf-16-le", "utf-16-be", "utf-32")[number % 4])


def in_tcvn3(text: str) -> str:
    bytes_of = {shown: kept for kept, shown in encodings._TCVN3.items()}
    return "".join(bytes_of.get(char, bytes_of.get(char.lower(), char)) for char in text)


def _tcvn3(number: int) -> Carrier:
    return "cv.txt", in_tcvn3(letter((PLACES[number], MARKS[number % 3]))).encode("cp1252", "replace")


def in_viscii(text: str) -> str:
    bytes_of = {shown: kept for kept, shown in encodings._VISCII.items()}
    return "".join(bytes_of.get(char, char) for char in text)


def _viscii(number: int) -> Carrier:
    return "cv.txt", in_viscii(letter((PLACES[number], MARKS[number % 3]))).encode("latin-1", "replace")


VNI = ("MAÄT", "TOÁI MAÄT", "TUYEÄT MAÄT", "Maät", "BÍ MAÄT NHAØ NÖÔÙC")


def _vni(number: int) -> Carrier:
    return "cv.txt", f"UYÛ BAN NHAÂN DAÂN\n{VNI[number % len(VNI)]}\nKính göûi: Caùc phoøng {number}".encode()


def _term(number: int) -> Carrier:
    return "cv.txt", letter((PLACES[number], TERMS[number % len(TERMS)].format(5 + number))).encode()


def _symbol(number: int) -> Carrier:
    return "cv.txt", letter((PLACES[number], f"Số: {SYMBOLS[number]}")).encode()


def _state_secret(number: int) -> Carrier:
    said = ("BÍ MẬT NHÀ NƯỚC", "Bí mật nhà nước", "TÀI LIỆU BÍ MẬT NHÀ NƯỚC", "BÝ mËt nhµ n\xadíc")
    return "cv.txt", letter((PLACES[number], said[number % len(said)])).encode()


def _misread(number: int) -> Carrier:
    said = ("MẬI", "NẬT", "IVIẬT", "MÂT", "NẬI", "TỐI MẬI", "TUYỆT NẬT", "MẠT", "M4T", "MẬ1")
    return "cv.txt", letter((PLACES[number], said[number])).encode()


def _name(number: int) -> Carrier:
    return f"{NAMES[number]}.txt", letter().encode()


def _html(template: str) -> Kind:
    return lambda number: ("a.html", template.format(mark=mark(number)).encode())


def _mail(number: int, **parts: Any) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = f"a{number}@an-hoa.vn", "b@an-hoa.vn"
    message["Subject"] = parts.get("subject", "Báo cáo")
    message.set_content(parts.get("text", letter()))
    return message


def _mail_subject(number: int) -> Carrier:
    return "thu.eml", _mail(number, subject=mark(number)).as_bytes()


def _mail_text(number: int) -> Carrier:
    return "thu.eml", _mail(number, text=marked_letter(number)).as_bytes()


def _mail_file(number: int) -> Carrier:
    message = _mail(number)
    message.add_attachment(
        archive([("cv.txt", marked_letter(number).encode())]),
        maintype="application",
        subtype="zip",
        filename="a.zip",
    )
    return "thu.eml", message.as_bytes()


def _mail_markup(number: int) -> Carrier:
    message = _mail(number)
    message.add_alternative(f"<p>Kính gửi</p><p>{mark(number)}</p>", subtype="html")
    return "thu.eml", message.as_bytes()


def _member(number: int) -> Carrier:
    files = [(f"{n}.txt", letter().encode()) for n in range(number + 1)]
    return "a.zip", archive([*files, ("phu luc.txt", marked_letter(number).encode())])


def _nested(number: int) -> Carrier:
    inner = archive([("cv.txt", marked_letter(number).encode())])
    return "a.zip", archive(
        [("b.txt", letter().encode()), ("c.zip", archive([("d.zip", inner)]) if number % 2 else inner)]
    )


def _member_name(number: int) -> Carrier:
    return "a.zip", archive([(f"{NAMES[number]}.txt", letter().encode()), ("b.txt", b"hai")])


def _folder_name(number: int) -> Carrier:
    return "a.zip", archive([(f"{NAMES[number]}/cv.txt", letter().encode())])


def _archive_says(number: int) -> Carrier:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        out.writestr("cv.txt", letter())
        if number % 2:
            out.comment = mark(number).encode()
        else:
            out.mkdir(f"{NAMES[number]}")
    return "a.zip", buffer.getvalue()


def _locked_member(number: int) -> Carrier:
    data = bytearray(archive([("cv.txt", letter().encode()), (f"{number}.txt", b"x")]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    return "a.zip", bytes(data)


def _locked_office(number: int) -> Carrier:
    stream = "EncryptedPackage".encode("utf-16-le")
    return f"a{number}.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream + bytes(number)


def _unknown(number: int) -> Carrier:
    begins = (
        b"Rar!\x1a\x07\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08",
        b"MZ\x90\x00",
        b"\x00\x01\x02\x03\x04",
    )
    return f"a{number}.bin", begins[number % len(begins)] + bytes(range(256)) * 4


def _metafile(number: int) -> Carrier:
    """A drawing in a document that only its own system can draw: EMF, WMF."""
    begin = (b"\x01\x00\x00\x00\x6c\x00\x00\x00" + bytes(32) + b" EMF", b"\xd7\xcd\xc6\x9a")[number % 2]
    name = f"word/media/image{number}.{('emf', 'wmf')[number % 2]}"
    return "cv.docx", with_part(plain_docx(), name, begin + bytes(range(200)))


def _rich_text(number: int) -> Carrier:
    """Without LibreOffice it cannot be looked at; with it, it is read."""
    return "a.rtf", rb"{\rtf1\ansi {\b M\u7852?T}\par noi dung }" + b" " * number


def _with_mark(make: Callable[[int, str], Carrier]) -> Kind:
    return lambda number: make(number, mark(number))


UNREAD = frozenset(
    {
        "a metafile",
        "a locked member",
        "a locked office file",
        "an unknown format",
        "rich text",
        "archives of other kinds",
        "a form of its own in a PDF",
        "a packed form in a PDF",
        "an OpenDocument with a password",
        "a workbook in binary parts",
        "a message of Outlook",
        "a font in a web page",
        "lines drawn on a web page",
        "a metafile called a likeness",
        "a member that no directory names",
        "a file packed in letters",
        "a hidden layer",
        "a picture beyond a page",
        "a file that no list names",
        "a picture that stands for another",
        "a look that is not shown",
        "words declared beforehand",
        "a text from elsewhere",
        "bytes beside the parts",
        "a string that a formula remakes",
        "bytes that begin as no text does",
        "a page put in under another name",
    }
)
"""Kinds that cannot be looked at, and may be held for that alone."""

KINDS: Mapping[str, Kind] = {
    "a line of a text": _text,
    "a line deep in a text": _deep,
    "a text in wide letters": _utf16,
    "a text in TCVN3": _tcvn3,
    "a text in VNI": _vni,
    "a text in VISCII": _viscii,
    "the term of protection": _term,
    "a symbol with a level": _symbol,
    "state secret by its name": _state_secret,
    "a misread mark": _misread,
    "a file's name": _name,
    "the title of a web page": _html("<html><head><title>{mark}</title></head><body><p>Nội dung"),
    "the keywords of a web page": _html(
        '<html><head><meta name="keywords" content="{mark}"></head><p>Nội dung'
    ),
    "an alternative text": _html('<html><body><img src="a.png" alt="{mark}"><p>Nội dung'),
    "a note in a web page": _html("<html><body><!-- {mark} --><p>Nội dung"),
    "a choice in a web page": _html("<html><body><select><option>{mark}</option></select><p>Nội dung"),
    "a field of a web page": _html('<html><body><input value="{mark}"><p>Nội dung'),
    "a cell of a web page": _html("<html><body><table><tr><td>{mark}</td><td>Số 5</td></tr></table>"),
    "a drawing as text": _html('<svg xmlns="http://www.w3.org/2000/svg"><text x="1">{mark}</text></svg>'),
    "the subject of a mail": _mail_subject,
    "the text of a mail": _mail_text,
    "the markup of a mail": _mail_markup,
    "a file in a mail": _mail_file,
    "a member of an archive": _member,
    "an archive in an archive": _nested,
    "the name of a member": _member_name,
    "the name of a folder": _folder_name,
    "what an archive says": _archive_says,
    "a locked member": _locked_member,
    "a locked office file": _locked_office,
    "an unknown format": _unknown,
    "a metafile": _metafile,
    "rich text": _rich_text,
    **{
        name: _with_mark(make)
        for name, make in {
            **OFFICE,
            **PDFS,
            **BESIDE,
            **WRITTEN,
            **PARTS,
            **SHAPES,
            **LAYERS,
            **DATA,
            **REVISED,
        }.items()
    },
}
"""Kinds that are told without recognising a picture: cheap."""

SEEN: Mapping[str, Kind] = {**SEEN_KINDS, **LIGHT_KINDS, **DRAWN_KINDS, **SHAPES_SEEN, **LAYERS_SEEN, **LYING}
"""Kinds that only a picture shows: the program for recognition is needed, and a second or two."""
