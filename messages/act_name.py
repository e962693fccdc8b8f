"""What an act is called, and how it is typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActName:
    """`name` stands behind "đã", "muốn", "mới"; `typed` is an example with {n} for the number."""

    name: str
    typed: str = ""
