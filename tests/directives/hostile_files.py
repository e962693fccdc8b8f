"""Files that mean harm: each with the codes with which it may be refused."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.directives.made_files import (
    BILLION_LAUGHS,
    archive,
    docx_with,
    pdf_bomb,
    pdf_by_hand,
    pdf_of_empty_pages,
    png_claiming,
    spaces_packed,
    stream,
    word_xml,
)

Maker = Callable[[], bytes]


def _zip_bomb(name: str, megabytes: int) -> bytes:
    """An archive with one entry that unpacks to this much, made without holding it."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
        out.open(name, "w") as entry,
    ):
        for _ in range(megabytes):
            entry.write(b" " * (1 << 20))
    return buffer.getvalue()


def _many_entries(count: int) -> bytes:
    return archive([(str(number), b"") for number in range(count)])


def _many_middling_entries() -> bytes:
    return archive([(f"{number}.txt", b"a " * 500_000) for number in range(120)])


def _entry_with_false_size() -> bytes:
    """The directory says that the entry is small; what is packed is not."""
    data = bytearray(archive([("a.txt", b" " * 50_000_000)]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _nested(depth: int) -> bytes:
    data = b"bottom"
    for _ in range(depth):
        data = archive([("inner.zip", data)])
    return data


def _quine_like() -> bytes:
    inner = _zip_bomb("a.txt", 90)
    return archive([(f"{number}.zip", inner) for number in range(16)])


def _deep_tables(depth: int) -> bytes:
    opened = "<w:tbl><w:tr><w:tc>" * depth
    return docx_with(word_xml(opened + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth))


def _deep_pages(depth: int) -> bytes:
    kids = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(depth)]
    return pdf_by_hand([b"<</Type/Catalog/Pages 2 0 R>>", *kids])


def _circular_pages() -> bytes:
    return pdf_by_hand([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def _circular_form() -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>/Length 5>>"
    return pdf_by_hand(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            stream(zlib.compress(b"/A Do")),
            form + b"\nstream\n/A Do\nendstream",
        ]
    )


def _huge_page() -> bytes:
    return pdf_by_hand(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9999999 9999999]>>",
        ]
    )


def _text_flood() -> bytes:
    line = b"BT /F 9 Tf 9 9 Td (" + b"x" * 2000 + b") Tj ET\n"
    content = zlib.compress(line * 40_000, 9)
    return pdf_bomb(b"/FlateDecode", content)


def _bmp_claiming(side: int) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head


def _gif_claiming(side: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", side, side) + b"\x80\x00\x00" + b"\x00" * 6 + b"\x2c" + b"\x00" * 20


def _jpeg_claiming(side: int) -> bytes:
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", side, side) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x00" * 50


def _attribute_flood() -> bytes:
    attributes = " ".join(f'a{number}="x"' for number in range(100_000))
    return docx_with(word_xml(f"<w:p {attributes}/>"))


def _wide_row() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    return docx_with(word_xml("<w:tbl><w:tr>" + cell * 200 + "</w:tr></w:tbl>"))


def _html_tables(depth: int) -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * depth


HOSTILE: dict[str, Maker] = {
    "zip of 300 MB in one text": lambda: _zip_bomb("a.txt", 300),
    "zip of 1 GB in one text": lambda: _zip_bomb("a.txt", 1_000),
    "docx of 300 MB": lambda: _zip_bomb("word/document.xml", 300),
    "docx of 90 MB of spaces": lambda: _zip_bomb("word/document.xml", 90),
    "zip of 120 files of 1 MB": _many_middling_entries,
    "zip of 3,000 entries": lambda: _many_entries(3_000),
    "zip of 20,000 entries": lambda: _many_entries(20_000),
    "zip with a false size": _entry_with_false_size,
    "zip in zip five deep": lambda: _nested(5),
    "zip in zip fifty deep": lambda: _nested(50),
    "zip of zips of spaces": _quine_like,
    "zip without a directory": lambda: archive([("a.txt", b"x")])[:40],
    "zip that ends early": lambda: archive([("a.txt", b"x" * 9999)])[:-8],
    "docx with a billion laughs": lambda: docx_with(BILLION_LAUGHS),
    "docx with an outside entity": lambda: docx_with(
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + word_xml("<w:p>&x;</w:p>")[38:]
    ),
    "docx with tables 200 deep": lambda: _deep_tables(200),
    "docx with tables 5,000 deep": lambda: _deep_tables(5_000),
    "docx with a row of endless cells": _wide_row,
    "docx with 100,000 attributes": _attribute_flood,
    "docx that is no xml": lambda: docx_with(b"\x00\xff" * 500),
    "docx with nothing in it": lambda: docx_with(word_xml("")),
    "pdf of 50,000 pages": lambda: pdf_of_empty_pages(50_000),
    "pdf of 501 pages": lambda: pdf_of_empty_pages(501),
    "pdf stream of 300 MB": lambda: pdf_bomb(b"/FlateDecode", spaces_packed(300)),
    "pdf stream of 1 GB": lambda: pdf_bomb(b"/FlateDecode", spaces_packed(1_000)),
    "pdf stream packed twice": lambda: pdf_bomb(
        b"[/FlateDecode/FlateDecode]", zlib.compress(spaces_packed(1_000), 9)
    ),
    "pdf stream packed three times": lambda: pdf_bomb(
        b"[/FlateDecode/FlateDecode/FlateDecode]", zlib.compress(zlib.compress(spaces_packed(1_000), 9), 9)
    ),
    "pdf with pages in a circle": _circular_pages,
    "pdf with a page tree 3,000 deep": lambda: _deep_pages(3_000),
    "pdf with a form that draws itself": _circular_form,
    "pdf with a page of 3 km": _huge_page,
    "pdf with 80 million letters": _text_flood,
    "pdf of its first line": lambda: b"%PDF-1.7",
    "pdf of one letter over and over": lambda: b"%PDF-1.7\n" + b"1 0 obj " * 500_000,
    "png of 30,000 x 30,000": lambda: png_claiming(30_000, 30_000),
    "png of 2,000,000,000 x 2": lambda: png_claiming(2_000_000_000, 2),
    "png that is shorter than it says": lambda: png_claiming(3_000, 3_000),
    "bmp of 40,000 x 40,000": lambda: _bmp_claiming(40_000),
    "gif of 65,000 x 65,000": lambda: _gif_claiming(65_000),
    "jpeg of 65,000 x 65,000": lambda: _jpeg_claiming(65_000),
    "html with tables 10,000 deep": lambda: _html_tables(10_000),
    "old word file of nothing": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 9
    ),
    "an office file with a password": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    ),
    "21 MB of text": lambda: b"a " * (21 * 1024 * 1024 // 2),
    "nulls": lambda: b"\x00" * 5_000_000,
    "a program": lambda: b"MZ" + bytes(range(256)) * 1_000,
}
