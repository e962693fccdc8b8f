"""Carriers that are data in plain letters: a mark in pieces, in digits, in an element among other words."""

import base64
import json
from collections.abc import Callable, Mapping

from tests.directives.carriers_parts import book_with

Data = Callable[[int, str], tuple[str, bytes]]


def _calendar(number: int, mark: str) -> tuple[str, bytes]:
    """A line is folded wherever it grows long."""
    said = f"{mark[: 1 + number % 2]}\r\n {mark[1 + number % 2 :]}"
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART:20261130T080000Z", f"SUMMARY:{said}", "END:VEVENT")
    return "lich.ics", "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _card(number: int, mark: str) -> tuple[str, bytes]:
    written = "".join(f"={byte:02X}" for byte in mark.encode())
    at = 3 * (1 + number % 2)
    note = f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{written[:at]}=\n{written[at:]}"
    return "danh-ba.vcf", f"BEGIN:VCARD\nVERSION:2.1\nN:An\n{note}\nEND:VCARD\n".encode()


def _letters(number: int, mark: str) -> tuple[str, bytes]:
    """A level's letters; a blank between two words is none of them."""
    letters = [*(mark if mark.isalpha() else "MẬT")]
    return "a.json", json.dumps({"muc": letters}, ensure_ascii=False, indent=1 + number % 2).encode()


def _codes(number: int, mark: str) -> tuple[str, bytes]:
    joined = (" + ", "&", "+")[number % 3].join(f"chr({ord(char)})" for char in mark)
    return "a.py", f"noi_dung = {joined}\n".encode()


def _entity(number: int, mark: str) -> tuple[str, bytes]:
    text = f'<?xml version="1.0"?><!DOCTYPE vb [<!ENTITY x{number} "{mark}">]><vb>&x{number};</vb>'
    return "a.xml", text.encode()


def _element(number: int, mark: str) -> tuple[str, bytes]:
    key = ("title", "alt", "data-muc")[number % 3]
    return "a.md", f'# Báo cáo\n\nSố liệu <span {key}="{mark}">quý I</span>\n'.encode()


def _digits(number: int, mark: str) -> tuple[str, bytes]:
    said = f"UBND TỈNH AN HÒA\n{mark}\nSố: {number}/BC"
    return "a.txt", f"Gửi anh\n{said.encode().hex()}\n".encode()


def _toned(number: int) -> str:
    return ("MẬT", "TỐI MẬT", "TUYỆT MẬT")[number % 3]


def _other_codes(number: int, mark: str) -> tuple[str, bytes]:
    """Each byte, or each letter, by its number in another writing."""
    word = _toned(number)
    held = word.encode()
    written = (
        held.hex(" "),
        "".join(f"\\x{byte:02x}" for byte in held),
        " ".join(f"U+{ord(char):04X}" for char in word),
        "".join(f"u{ord(char):04x}" for char in word),
        "".join(char if char.isascii() else f"%u{ord(char):04X}" for char in word),
        word.encode("utf-7").decode("ascii"),
        base64.b64encode(held).decode("ascii"),
        base64.b32encode(held * 2).decode("ascii"),
        json.dumps([ord(char) for char in word]),
        held.hex(),
    )[number % 10]
    return "a.txt", f"Nội dung báo cáo\n{written}\nHết\n".encode()


def _letters_in_records(number: int, mark: str) -> tuple[str, bytes]:
    records = [{"so": place, "chu": char} for place, char in enumerate(_toned(number), 1) if char.strip()]
    return "a.json", json.dumps(records, ensure_ascii=False, indent=number % 3 or None).encode()


def _sheet_of_letters(number: int, mark: str) -> tuple[str, bytes]:
    rows = [f"{place},{char},{number}" for place, char in enumerate(_toned(number).replace(" ", ""), 1)]
    return "a.csv", "\n".join(["so,chu,ghi chu", *rows]).encode()


def _beside_other_words(number: int, mark: str) -> tuple[str, bytes]:
    word = _toned(number)
    shapes = (f"UBND TỈNH AN HÒA{word}", f"SỞ XÂY DỰNG**{word}**Số: 12", f"2026{word}", f"{word}Danh sách")
    return "a.md", f"# Báo cáo\n\n{shapes[number % 4]}\n\nNội dung\n".encode()


def _unusual_markup(number: int, mark: str) -> tuple[str, bytes]:
    word = _toned(number)
    codes = ",".join(str(ord(char)) for char in word)
    said = (
        f"<![CDATA[{word}]]>",
        f"<?x {word}?>",
        f"<{word.replace(' ', '-')}>a",
        f"<p>SỞ<del>{word}</del><ins>Số</ins></p>",
        f"<script>[{codes}].map(c => String.fromCharCode(c))</script>",
    )[number % 5]
    return "a.html", f"<html><body><p>Nội dung báo cáo</p>{said}</body></html>".encode()


def _mail_that_says_little(number: int, mark: str) -> tuple[str, bytes]:
    """Letters whose encoding is not told, a part of a kind that is no text, one header alone."""
    said = f"UBND TỈNH AN HÒA\n{mark}\nKính gửi: Các phòng\n"
    head = "From: a@an-hoa.vn\nSubject: Bao cao\nMIME-Version: 1.0\n"
    packed = base64.b64encode(said.encode()).decode()
    mail = (
        f"{head}Content-Type: text/plain\nContent-Transfer-Encoding: 8bit\n\n{said}",
        f"{head}Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{packed}\n",
        f"Content-Transfer-Encoding: base64\n\n{packed}\n",
        f"{head}Content-Type: message/delivery-status\n\n{said}",
    )[number % 4]
    return "thu.eml", mail.encode()


def _remade(number: int, mark: str) -> tuple[str, bytes]:
    """A formula that makes the word of another string, and was never reckoned."""
    word = _toned(number)
    formula = (f'SUBSTITUTE("{"x".join(word)}","x","")', f'LEFT("{word} ONG",{len(word)})')[number % 2]
    return "a.xlsx", book_with(lambda sheet: sheet.__setitem__("B3", f"={formula}"))[1]


def _begun_otherwise(number: int, mark: str) -> tuple[str, bytes]:
    begins = (
        b"7z\xbc\xaf\x27\x1c",
        b"\x28\xb5\x2f\xfd",
        b"\xca\xfe\xba\xbe",
        b"Rar!\x1a\x07\x01\x00",
        b"BZh9",
    )
    return "a.bin", begins[number % 5] + f"Nội dung báo cáo {mark}".encode()


DATA: Mapping[str, Data] = {
    "a folded line of a calendar": _calendar,
    "a broken line of a card": _card,
    "letters in a list of data": _letters,
    "letters by their numbers": _codes,
    "an entity of markup": _entity,
    "an element among words": _element,
    "a text in digits": _digits,
    "letters by numbers of other kinds": _other_codes,
    "letters in records of data": _letters_in_records,
    "letters in a column of data": _sheet_of_letters,
    "a word that hangs on others": _beside_other_words,
    "markup of unusual kinds": _unusual_markup,
    "a mail that says little of itself": _mail_that_says_little,
    "a string that a formula remakes": _remade,
    "bytes that begin as no text does": _begun_otherwise,
}
