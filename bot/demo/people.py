"""The people of the demonstration as the sandbox shows them: chat ids, groups, what they might type."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from messages import help as words
from tasks.model import Person, Role
from tasks.serializing import to_text

FIRST_CHAT = 1000


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
