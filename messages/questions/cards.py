"""One task's card and its history: what, whose, until when, what was reported, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messages import vi
from messages.lines import MANY, Viewer, answers_typed, holidays_left_out, told
from messages.lists import button, decide_buttons, extension_buttons
from messages.questions.directives import paper_button
from messages.refusals import STATUSES, name_of
from messages.text import Button, Message, Style, Text, bold, plain, styled
from tasks.deadline import Deadline
from tasks.model import LIVE, Share, Status
from tasks.standing import Standing

PERIODS = 4
_LONG = 900
_ROWS = 4


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report with its evidence and what became of it."""

    unit: str
    at: datetime
    by: str
    decision: str
    document_number: str = ""
    document_date: date | None = None
    files: tuple[str, ...] = ()
    note: str = ""
    late_reason: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """A request for a later date, the old one beside the new one."""

    unit: str
    at: datetime
    old: date | None
    new: date
    decision: str
    reason: str = ""
    decision_reason: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """One event in words that are known: `action` and `fact` are codes, old and new named already."""

    at: datetime
    by: str
    action: str
    unit: str = ""
    fact: str = ""
    old: str = ""
    new: str = ""
    remark: str = ""
    self_confirmed: bool = False
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A task as this viewer may see it; `others` are units that share it, without their status."""

    number: int
    content: str
    viewer: Viewer
    entries: tuple[Standing, ...]
    others: tuple[tuple[str, Share], ...] = ()
    quote: str = ""
    place: str = ""
    directive: str = ""
    given_at: datetime | None = None
    given_by: str = ""
    deadline: Deadline | None = None
    product: str = ""
    report_to: tuple[str, ...] = ()
    reports: tuple[ReportFacts, ...] = ()
    extensions: tuple[ExtensionFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    declined: tuple[tuple[str, str], ...] = ()  # units that say it is not theirs, with the reason
    past_at_import: bool = False
    filed_as: int | None = None  # the directive's id where a file of it is kept


def card(facts: CardFacts) -> Message:
    """The task as it stands now."""
    blocks = [head(facts)]
    if facts.quote and _differs(facts.quote, facts.content):
        blocks.append(styled(vi.shorten(facts.quote, _LONG), Style.QUOTE))
    blocks += [plain(text) for text in _origin(facts)]
    blocks += [_share(entry) for entry in _periods(facts)]
    blocks += [plain(said.plain.strip()) for said in holidays_left_out(_periods(facts))]
    hidden = len(facts.entries) - len(_periods(facts))
    if hidden > 0:
        blocks.append(plain(f"… và {hidden} kỳ, phần việc khác; gõ: lịch sử {facts.number}"))
    if facts.others:
        named = "; ".join(f"{unit} ({_share_word(share)})" for unit, share in facts.others)
        blocks.append(plain(f"Cùng thực hiện: {named}."))
    blocks += [report_line(report) for report in facts.reports[-3:]]
    blocks += [extension_line(request) for request in facts.extensions[-3:]]
    blocks += [_declined(unit, reason) for unit, reason in facts.declined[:3]]
    blocks.append(plain(_typed(facts)))
    return Message(tuple(blocks), _buttons(facts))


def head(facts: CardFacts) -> Text:
    """The task's number and content."""
    return bold(f"VIỆC {facts.number}") + f"\n{vi.shorten(facts.content, _LONG)}"


def _differs(quote: str, content: str) -> bool:
    return vi.letters(quote) != vi.letters(content)


def _origin(facts: CardFacts) -> list[str]:
    lines = []
    if facts.directive:
        place = f", {vi.place(facts.place)}" if facts.place else ""
        lines.append(f"Văn bản: {facts.directive}{place}.")
    elif facts.given_by:
        lines.append(f"Giao trực tiếp: {facts.given_by}.")
    if facts.product:
        lines.append(f"Kết quả phải nộp: {vi.shorten(facts.product, 300)}.")
    if facts.report_to:
        lines.append(f"Báo cáo về: {'; '.join(facts.report_to)}.")
    if facts.deadline is not None and facts.deadline.phrase:
        words = vi.again(facts.deadline)
        rule = f" ({words})" if words and words != facts.deadline.phrase else ""
        lines.append(f"Thời hạn nguyên văn: “{vi.shorten(facts.deadline.phrase, 200)}”{rule}.")
    if facts.past_at_import:
        lines.append("Đã quá hạn từ khi nhập văn bản, chờ Văn phòng quyết định; chưa báo cáo lên cấp trên.")
    return lines


def _periods(facts: CardFacts) -> tuple[Standing, ...]:
    """Of a recurring report what is open and the last that was closed; of a single one all shares."""
    if not any(entry.period for entry in facts.entries):
        return facts.entries[:20]
    live = [e for e in facts.entries if e.status not in (Status.DONE, Status.CANCELLED)]
    closed = [e for e in facts.entries if e.status is Status.DONE]
    return tuple(closed[-1:] + live[:PERIODS])


def _share(each: Standing) -> Text:
    kind = f" ({_share_word(each.share)})"
    text = bold(f"{each.unit}{kind}") if each.unit else bold(vi.first_upper(_share_word(each.share)))
    if each.period:
        text += f", kỳ {vi.period(each.period)}"
    status = f"{STATUSES[each.status]}; " if each.open else ""
    text += f": {status}{told(each, in_card=True)}"
    return text + "."


