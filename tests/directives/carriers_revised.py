"""Carriers that are Word files whose mark lies in revisions, fields, chunks, or hangs on other words."""

import base64
import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import partial

from tests.directives.carriers_office import docx_part, plain_docx, with_part
from tests.directives.made_files import archive, word_xml
from tests.directives.secrecy_samples import letter

Revised = Callable[[int, str], tuple[str, bytes]]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "word/document.xml"
_WORDS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def _run(text: str, kind: str = "t") -> str:
    return f'<w:r><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def _revision(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="7" w:author="An" w:date="2026-01-05T08:00:00Z">{inside}</w:{kind}>'


def _document(*paragraphs: str) -> bytes:
    lines = [f"<w:p>{_run(line)}</w:p>" for line in letter().split("\n") if line]
    return with_part(plain_docx(), _MAIN, word_xml("".join([*lines[:4], *paragraphs, *lines[4:]])))


def _moved(number: int, mark: str) -> tuple[str, bytes]:
    """What was moved or deleted, right beside what stays or was put in, in one paragraph."""
    gone = _revision("moveFrom", _run(mark)), _revision("del", _run(mark, "delText"))
    new = _revision("moveTo", _run("Số liệu")), _revision("ins", _run("Danh sách"))
    shapes = (
        _run("UBND TỈNH AN HÒA") + gone[0],
        gone[0] + _run("Kính gửi"),
        _run("Phụ lục") + gone[1] + new[1],
        gone[0] + new[0],
        _revision("ins", gone[1]) + _run("Nội dung"),
        _run("Bản") + f"<w:sdt><w:sdtContent>{gone[0]}</w:sdtContent></w:sdt>" + _run("sao"),
        _run("Xem") + f'<w:hyperlink w:anchor="a">{gone[0]}</w:hyperlink>' + _run("ngay"),
        _run("SỞ XÂY DỰNG") + gone[1] + _run("Số: 12/BC-SXD"),
    )
    return "cv.docx", _document(f"<w:p>{shapes[number % len(shapes)]}</w:p>")


