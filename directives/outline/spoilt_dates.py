"""Days and numbers that a scan spoilt, as they were meant."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from language.folding import fold
from language.syllables import is_spelt


class Mend(NamedTuple):
    """What stands from `start` to `end` of the document, as it was meant."""

    start: int
    end: int
    text: str


# A speck inside a number: "20~25", "năm 2,025".
_SPECK_IN_NUMBER = re.compile(
    r"(?<=\d)[~'`|](?!20\d\d(?!\d))(?=/?\d)|(?<=\d/)[~'`|.,](?=\d)|(?<=năm \d)[,.](?=\d{3}(?!\d))"
    r"|(?<=\stháng)[-~'`](?= ?\d)|(?<=\sngày)[-~'`](?= ?\d)|(?<=\snăm)[-~'`](?= ?[12]\d{3})"
)
# A day in words whose three words stand between three numbers, whatever a scan made of them.
_DATE = re.compile(
    r"(?<!\S)(?:(?P<day>\S{3,5})\s{1,2}[\dOolI]{1,2}\s{0,2})?(?P<month>[^\s\d]{4,6})\s{0,2}[\dOolI]{1,2}\s{0,2}"
    r"(?P<year>[^\s\d]{2,4})\s{0,2}[12][\dOolI]{3}(?!\w)"
)
_SPECK_FOR_SIGN = re.compile(r"(?<=/\d)[~'`|.,](?=20\d\d(?!\d))|(?<=/\d\d)[~'`|.,](?=20\d\d(?!\d))")
# A sign lost from a day behind "ngày": "2002/2025", "05/122026".
_LOST_SIGN = re.compile(
    r"(?<=ngày )(?:(?:0[1-9]|[12]\d|3[01])(?=(?:0[1-9]|1[0-2])/20\d\d(?!\d))"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])(?=20\d\d(?![\d/])))"
)
_DATE_WORDS = (("day", "ngày"), ("month", "tháng"), ("year", "năm"))
_ALIKE = 0.5  # of the letters of such a word are there


def mended_dates(document: str) -> list[Mend]:
    """Specks in numbers, and the words of a day where one of them stands: "ngoy 25 thing 11 năm 2025"."""
    found = [Mend(*speck.span(), "") for speck in _SPECK_IN_NUMBER.finditer(document)]
    found += [Mend(*speck.span(), "/") for speck in _SPECK_FOR_SIGN.finditer(document)]
    found += [Mend(*day.span(), f"{day.group()}/") for day in _LOST_SIGN.finditer(document)]
    for date in _DATE.finditer(document):
        said = [(name, meant, date[name].strip(",.").lower()) for name, meant in _DATE_WORDS if date[name]]
        if not any(written == meant for _, meant, written in said):
            continue
        capital = date["month"].isupper()
        for name, meant, written in said:
            likeness = SequenceMatcher(None, fold(written), fold(meant), autojunk=False).ratio()
            if (
                written != meant
                and likeness >= _ALIKE
                and (name != "day" or not is_spelt(written) or written == "này")
            ):
                found.append(Mend(*date.span(name), meant.upper() if capital else meant))
    return found
