"""One task's card: what, whose, until when, what was reported."""

from messages import vi
from messages.card_facts import CardFacts, ExtensionFacts, ReportFacts
from messages.entry_lines import standing
from messages.list_facts import Entry, Viewer
from messages.periods import period
from messages.recurrences import words as recurrence_words
from messages.refusals import STATUSES
from messages.text import Button, Message, Style, Text, bold, plain, styled
from tasks.model import Share, Status

PERIODS = 4
_LONG = 900


def card(facts: CardFacts) -> Message:
    """The task as it stands now."""
    blocks = [head(facts)]
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
    blocks += [report_line(report) for report in facts.reports[-3:]]
    blocks += [extension_line(request) for request in facts.extensions[-3:]]
    blocks.append(plain(_typed(facts)))
    return Message(tuple(blocks), _buttons(facts))


def head(facts: CardFacts) -> Text:
    """The task's number and content."""
    return bold(f"VIỆC {facts.number}") + f"\n{vi.shorten(facts.content, _LONG)}"


def _differs(quote: str, content: str) -> bool:
    return " ".join(quote.split()).casefold() != " ".join(content.split()).casefold()


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
        repeats = facts.deadline.recurrence
        rule = f" ({recurrence_words(repeats)})" if repeats is not None else ""
        lines.append(f"Thời hạn nguyên văn: “{vi.shorten(facts.deadline.phrase, 200)}”{rule}.")
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


def report_line(report: ReportFacts) -> Text:
    """A report with its evidence and its decision."""
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


def extension_line(request: ExtensionFacts) -> Text:
    """A request for a later date: the old beside the new, and its decision."""
    old = f"{vi.day(request.old)} → " if request.old else "→ "
    reason = f", lý do: {vi.shorten(request.reason, 200)}" if request.reason else ""
    decided = f" ({vi.shorten(request.decision_reason, 200)})" if request.decision_reason else ""
    said = _ASKED.get(request.decision, request.decision)
    return plain(f"Gia hạn ({request.unit}): {old}{vi.day(request.new)}{reason} — {said}{decided}.")


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
