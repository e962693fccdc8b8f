"""Texts by situation, whole as a person reads them, kept in files that are reviewed by eye.

`GOLDEN=rewrite python -m pytest tests/messages` writes the files anew; what has changed is then read in the
difference before it is committed.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from messages.lists import Shown
from messages.text import Message, Text

FOLDER = Path(__file__).parent / "golden"

Said = Message | Shown | Text | str | Sequence[Message | Text | str]


def hold(name: str, situations: Mapping[str, Said]) -> None:
    """What is said in each situation is what the file of that name holds."""
    told = "\n".join(f"=== {situation}\n{_shown(said)}\n" for situation, said in situations.items())
    path = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "rewrite":
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def _shown(said: Said) -> str:
    if isinstance(said, Shown):
        said = said.message
    if isinstance(said, Message):
        return "\n".join((said.text.plain, *map(_row, said.buttons)))
    if isinstance(said, Text):
        return said.plain
    if isinstance(said, str):
        return said
    return "\n".join(_shown(each) for each in said)


def _row(row: tuple[object, ...]) -> str:
    return " ".join(f"[{_button(each)}]" for each in row)


def _button(button: object) -> str:
    """The label, with what is typed instead where that says more than the label in small letters."""
    label, typed = getattr(button, "label", ""), getattr(button, "typed", "")
    return label if typed == label[:1].lower() + label[1:] else f"{label} = {typed}"