def _moved_elsewhere(number: int, mark: str) -> tuple[str, bytes]:
    """The same in a header, a note, a comment, a cell, a text box."""
    inside = f"<w:p>{_run('Báo cáo')}{_revision('moveFrom', _run(mark))}{_run('quý')}</w:p>"
    if number % 5 == 0:
        return docx_part("word/header1.xml", f"<w:hdr {_W}>{inside}</w:hdr>", number, mark)
    if number % 5 == 1:
        notes = f'<w:footnotes {_W}><w:footnote w:id="2">{inside}</w:footnote></w:footnotes>'
        return docx_part("word/footnotes.xml", notes, number, mark)
    if number % 5 == 2:
        return docx_part("word/odd/document2.xml", f"<w:document {_W}>{inside}</w:document>", number, mark)
    if number % 5 == 3:
        return "cv.docx", _document(f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>")
    box = f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
    return "cv.docx", _document(f"<w:p>{_run('Kính gửi')}{box}</w:p>")


def _letters_between(number: int, mark: str) -> tuple[str, bytes]:
    """Letters that were taken out, with others put in between; ends of paragraphs that were taken out."""
    word = _WORDS[number % 3]
    if number % 2:
        ends = _revision("del", "")
        halves = (word[:-1], word[-1:])
        return "cv.docx", _document(
            *(
                f"<w:p><w:pPr><w:rPr>{ends}</w:rPr></w:pPr>{_revision('del', _run(half, 'delText'))}</w:p>"
                for half in halves
            )
        )
    new = _revision("ins", _run("Kính "))
    pieces = new.join(_revision("moveFrom", _run(char)) for char in word)
    return "cv.docx", _document(f"<w:p>{pieces}</w:p>")


def _hanging(number: int, mark: str) -> tuple[str, bytes]:
    """A run in letters of its own right beside other words, hidden or not."""
    looks = ("<w:b/>", "<w:vanish/>", '<w:color w:val="FF0000"/>', "<w:webHidden/>")[number % 4]
    run = f"<w:r><w:rPr>{looks}</w:rPr><w:t>{mark}</w:t></w:r>"
    around = (run, f'<w:smartTag w:element="e">{run}</w:smartTag>')[number % 2]
    return "cv.docx", _document(f"<w:p>{_run('SỞ XÂY DỰNG')}{around}{_run('Số: 12/BC')}</w:p>")


def _in_cells(number: int, mark: str) -> tuple[str, bytes]:
    word = _WORDS[number % 3].replace(" ", "")
    cells = [f"<w:tc><w:p>{_run(char)}</w:p></w:tc>" for char in word]
    rows = "".join(
        f"<w:tr><w:tc><w:p>{_run(str(at))}</w:p></w:tc>{cell}</w:tr>" for at, cell in enumerate(cells, 1)
    )
    return "cv.docx", _document(f"<w:tbl>{rows}</w:tbl>")


def _interrupted(number: int, mark: str) -> tuple[str, bytes]:
    between = ("<!-- a -->", "<?a b?>", "<w:softHyphen/>", "<w:tab/>")[number % 4]
    pieces = between.join(_WORDS[number % 3])
    if number % 4 > 1:
        pieces = "</w:t>" + between.join(f"<w:t>{char}</w:t>" for char in _WORDS[number % 3]) + "<w:t>"
    return "cv.docx", _document(f"<w:p><w:r><w:t>{pieces}</w:t></w:r></w:p>")


def _loose(number: int, mark: str) -> tuple[str, bytes]:
    """Words where no words belong: beside runs, in elements that nobody knows."""
    shapes = (
        f"<w:p>{mark}{_run('Nội dung')}</w:p>",
        f"<w:p>{_run('Nội dung')}{mark}</w:p>",
        f"<w:p>{_run('Nội dung')}<x:y xmlns:x='x'>{mark}</x:y></w:p>",
        f"<w:p>{_run('Nội dung')}<w:r><w:T>{mark}</w:T></w:r></w:p>",
        mark,
        f"<w:t>{mark}</w:t>",
    )
    return "cv.docx", _document(shapes[number % len(shapes)])


def _field(number: int, mark: str) -> tuple[str, bytes]:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    codes = " ".join(str(ord(char)) for char in _WORDS[number % 3])
    letters = "".join(f'<w:fldSimple w:instr=" SYMBOL {ord(char)} \\u "/>' for char in _WORDS[number % 3])
    deleted = _run(f' QUOTE "{mark}" ', "delInstrText")
    shapes = (
        f"{begin}{_run(f' QUOTE {codes} ', 'instrText')}{end}",
        letters,
        _revision("del", f"{begin}{deleted}{end}"),
        f"{begin}{_run(' EQ ' + chr(92) + 'o(' + ','.join(_WORDS[number % 3]) + ') ', 'instrText')}{end}",
    )
    return "cv.docx", _document(f"<w:p>{_run('Số hiệu ')}{shapes[number % 4]}</w:p>")


def _merged(number: int, mark: str) -> tuple[str, bytes]:
    """What a mail merge, or who fills in a form, put between other words."""
    said = (mark.lower(), "MAT", "toi mat", mark)[number % 4]
    begin, parted, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    shapes = (
        f'<w:fldSimple w:instr=" MERGEFIELD Muc ">{_run(said)}</w:fldSimple>',
        f"{begin}{_run(' MERGEFIELD Muc ', 'instrText')}{parted}{_run(said)}{end}",
        f"<w:sdt><w:sdtContent>{_run(said)}</w:sdtContent></w:sdt>",
    )
    body = f"<w:p>{_run('Số hiệu ')}{shapes[number % 3]}{_run(' của phòng')}</w:p>"
    return "cv.docx", _document(body)


def _held_bytes(number: int, mark: str) -> tuple[str, bytes]:
    kept = base64.b64encode(mark.encode("utf-16-le") if number % 2 else f"Số\n{mark}".encode()).decode()
    held = (f'<w:pict><w:binData w:name="a.txt">{kept}</w:binData></w:pict>',
            f"<w:r><w:fldChar><w:fldData>{kept}</w:fldData></w:fldChar></w:r>")[number % 2]  # fmt: skip
    return "cv.docx", _document(f"<w:p>{_run('Nội dung')}{held}</w:p>")


def _declared(number: int, mark: str) -> tuple[str, bytes]:
    declared = (f'<!ENTITY e "{mark}">', f'<!ATTLIST x y CDATA "{mark}">')[number % 2]
    text = f'<?xml version="1.0"?><!DOCTYPE d [{declared}]><w:hdr {_W}><w:p>{_run("&e;")}</w:p></w:hdr>'
    return docx_part("word/header3.xml", text if not number % 2 else text.replace("&e;", "a"), number, mark)


def _other_letters(number: int, mark: str) -> tuple[str, bytes]:
    """An attribute in a part that is kept in wide letters, or in those for mail."""
    text = f'<w:hdr {_W}><w:bookmarkStart w:name="{_WORDS[number % 3]}"/></w:hdr>'
    name = ("UTF-16BE", "UTF-16LE", "UTF-7", "UTF-16")[number % 4]
    head = f'<?xml version="1.0" encoding="{name}"?>'
    kept = head.encode("ascii") + text.encode("utf-7") if name == "UTF-7" else (head + text).encode(name)
    return "cv.docx", with_part(plain_docx(), "word/header4.xml", kept)


def _chunk(number: int, mark: str) -> tuple[str, bytes]:
    """A page put in whole, its mark beside other words; under the name of another kind of part."""
    page = f"<html><body><p>Kính gửi<b>{_WORDS[number % 3]}</b>các phòng</p></body></html>"
    mail = "\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    packed = f"{mail}Content-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(page.encode()).decode()}\r\n"
    said = (page, packed, letter((3, mark)))[number % 3]
    names = (
        "chunk.htm",
        "theme/chunk.xml",
        "_rels/chunk.rels",
        "printerSettings/printerSettings1.bin",
        "a.dat",
    )
    return docx_part(f"word/{names[number % 5]}", said, number, mark)


