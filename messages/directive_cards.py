"""Directives: how one is named, the list of them, and one with its tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from messages import vi
from messages.lines import MANY, Viewer, buttons, counted, hint, holidays_left_out, line, lines, section
from messages.lists import Shown
from messages.text import Message, bold, join, plain
from tasks.model import Status
from tasks.standing import Counts, Standing, by_occurrence, counts_of, pressing

MOST = 25


@dataclass(frozen=True, slots=True)
class Document:
    """A directive as people name it. `drafts` are those of a review that is still open."""

    number: str = ""
    symbol: str = ""
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    signer: str = ""
    file_name: str = ""
    drafts: int = 0


def named(document: Document) -> str:
    """ "1418/SKHCN-VP ngày 20/11/2026 của Sở Khoa học và Công nghệ"."""
    number = document.number or (f"…/{document.symbol}" if document.symbol else "")
    number = number or document.file_name or "(chưa có số)"
    dated = f" ngày {vi.day(document.issued)}" if document.issued else ""
    return f"{number}{dated}" + (f" của {document.issuer}" if document.issuer else "")


def titled(document: Document) -> str:
    """The name with the subject, short enough to choose from."""
    subject = f": {vi.first_upper(vi.shorten(document.subject, 100))}" if document.subject else ""
    return named(document) + subject


def listed(rows: Sequence[tuple[Document, Counts]], total: int, viewer: Viewer) -> Message:
    """The directives, the latest first, each with how its tasks stand."""
    if not rows and viewer in (Viewer.UNIT, Viewer.STAFF):
        return Message((plain("Chưa có văn bản nào giao việc cho đơn vị đồng chí."),))
    if not rows and viewer is Viewer.LEADER:
        return Message((plain("Chưa có văn bản nào được nhập."),))
    if not rows:
        return Message((plain("Chưa có văn bản nào. Văn phòng gửi tệp văn bản vào đây để bắt đầu."),))
    blocks = [bold(f"VĂN BẢN ({total})")]
    for place, (document, counts) in enumerate(rows[:MOST], 1):
        blocks.append(bold(f"{place}.") + f" {titled(document)} — {_stands(document, counts)}")
    if total > len(blocks) - 1:
        blocks.append(plain(f"… còn {total - len(blocks) + 1} văn bản nữa; gõ: tìm (từ khóa)"))
    blocks.append(plain("\nGõ số thứ tự, hoặc: công văn (số) đến đâu rồi"))
    return Message(tuple(blocks))


def _stands(document: Document, counts: Counts) -> str:
    if document.drafts:
        return f"đang rà soát, {document.drafts} đề xuất; gõ: bản soát"
    if not counts.total and not counts.helping:
        return "không có việc"
    if not counts.total:
        return counted(counts)
    return f"{vi.tasks(counts.total)}: {counted(counts)}"


def card(
    document: Document, entries: Sequence[Standing], viewer: Viewer, cancelled: Sequence[Standing] = ()
) -> Shown:
    """One directive: its header, then its tasks, what is most pressing first, what is cancelled last."""
    head = [bold(f"VĂN BẢN {named(document)}")]
    if document.subject:
        head.append(plain(vi.first_upper(vi.shorten(document.subject, 300))))
    if document.signer:
        head.append(plain(f"Người ký: {document.signer}."))
    stands = [_stands(document, counts_of(entries))] if entries or not cancelled or document.drafts else []
    stands += [f"{vi.tasks(len(cancelled))} đã hủy"] if cancelled else []
    head.append(plain(f"{vi.first_upper('; '.join(stands))}."))
    groups = _occurrences(entries)
    kept = groups[:MANY]
    shown = [entry for group in kept for entry in group]
    blocks = [join("\n", head), *lines(shown, with_unit=True)]
    if len(groups) > len(kept):
        blocks.append(plain(f"… còn {vi.tasks(len(groups) - len(kept))} nữa; gõ: xuất excel"))
    blocks += section(f"ĐÃ HỦY ({len(cancelled)})", [line(each) for each in cancelled[:MANY]])
    blocks += [*holidays_left_out(shown), *hint(viewer, shown)]
    numbers = tuple(dict.fromkeys(entry.number for entry in shown))
    return Shown(Message(tuple(blocks), buttons(viewer, shown)), numbers)


def _occurrences(entries: Sequence[Standing]) -> list[list[Standing]]:
    """The units that share a task together: what is most pressing first, what is done last."""
    return sorted(
        by_occurrence(sorted(entries, key=lambda e: (not e.leads, e.unit))),
        key=lambda group: min((e.status is Status.DONE, pressing(e)) for e in group),
    )
