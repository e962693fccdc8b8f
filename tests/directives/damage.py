"""Files of every kind, and ways to damage them: cut, flipped, doubled, nested, stretched."""

import random
from collections.abc import Callable, Mapping
from functools import cache

from tests.directives import letters
from tests.directives.made_files import (
    archive,
    docx_with,
    pdf_of_lines,
    pdf_of_table,
    pdf_with_header,
    word_xml,
)

LETTERS = [letters.TWO_COLUMNS, letters.PLAN]
_ROWS = [
    ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian hoàn thành"],
    ["1", "Rà soát số liệu", "Văn phòng Sở", "Trước ngày 20/4/2026"],
    ["2", "Tổng hợp, báo cáo", "Thanh tra Sở", "Quý II/2026"],
]
_ODD = "\u0000\u0300\u200b\u202e\ufeff\ud7ff\U0001f600\u0f0c\uffff|*#<>&\t\r\n0123456789/.-–:;()[]"
_LINES = (
    "| a | b |\n|---|---|\n",
    "1. ",
    "a) ",
    "- ",
    "trước ngày 31/02/0000 ",
    "ngày 99 tháng 99 năm 9999",
    "hàng tháng, quý, 6 tháng, năm ",
    "chậm nhất 17h60 ",
    "Kính gửi: ",
    "Nơi nhận: ",
    "Số: /",
    "(" * 50,
    "trong vòng 99999999999 ngày kể từ ngày ",
    "từ ngày 1/1 đến ngày ",
)

Damage = Callable[[bytes, random.Random], bytes]


@cache
def samples() -> Mapping[str, bytes]:
    """A sound file of each kind."""
    text = "\n".join(LETTERS)
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
        + "</w:tr>"
        for row in _ROWS
    )
    table = "<table>" + "".join("<tr>" + "".join(f"<td>{c}" for c in row) for row in _ROWS) + "</table>"
    docx = docx_with(word_xml(f"{paragraphs}<w:tbl>{cells}</w:tbl>"))
    return {
        "txt": text.encode(),
        "utf-16": text.encode("utf-16"),
        "html": ("<html><body>" + text.replace("\n", "<br>") + table * 3).encode(),
        "docx": docx,
        "pdf": pdf_of_table(_ROWS),
        "pdf with a letterhead": pdf_with_header(),
        "pdf of many lines": pdf_of_lines([text.split("\n")[:50], text.split("\n")[50:]]),
        "zip": archive([("cv.txt", text.encode()), ("b.docx", docx), ("c.bin", b"\x00" * 99)]),
    }


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def beheaded(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(1, len(data)) :]


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    times = chance.choice((1, 2, 20))
    return data[:end] + data[start:end] * times + data[end:]


def without_a_part(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:start] + data[end:]


def shuffled(data: bytes, chance: random.Random) -> bytes:
    parts = [data[at : at + 400] for at in range(0, len(data), 400)]
    chance.shuffle(parts)
    return b"".join(parts)


DAMAGES: Mapping[str, Damage] = {
    damage.__name__: damage for damage in (cut, beheaded, flipped, doubled, without_a_part, shuffled)
}


def damaged_text(chance: random.Random) -> str:
    """A letter with odd characters and clauses put in, lines lost, moved, stretched and nested."""
    lines = chance.choice(LETTERS).split("\n")
    for _ in range(chance.choice((1, 3, 10, 40))):
        at = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                lines[at] += "".join(chance.choice(_ODD) for _ in range(chance.randrange(1, 30)))
            case 1:
                lines[at] = chance.choice(_LINES) * chance.choice((1, 2, 300)) + lines[at]
            case 2:
                lines[at] *= chance.choice((0, 2, 60))
            case 3:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 4:
                chance.shuffle(lines)
            case 5:
                lines[at] = "".join(chance.sample(lines[at], len(lines[at])))
            case 6:
                lines[at : at + 3] = ["".join(lines[at : at + 3])]
            case _:
                lines.insert(at, "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(200)))
    return "\n".join(lines)


def odd_texts(share: float = 1) -> Mapping[str, str]:
    """Texts that are too much of one thing, or as much of them as the share says."""
    table = (
        "| STT | Nội dung | Chủ trì | Hạn |\n|---|---|---|---|\n| 1 | Rà soát | Văn phòng | 20/4/2026 |\n\n"
    )

    def often(most: int) -> int:
        return int(most * share)

    rows = "\n| 2 | Báo cáo | Thanh tra | 30/4/2026 |" * often(3_000)
    return {
        "300 tables": table * often(300),
        "a table of 3,000 rows": table.strip() + rows,
        "one line of 440,000 letters": "Văn phòng Sở báo cáo trước ngày 20/4/2026, " * often(10_000),
        "a word of 400,000 letters": "ơ" * often(400_000),
        "items 2,000 deep": "".join(f"{'1.' * (n + 1)} Việc\n" for n in range(often(2_000))),
        "brackets 50,000 deep": "(" * often(50_000) + ")" * often(50_000),
        "20,000 dates": "ngày 20/4/2026 " * often(20_000),
        "20,000 bullets": "- \n" * often(20_000),
        "20,000 page numbers": "\n12\n" * often(20_000),
        "accents alone": "\u0300\u0323" * often(100_000),
        "columns of blanks": (" " * 90 + "|") * often(3_000),
        "pipes": "|" * often(100_000),
        "10,000 units": "Giao Văn phòng Sở, Thanh tra Sở, " * often(10_000) + "báo cáo trước ngày 20/4/2026.",
    }
