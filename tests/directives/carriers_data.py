"""Carriers that are data in plain letters: a mark in pieces, in digits, in an element among other words."""

import json
from collections.abc import Callable, Mapping

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


DATA: Mapping[str, Data] = {
    "a folded line of a calendar": _calendar,
    "a broken line of a card": _card,
    "letters in a list of data": _letters,
    "letters by their numbers": _codes,
    "an entity of markup": _entity,
    "an element among words": _element,
    "a text in digits": _digits,
}