def _from_elsewhere(number: int, mark: str) -> tuple[str, bytes]:
    """A text that stands in another file, or in the address itself: here is none of it."""
    kind = ("aFChunk", "subDocument")[number % 2]
    targets = ("file:///c:/a.htm", f"data:text/html;base64,{base64.b64encode(mark.encode()).decode()}")
    target = f'Target="{targets[number // 2 % 2]}" TargetMode="External"'
    target = f'Target="{targets[number // 2 % 2]}" TargetMode="External"'
    link = f'<Relationship Id="r9" Type="{_R}/{kind}" {target}/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return docx_part(
        "word/_rels/header9.xml.rels", f'<Relationships xmlns="{space}">{link}</Relationships>', 0, ""
    )


def _false_likeness(number: int, mark: str) -> tuple[str, bytes]:
    return "cv.docx", with_part(plain_docx(), "docProps/thumbnail.jpeg", letter((3, mark)))


def _toneless(part: str, xml: str, number: int, mark: str) -> tuple[str, bytes]:
    return docx_part(part, xml, number, ("TOI MAT", "TUYET MAT", "MAT")[number % 3])


def _letters_in_values(number: int, mark: str) -> tuple[str, bytes]:
    said = "".join(f'<b v="{char}"/>' for char in _WORDS[number % 3])
    return docx_part("customXml/item1.xml", f"<a>{said}</a>", number, mark)


def _in_one_part(number: int, mark: str) -> tuple[str, bytes]:
    """A package as one file of markup."""
    moved = f"<w:p>{_run('Kính gửi')}{_revision('moveFrom', _run(mark))}{_run('các phòng')}</w:p>"
    letters = "".join(f'<w:sym w:font="A" w:char="{ord(char):04X}"/>' for char in _WORDS[number % 3])
    inside = (moved, f"<w:p><w:r>{letters}</w:r></w:p>")[number % 2]
    body = word_xml(f"<w:p>{_run('Nội dung')}</w:p>{inside}").decode().partition("?>")[2]
    package = "http://schemas.microsoft.com/office/2006/xmlPackage"
    part = f'<p:part p:name="/{_MAIN}"><p:xmlData>{body}</p:xmlData></p:part>'
    return "cv.xml", f'<?xml version="1.0"?><p:package xmlns:p="{package}">{part}</p:package>'.encode()


def _beside_the_parts(number: int, mark: str) -> tuple[str, bytes]:
    """Behind the package, in the field before a part's bytes, in a folder that has bytes."""
    if number % 4 == 0:
        return "cv.docx", plain_docx() + f"\n{mark}\n".encode()
    if number % 4 == 1:
        return "cv.docx", plain_docx() + archive([("cv.txt", letter((3, mark)).encode())])
    buffer = io.BytesIO(plain_docx())
    with zipfile.ZipFile(buffer, "a") as package:
        entry = zipfile.ZipInfo("word/x.txt" if number % 4 == 2 else "word/x/")
        said = _WORDS[number % 3].encode()
        if number % 4 == 2:
            entry.extra = struct.pack("<HH", 0x9999, len(said)) + said
        package.writestr(entry, b"abc" if number % 4 == 2 else letter((3, mark)).encode())
        if number % 8 == 2:
            entry.extra = b""  # in the directory there is none
    return "cv.docx", buffer.getvalue()


REVISED: Mapping[str, Revised] = {
    "words moved away beside others": _moved,
    "words moved away in other places": _moved_elsewhere,
    "letters with new ones between": _letters_between,
    "a run that hangs on other words": _hanging,
    "letters in a column of cells": _in_cells,
    "letters with notes between": _interrupted,
    "words where none belong": _loose,
    "letters told by a field": _field,
    "a value merged into a line": _merged,
    "bytes held in an element": _held_bytes,
    "words declared beforehand": _declared,
    "values in other letters": _other_letters,
    "a page put in under another name": _chunk,
    "a text from elsewhere": _from_elsewhere,
    "a text called a likeness": _false_likeness,
    "letters in values": _letters_in_values,
    "a package as one file": _in_one_part,
    "bytes beside the parts": _beside_the_parts,
    "a style without tones": partial(
        _toneless, "word/styles.xml", f'<w:styles {_W}><w:style><w:name w:val="MARK"/></w:style></w:styles>'
    ),
    "a value without tones": partial(_toneless, "customXml/item2.xml", '<a muc="MARK"/>'),
}
