"""One task's history in words, oldest first."""

from messages import vi
from messages.acts import name_of
from messages.cards import CardFacts, EventFacts, extension_line, head, report_line
from messages.lines import MANY
from messages.text import Message, plain

_ANSWERS = 12


def history(facts: CardFacts) -> Message:
    """Everything that happened, oldest first."""
    blocks = [head(facts)]
    if facts.given_at is not None:
        by = f", {facts.given_by}" if facts.given_by else ""
        blocks.append(plain(f"• {vi.moment(facts.given_at)}{by}: giao việc."))
    hidden = len(facts.events) - MANY
    if hidden > 0:
        blocks.append(plain(f"… {hidden} lần cập nhật trước đó …"))
    blocks += [plain(f"• {_event(event)}") for event in facts.events[-MANY:]]
    blocks += [report_line(report) for report in facts.reports[-_ANSWERS:]]
    blocks += [extension_line(request) for request in facts.extensions[-_ANSWERS:]]
    blocks.append(plain(f"Gõ: việc {facts.number} để xem tình trạng hiện nay."))
    return Message(tuple(blocks))


def _event(event: EventFacts) -> str:
    who = f", {event.by}" if event.by else ""
    text = f"{vi.moment(event.at)}{who}: {name_of(event.action, 'cập nhật')}"
    if event.self_confirmed:
        text += " (tự xác nhận)"
    if event.fact in ("due", "unit") and (event.old or event.new):
        text += f" {event.old or 'chưa có'} → {event.new or 'không có'}"
    if event.unit and event.fact != "unit":
        text += f" [{event.unit}]"
    return text + (f", lý do: {vi.shorten(event.remark, 200)}." if event.remark else ".")
