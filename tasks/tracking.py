"""A line of the bảng theo dõi nhiệm vụ: a chủ trì's share of an occurrence with everything around it."""

from dataclasses import dataclass
from datetime import date

from tasks.model import Person
from tasks.standing import Standing

COLUMNS = (
    "index",
    "number",
    "directive_number",
    "directive_date",
    "issuer",
    "subject",
    "content",
    "in_charge",
    "lead",
    "helpers",
    "deadline_phrase",
    "due",
    "product",
    "status",
    "result_document",
    "done_on",
    "extensions",
    "late_reason",
    "note",
)
"""What can stand in the table, in its usual order."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """What is not known is empty or None.

    Where nobody leads, `standing` is the share of the first that cooperates. `helpers` are the names of the
    units that cooperate. The report is the one that was accepted, else the last that was not withdrawn.
    """

    standing: Standing
    directive_number: str = ""
    directive_symbol: str = ""
    directive_date: date | None = None
    issuer: str = ""
    subject: str = ""
    in_charge: Person | None = None
    helpers: tuple[str, ...] = ()
    deadline_phrase: str = ""
    product: str = ""
    place: str = ""
    extensions: int = 0
    document_number: str = ""
    document_date: date | None = None
    files: tuple[str, ...] = ()
    late_reason: str = ""
    note: str = ""
    by_directive: bool = True
