"""Directives: how one is named, the list of them, one with its tasks; and the files of a unit's report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from messages import vi
from messages.lines import Viewer, counted, line, message
from messages.lists import Shown
from messages.questions.answers import BY_UNIT, Cut, ListPage, ListRow, entry_row, page, whole
from messages.text import Button, Message, Text, bold, plain
from tasks.standing import Counts, Standing
from tasks.workdays import local


@dataclass(frozen=True, slots=True)
class Document:
    """A directive as people name it. `drafts` are those of a review that is still open.

    `filed_as` is its id where a file of it is kept, which can be asked for.
    """

    number: str = ""
    symbol: str = ""
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    signer: str = ""
    file_name: str = ""
    drafts: int = 0
    filed_as: int | None = None


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


def of_no_directive(number: int, *, given: bool = False) -> Message:
    """The task was `given` by chat, or belongs to no directive that the person may see."""
    if given:
        return Message(
            (plain(f"Việc {number} được giao trực tiếp bằng tin nhắn, không có văn bản kèm theo."),)
        )
    return Message((plain(f"Không có văn bản nào của việc {number} trong phạm vi của đồng chí."),))


def listed(rows: Sequence[tuple[Document, Counts]], total: int, viewer: Viewer, offset: int = 0) -> Cut:
    """Directives, the latest first, each with how its tasks stand: rows from `offset` on, of `total`."""
    if not rows and viewer in (Viewer.UNIT, Viewer.STAFF):
        return whole(Message((plain("Chưa có văn bản nào giao việc cho đơn vị đồng chí."),)))
    if not rows and viewer is Viewer.LEADER:
        return whole(Message((plain("Chưa có văn bản nào được nhập."),)))
    if not rows:
        begin = "Chưa có văn bản nào. Văn phòng gửi tệp, ảnh chụp hoặc dán văn bản vào đây để bắt đầu."
        return whole(Message((plain(begin),)))
    lines = tuple(
        ListRow(bold(f"{place}.") + f" {titled(document)} — {_stands(document, counts)}")
        for place, (document, counts) in enumerate(rows, offset + 1)
    )
    said = "Gõ số thứ tự, hoặc: công văn (số) đến đâu rồi"
    if viewer in (Viewer.OFFICE, Viewer.LEADER):
        said = f"{said}\n{BY_UNIT}."
    return page(ListPage(f"VĂN BẢN ({total})", said, lines, viewer, offset, total, what="văn bản"))


def _stands(document: Document, counts: Counts) -> str:
    if document.drafts:
        number = re.match(r"\d+", document.number)
        named_so = f" {number[0]}" if number is not None else ""
        return f"đang rà soát, {document.drafts} đề xuất; gõ: bản soát{named_so}"
    if not counts.total and not counts.helping:
        return "không có việc"
    if not counts.total:
        return counted(counts)
    return f"{vi.tasks(counts.total)}: {counted(counts)}"


def card(
    document: Document,
    counts: Counts,
    entries: Sequence[Sequence[Standing]],
    viewer: Viewer,
    total: int,
    cancelled: Sequence[Standing] = (),
    *,
    led: int = 0,
) -> tuple[Shown, int]:
    """One directive: its header, then its tasks, what is most pressing first, what is cancelled last.

    The answer says how many of the `total` tasks it holds: as many as a screen takes. Of them `led` are led,
    each by one unit or by several.
    """
    head = []
    if document.subject:
        head.append(vi.first_upper(vi.shorten(document.subject, 300)))
    if document.signer:
        head.append(f"Người ký: {document.signer}.")
    there = counts.total or counts.helping or not cancelled or document.drafts
    stands = [_stands(document, counts)] if there else []
    stands += [f"{vi.tasks(len(cancelled))} đã hủy"] if cancelled else []
    several = f" {BY_UNIT}; thực tế {vi.tasks(led)}." if 0 < led < counts.total else ""
    head.append(f"{vi.first_upper('; '.join(stands))}.{several}")
    rows = [replace(entry_row(entry, with_unit=True), heading="") for entry in entries]
    if len(rows) == total:
        rows += [ListRow(line(each), heading=f"ĐÃ HỦY ({len(cancelled)})") for each in cancelled]
        total = len(rows)
    named_so = f"VĂN BẢN {named(document)}"
    cut = page(ListPage(named_so, "\n".join(head), tuple(rows), viewer, total=total))
    return _with_file(cut.shown, document), cut.rows


def _with_file(shown: Shown, document: Document) -> Shown:
    """With the button that sends the directive's own file."""
    if document.filed_as is None:
        return shown
    button = paper_button(document.filed_as, shown.tasks[0] if shown.tasks else None, document.number)
    return replace(shown, message=replace(shown.message, buttons=(*shown.message.buttons, (button,))))


# --- the directive's own file ---


def paper_button(directive_id: int, task: int | None, number: str = "", label: str = "Văn bản") -> Button:
    """Sends the directive's own file; typed, it is asked for by a task of it, or by its number."""
    return Button(
        label, f"paper:{directive_id}", of_task(task) if task is not None else f"văn bản gốc {number}"
    )


def of_task(number: int) -> str:
    """How the file is asked for by a task."""
    return f"văn bản gốc của việc {number}"


def file_sent(document: Document, page: int, pages: int) -> Text:
    """Under the file: which directive it is, and which page where there are several."""
    place = f" (trang {page}/{pages})" if pages > 1 else ""
    return plain(f"Văn bản {titled(document)}{place}.")


def page_name(document: Document, page: int) -> str:
    """A photo has no name of its own."""
    number = "-".join(re.findall(r"[^\W_]+", document.number)) or "van-ban"
    return f"{number}-trang-{page}.jpg"


def no_file(document: Document, viewer: Viewer) -> Text:
    """The directive came before files were kept, or as words."""
    how = "Gửi lại tệp vào đây" if viewer is Viewer.OFFICE else "Văn phòng gửi lại tệp cho Hệ thống"
    return plain(f"Chưa lưu tệp gốc của văn bản {named(document)}. {how} thì tệp được lưu.\n")


def file_gone(said: Text, viewer: Viewer) -> Message:
    """The file is not on the disk."""
    who = "đề nghị gửi lại tệp" if viewer is Viewer.OFFICE else "đề nghị liên hệ Văn phòng"
    return Message((said + f" Tệp không còn trên máy chủ; {who}.",))


# The words that go with the files of a unit's report.


def sent(number: int, unit: str, name: str, at: datetime) -> str:
    """Under the file: whose it is, and when it came."""
    return f"Minh chứng việc {number}, {unit}: {vi.file_named(name, at)}, báo cáo {vi.moment_day(at)}."


def photo_name(number: int, at: datetime) -> str:
    """A picture has no name of its own."""
    return f"anh-viec-{number}-{local(at):%Y%m%d-%H%M}.jpg"


def none(number: int) -> Message:
    """Nothing came with the reports."""
    return message(f"Việc {number} chưa có tệp minh chứng nào.")


def expired(said: str) -> Message:
    """The file was kept as long as such files are."""
    return message(f"{said} Tệp đã hết thời hạn lưu nên không còn; báo cáo và tên tệp vẫn giữ.")


def gone(said: str) -> Message:
    """The file is not on the disk."""
    return message(f"{said} Tệp không còn trên máy chủ; đề nghị đơn vị gửi lại.")


def more(count: int) -> Message:
    """Not all files are sent at once."""
    return message(f"Còn {count} tệp cũ hơn chưa gửi.")
