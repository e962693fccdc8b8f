"""The demonstration's people as the sandbox shows them, and its sample directives, dated around today."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from messages import help as words
from tasks.model import Person, Role
from tasks.serializing import to_text

FIRST_CHAT = 1000
_HERE = Path(__file__).parent / "samples"
_DATE = re.compile(r"\{d([+-]\d{1,3}):(short|long)\}")


@dataclass(frozen=True, slots=True)
class Guest:
    """A person with the token of their deep link; `linked` ones have used it before the page opens."""

    person: Person
    token: str
    linked: bool

    @property
    def chat_id(self) -> int:
        """The pretend user's id."""
        return FIRST_CHAT + self.person.id

    @property
    def group(self) -> str:
        """Which column of the page they sit in."""
        if self.person.has(Role.OFFICE):
            return "office"
        leads = self.person.has(Role.DIRECTOR) or self.person.has(Role.DEPUTY_DIRECTOR)
        return "leaders" if leads else "units"


def write_people(path: Path, guests: Iterable[Guest]) -> None:
    """The sandbox's people file."""
    rows = [
        {
            "chat_id": guest.chat_id,
            "name": guest.person.name,
            "title": guest.person.title,
            "group": words.GROUPS[guest.group],
            "start": "" if guest.linked else guest.token,
            "started": guest.linked,
            "hints": list(words.HINTS["stranger" if not guest.linked else guest.group]),
        }
        for guest in guests
    ]
    path.write_text(to_text(rows, indent=1), encoding="utf-8")


def dated(text: str, today: date) -> str:
    """The text with its places for dates filled: `{d+7:short}` is a week from today as 05/12/2026."""

    def fill(place: re.Match[str]) -> str:
        day = today + timedelta(days=int(place[1]))
        return f"{day:%d/%m/%Y}" if place[2] == "short" else f"{day:%d} tháng {day:%m} năm {day:%Y}"

    return _DATE.sub(fill, text)


def write_samples(folder: Path, today: date) -> list[Path]:
    """Write every sample into the folder, dated around today; the paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(_HERE.glob("*.txt")):
        path = folder / source.name
        path.write_text(dated(source.read_text(encoding="utf-8"), today), encoding="utf-8")
        written.append(path)
    return written
