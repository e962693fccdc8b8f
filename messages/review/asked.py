"""The answer to a question about an open review: which drafts fit, under a title that says every part."""

from collections.abc import Sequence
from dataclasses import dataclass

from language.tokens import ranges
from messages import vi
from messages.lines import message
from messages.review.pages import PAGE, draft
from messages.review.reading import DraftFacts, ReviewFacts
from messages.text import Button, Message, Text, bold
from tasks.query import Span

_STATES = {
    "no_unit": "chưa rõ đơn vị chủ trì",
    "no_deadline": "không có hạn",
    "dropped": "đã bỏ",
    "unclear": "cần xem lại",
    "past": "có hạn đã qua",
    "helped": "có đơn vị phối hợp",
    "alike": "có nội dung gần giống nhau",
}


@dataclass(frozen=True, slots=True)
class AskedDrafts:
    """The parts of the question; `units` are names, `unread` the words of which no part was made."""

    state: str | None = None
    units: tuple[str, ...] = ()
    span: Span | None = None
    words: str = ""
    drafts: tuple[int, ...] = ()
    unread: str = ""


def asked(
    facts: ReviewFacts,
    what: AskedDrafts,
    rows: Sequence[DraftFacts],
    alike: Sequence[tuple[int, int]] = (),
    *,
    counted: bool = False,
) -> Message:
    """The drafts that fit as far as a screen takes them, the others by number; of all only the count."""
    title = f"{vi.first_upper(vi.tasks(len(rows)))}{_parts(what)}, trong {vi.tasks(len(facts.kept))} sẽ giao"
    if not rows:
        title = f"Không có việc nào{_parts(what)}, trong {vi.tasks(len(facts.kept))} sẽ giao"
    if not _parts(what):
        title = f"Bản soát có {vi.tasks(len(rows))} sẽ giao"
    blocks: list[Text | str] = [Text() + bold(title + ".")]
    if what.unread:
        blocks.append(f"Chưa lọc được theo: “{vi.shorten(what.unread, 60)}”.")
    if alike:
        blocks.append(
            "Gần giống nhau: " + "; ".join(f"việc {one} và {other}" for one, other in alike[:_PAIRS])
        )
    if not (counted and len(rows) == len(facts.kept)):
        blocks += _as_many(rows)
    back = Button("Xem bản soát", f"page:{facts.review_id}:1", "trang 1")
    return message(*blocks, buttons=((back,),))


_PAIRS = 6


def _parts(what: AskedDrafts) -> str:
    span = what.span
    days = ""
    if span is not None and span.first == span.last and span.first is not None:
        days = f" hạn {vi.day(span.first)}"
    elif span is not None:
        days = f" hạn từ {vi.day(span.first)}" if span.first is not None else " hạn"
        days += f" đến {vi.day(span.last)}" if span.last is not None else ""
    return "".join(
        (
            f" trong các việc {ranges(what.drafts)}" if what.drafts else "",
            f" {_STATES[what.state]}" if what.state else "",
            f" của {'; '.join(what.units)}" if what.units else "",
            days,
            f" có “{vi.shorten(what.words, 60)}”" if what.words else "",
        )
    )


def _as_many(rows: Sequence[DraftFacts]) -> list[Text | str]:
    """As many as a screen takes; the numbers of the rest, each of which can be seen."""
    shown: list[Text | str] = []
    used = 0
    for place, each in enumerate(rows):
        text = draft(each)
        if shown and used + len(text) > PAGE - _TOP:
            rest = [row.number for row in rows[place:]]
            shown.append(f"Và việc {ranges(rest)}. Gõ: soát {rest[0]}")
            break
        shown.append(text)
        used += len(text)
    return shown


_TOP = 300
"""Room of the title and of what is said of the rest."""
