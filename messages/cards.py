"""One task's card: what, whose, until when, what was reported; and its history."""

from dataclasses import dataclass
from datetime import date, datetime

from messages import vi
from messages.entry_lines import standing
from messages.list_facts import Entry, Viewer
from messages.periods import period
from messages.recurrences import words as recurrence_words
from messages.refusals import STATUSES
from messages.text import Button, Message, Style, Text, bold, plain, styled
from tasks.deadline import Deadline
from tasks.model import Share, Status

PERIODS = 4
_LONG = 900


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


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A task as this viewer may see it; `others` are units that share it, without their status."""

    number: int
    content: str
    viewer: Viewer
    entries: tuple[Entry, ...]
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
    past_at_import: bool = False


def card(facts: CardFacts) -> Message:
    """The task as it stands now."""
    blocks = [_head(facts)]
    if facts.quote and _differs(facts.quote, facts.content):
        blocks.append(styled(vi.shorten(facts.quote, _LONG), Style.QUOTE))
    blocks += [plain(text) for text in _origin(facts)]
    blocks += [_share(entry) for entry in _periods(facts)]
    hidden = len(facts.entries) - len(_periods(facts))
    if hidden > 0:
        blocks.append(plain(f"… và {hidden} kỳ, phần việc khác; gõ: lịch sử {facts.number}"))
    if facts.others:
        named = "; ".join(f"{unit} ({_share_word(share)})" for unit, share in facts.others)
        blocks.append(plain(f"Cùng thực hiện: {named}."))
    blocks += [_report(report) for report in facts.reports[-3:]]
    blocks += [_extension(request) for request in facts.extensions[-3:]]
    blocks.append(plain(_typed(facts)))
    return Message(tuple(blocks), _buttons(facts))


def history(facts: CardFacts) -> Message:
    """Everything that happened, oldest first."""
    blocks = [_head(facts)]
    if facts.given_at is not None:
        by = f", {facts.given_by}" if facts.given_by else ""
        blocks.append(plain(f"• {vi.moment(facts.given_at)}{by}: giao việc."))
    blocks += [plain(f"• {_event(event)}") for event in facts.events]
    blocks += [_report(report) for report in facts.reports]
    blocks += [_extension(request) for request in facts.extensions]
    blocks.append(plain(f"Gõ: việc {facts.number} để xem tình trạng hiện nay."))
    return Message(tuple(blocks))


def _head(facts: CardFacts) -> Text:
    return bold(f"VIỆC {facts.number}") + f"\n{vi.shorten(facts.content, _LONG)}"


def _differs(quote: str, content: str) -> bool:
    return " ".join(quote.split()).casefold() != " ".join(content.split()).casefold()


def _origin(facts: CardFacts) -> list[str]:
    lines = []
    if facts.directive:
        place = f", {facts.place}" if facts.place else ""
        lines.append(f"Văn bản: {facts.directive}{place}.")
    elif facts.given_by:
        lines.append(f"Giao trực tiếp: {facts.given_by}.")
    if facts.product:
        lines.append(f"Kết quả phải nộp: {vi.shorten(facts.product, 300)}.")
    if facts.report_to:
        lines.append(f"Báo cáo về: {'; '.join(facts.report_to)}.")
    if facts.deadline is not None and facts.deadline.phrase:
        repeats = facts.deadline.recurrence
        rule = f" ({recurrence_words(repeats)})" if repeats is not None else ""
        lines.append(f"Hạn trong văn bản: “{vi.shorten(facts.deadline.phrase, 200)}”{rule}.")
    if facts.past_at_import:
        lines.append("Đã quá hạn từ khi nhập văn bản, chờ Văn phòng quyết định; chưa báo cáo lên cấp trên.")
    return lines


def _periods(facts: CardFacts) -> tuple[Entry, ...]:
    """Of a recurring report what is open and the last that was closed; of a single one all shares."""
    if not any(entry.period for entry in facts.entries):
        return facts.entries[:20]
    live = [e for e in facts.entries if e.status not in (Status.DONE, Status.CANCELLED)]
    closed = [e for e in facts.entries if e.status is Status.DONE]
    return tuple(closed[-1:] + live[:PERIODS])


def _share(entry: Entry) -> Text:
    kind = f" ({_share_word(entry.share)})"
    text = bold(f"{entry.unit}{kind}") if entry.unit else bold(vi.first_upper(_share_word(entry.share)))
    if entry.period:
        text += f", kỳ {period(entry.period)}"
    due = f"hạn {vi.due(entry.due)}" if entry.due else "không có hạn"
    said = [due, STATUSES[entry.status] if entry.owed else standing(entry)]
    if entry.owed and standing(entry):
        said.append(_counted(entry))
    text += f": {'; '.join(said)}."
    if entry.asked_until is not None:
        text += f" Đang xin gia hạn đến {vi.day(entry.asked_until)}, chờ Văn phòng quyết định."
    return text


def _counted(entry: Entry) -> str:
    words = standing(entry)
    if entry.left > 0 and entry.left_out:
        return f"{words} (không tính ngày nghỉ {vi.days_off(entry.left_out)})"
    return words


def _share_word(share: Share) -> str:
    return "chủ trì" if share is Share.LEAD else "phối hợp"


_DECISIONS = {
    "pending": "chờ Văn phòng xác nhận",
    "accepted": "Văn phòng đã xác nhận",
    "returned": "Văn phòng đã trả lại",
    "withdrawn": "đơn vị đã rút",
}


def _report(report: ReportFacts) -> Text:
    by = f", {report.by}" if report.by else ""
    text = f"Báo cáo {vi.moment(report.at)} của {report.unit}{by}"
    parts = []
    if report.document_number:
        dated = f" ngày {vi.day(report.document_date)}" if report.document_date else ""
        parts.append(f"văn bản {report.document_number}{dated}")
    parts += [f"tệp {vi.shorten(name, 60)}" for name in report.files]
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


def _extension(request: ExtensionFacts) -> Text:
    old = f"{vi.day(request.old)} → " if request.old else "→ "
    reason = f", lý do: {vi.shorten(request.reason, 200)}" if request.reason else ""
    decided = f" ({vi.shorten(request.decision_reason, 200)})" if request.decision_reason else ""
    said = _ASKED.get(request.decision, request.decision)
    return plain(f"Gia hạn ({request.unit}): {old}{vi.day(request.new)}{reason} — {said}{decided}.")


_ACTIONS = {
    "acknowledge": "xác nhận đã nhận việc",
    "start": "bắt đầu thực hiện",
    "report": "báo cáo hoàn thành",
    "add_evidence": "bổ sung văn bản kết quả",
    "withdraw": "rút báo cáo",
    "decline": "đề nghị giao đơn vị khác",
    "confirm": "xác nhận hoàn thành",
    "return": "trả lại báo cáo",
    "request_extension": "xin gia hạn",
    "grant_extension": "đồng ý gia hạn",
    "refuse_extension": "không đồng ý gia hạn",
    "change_deadline": "đổi hạn",
    "reassign": "chuyển đơn vị",
    "pause": "tạm dừng",
    "resume": "cho tiếp tục",
    "cancel": "hủy",
    "undo": "hoàn tác quyết định",
    "not_done": "báo chưa hoàn thành",
    "urged": "đôn đốc",
    "given": "giao việc",
}


def _event(event: EventFacts) -> str:
    who = f", {event.by}" if event.by else ""
    text = f"{vi.moment(event.at)}{who}: {_ACTIONS.get(event.action, 'cập nhật')}"
    if event.self_confirmed:
        text += " (tự xác nhận)"
    if event.fact in ("due", "unit") and (event.old or event.new):
        text += f" {event.old or 'chưa có'} → {event.new or 'không có'}"
    if event.unit and event.fact != "unit":
        text += f" [{event.unit}]"
    return text + (f", lý do: {vi.shorten(event.remark, 200)}." if event.remark else ".")


def _typed(facts: CardFacts) -> str:
    n = facts.number
    waits = any(e.status is Status.REPORTED for e in facts.entries)
    asks = any(e.asked_until is not None for e in facts.entries)
    if facts.viewer is Viewer.OFFICE:
        first = f"xác nhận {n} · trả lại {n} vì … · " if waits else ""
        first += f"đồng ý gia hạn {n} · không đồng ý gia hạn {n} vì … · " if asks else ""
        return f"Gõ: {first}lịch sử {n} · đổi hạn {n} ngày … · chuyển {n} cho (mã đơn vị) · đôn đốc {n}"
    if facts.viewer is Viewer.UNIT and any(e.owed for e in facts.entries):
        return f"Gõ: xong {n} · chưa xong {n} · xin gia hạn {n} đến ngày … vì … · lịch sử {n}"
    return f"Gõ: lịch sử {n}"


def _buttons(facts: CardFacts) -> tuple[tuple[Button, ...], ...]:
    n, rows = facts.number, []
    for entry in facts.entries:
        if facts.viewer is Viewer.OFFICE and entry.status is Status.REPORTED:
            rows.append((_button("Xác nhận", "confirm", entry), _button("Trả lại", "return", entry)))
        elif facts.viewer is Viewer.OFFICE and entry.asked_until is not None:
            rows.append(
                (_button("Đồng ý gia hạn", "grant", entry), _button("Không gia hạn", "refuse", entry))
            )
        elif facts.viewer is Viewer.UNIT and entry.owed and not rows:
            rows.append((_button("Xong", "done", entry), _button("Đang làm", "doing", entry)))
    return (*rows[:4], (Button(f"Lịch sử {n}", f"history:{n}", f"lịch sử {n}"),))


def _button(label: str, verb: str, entry: Entry) -> Button:
    typed = {"refuse": f"không đồng ý gia hạn {entry.number}"}.get(verb, f"{label.lower()} {entry.number}")
    return Button(f"{label} {entry.number}", f"{verb}:{entry.number}:{entry.assignment_id}", typed)
