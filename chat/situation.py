"""What the understanding of a message may know about the person and the chat."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit by which questions and orders are recognised."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """Facts, gathered before the message is read.

    `draft_numbers` is the first and last number of the open review, both included. `replied_to` are the
    numbers of the tasks that the replied message spoke of. `offered` are the typed commands that the bot's
    last message offered, in their order, and empty as soon as anything else was said in between.
    `own_units` are the codes of those that the person answers for or works in.
    """

    today: date
    office: bool = False
    leader: bool = False  # director or deputy director
    head: bool = False  # answers for a unit
    staff: bool = False
    linked: bool = True
    open_reviews: int = 0
    draft_numbers: tuple[int, int] | None = None
    replied_to: tuple[int, ...] = ()
    replied_review: bool = False
    offered: tuple[str, ...] = ()
    chosen: bool = False  # the text is an offer that was chosen, and is not asked about again
    units: tuple[KnownUnit, ...] = ()
    own_units: tuple[str, ...] = ()
    has_file: bool = False