def _share_word(share: Share) -> str:
    return "chủ trì" if share is Share.LEAD else "phối hợp"


_DECISIONS = {
    "pending": "chờ Văn phòng xác nhận",
    "accepted": "Văn phòng đã xác nhận",
    "returned": "Văn phòng đã trả lại",
    "withdrawn": "đơn vị đã rút",
}


def report_line(report: ReportFacts) -> Text:
    """A report with its evidence and its decision."""
    by = f", {report.by}" if report.by else ""
    text = f"Báo cáo lúc {vi.moment(report.at)} của {report.unit}{by}"
    parts = []
    if report.document_number:
        dated = f" ngày {vi.day(report.document_date)}" if report.document_date else ""
        parts.append(f"văn bản {report.document_number}{dated}")
    parts += [vi.file_named(name, report.at) for name in report.files]
    if report.note:
        parts.append(f"ghi chú: {vi.shorten(report.note, 200)}")
    if report.late_reason:
        parts.append(f"lý do chậm: {vi.shorten(report.late_reason, 200)}")
    said = f": {'; '.join(parts)}" if parts else ": chưa có văn bản kết quả"
    reason = f" vì {vi.shorten(report.reason, 200)}" if report.reason else ""
    return plain(f"{text}{said} — {_DECISIONS.get(report.decision, report.decision)}{reason}.")


_ASKED = {
    "pending": "chờ Văn phòng quyết định",
    "granted": "Văn phòng đồng ý",
    "refused": "Văn phòng không đồng ý",
    "lapsed": "không còn cần quyết định",
}


def extension_line(request: ExtensionFacts) -> Text:
    """A request for a later date: the old beside the new, and its decision."""
    old = f"{vi.day(request.old)} → " if request.old else "đến "
    reason = f", lý do: {vi.shorten(request.reason, 200)}" if request.reason else ""
    decided = f" ({vi.shorten(request.decision_reason, 200)})" if request.decision_reason else ""
    said = _ASKED.get(request.decision, request.decision)
    return plain(f"Gia hạn ({request.unit}): {old}{vi.day(request.new)}{reason} — {said}{decided}.")


def _declined(unit: str, reason: str) -> Text:
    said = f", lý do: {vi.shorten(reason, 200)}" if reason else ""
    return plain(f"Đề nghị giao đơn vị khác ({unit}){said} — chờ Văn phòng quyết định.")


def _typed(facts: CardFacts) -> str:
    n = facts.number
    waits = any(e.status is Status.REPORTED for e in facts.entries)
    asks = any(e.asked_until is not None for e in facts.entries)
    if facts.viewer is Viewer.OFFICE:
        first = f"xác nhận {n} · trả lại {n} vì … · " if waits else ""
        first += f"đồng ý gia hạn {n} · không đồng ý gia hạn {n} vì … · " if asks else ""
        orders = f" · đổi hạn {n} ngày … · chuyển {n} cho (mã đơn vị) · đôn đốc {n}"
        return f"Gõ: {first}lịch sử {n}" + (orders if any(e.status in LIVE for e in facts.entries) else "")
    if facts.viewer is Viewer.UNIT and any(e.open for e in facts.entries):
        dated = any(e.open and e.due is not None for e in facts.entries)
        return f"Gõ: {answers_typed(n, dated=dated)} · lịch sử {n}"
    return f"Gõ: lịch sử {n}"


def _buttons(facts: CardFacts) -> tuple[tuple[Button, ...], ...]:
    n, rows = facts.number, tuple[tuple[Button, ...], ...]()
    if facts.viewer is Viewer.OFFICE:
        reported = [each for each in facts.entries if each.status is Status.REPORTED]
        asking = [each for each in facts.entries if each.asked_until is not None and each not in reported]
        rows = decide_buttons(reported, _ROWS, facts.entries)
        rows += extension_buttons(asking, _ROWS, facts.entries)
        if any(report.files for report in facts.reports):
            rows = ((Button(f"Minh chứng {n}", f"proof:{n}", f"minh chứng {n}"),), *rows)
    elif facts.viewer is Viewer.UNIT:
        rows = tuple(_answers(each, facts.entries) for each in facts.entries if each.open)[:1]
    papers = (paper_button(facts.filed_as, n),) if facts.filed_as is not None else ()
    return (*rows[:_ROWS], (Button(f"Lịch sử {n}", f"history:{n}", f"lịch sử {n}"), *papers))


def _answers(each: Standing, among: Sequence[Standing]) -> tuple[Button, ...]:
    return button("Xong", "done", each, among), button("Đang làm", "doing", each, among)


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
    if event.percent is not None:
        text += f", đạt {event.percent}%"
    if event.fact in ("due", "unit") and (event.old or event.new):
        text += f" {event.old or 'chưa có'} → {event.new or 'không có'}"
    if event.unit and event.fact != "unit":
        text += f" [{event.unit}]"
    if not event.remark:
        return f"{text}."
    if event.action == "edit_task":
        return f"{text}: “{vi.shorten(event.remark, 400)}”."
    said = "lời nhắn" if event.action in ("note", "progress", "start") else "lý do"
    return f"{text}, {said}: {vi.shorten(event.remark, 200)}."
