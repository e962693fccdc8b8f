"""What a unit says of its tasks, answered to the person and told to the office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messages import vi
from messages.lines import ActName, due_words, message, subject, titled
from messages.lists import TO_TYPE, decide_buttons
from messages.text import Button, Message, Text
from tasks.model import Share
from tasks.standing import Standing

ACTS: Mapping[str, ActName] = {
    "progress": ActName("báo tiến độ", "việc {n} đạt 60%"),
    "not_done": ActName("báo chưa hoàn thành", "chưa xong {n}"),
}
"""What its acts are called."""


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a report: the result's document, files by their names, words.

    `recording` is the kind of what came and is not kept ("sound", "video", "withheld"), "" where none did.
    """

    document_number: str = ""
    document_date: date | None = None
    files: tuple[str, ...] = ()
    note: str = ""
    late_reason: str = ""
    recording: str = ""

    @property
    def proves(self) -> bool:
        """Whether a document or a file shows the result."""
        return bool(self.document_number or self.files)

    def __bool__(self) -> bool:
        return bool(self.proves or self.document_date or self.note or self.late_reason)


def document(given: Given, at: datetime | None = None) -> str:
    """ "Văn bản kết quả: 45/BC-ABC ngày 20/11/2026; tệp bao-cao.pdf.", "" where there is none."""
    parts = []
    if given.document_number:
        dated = f" ngày {vi.day(given.document_date)}" if given.document_date else ""
        parts.append(f"{given.document_number}{dated}")
    parts += [vi.file_named(file, at) for file in given.files]
    return f"Văn bản kết quả: {'; '.join(parts)}." if parts else ""


# --- to the person who answers ---


def recorded(item: Standing, at: datetime, given: Given) -> Text:
    """The report is kept, and waits for the office."""
    text = titled(item) + f"\nĐã ghi nhận báo cáo hoàn thành lúc {vi.moment(at)}."
    if document(given, at):
        text += f"\n{document(given, at)}"
    if item.passed:
        text += f"\nBáo cáo sau hạn ({vi.due(item.due)})." if item.due else ""
        text += f" Lý do: {vi.shorten(given.late_reason)}." if given.late_reason else ""
    return text


WAITS = "Báo cáo chờ Văn phòng xác nhận."
WORDS_PASSED_ON = "Ý kiến đã chuyển Văn phòng."


def explain_hint(numbers: Sequence[int]) -> str:
    """Late reports are accepted at once; the reason (giải trình) is asked for."""
    return f"Đề nghị nêu lý do chậm, gõ: xong {vi.numbers(numbers)}, chậm vì …"


def evidence_hint(number: int) -> str:
    """How the result's document is added."""
    return f"Bổ sung văn bản kết quả: gửi tệp hoặc ảnh, hoặc gõ: xong {number} số … ngày …"


def withdraw_hint(numbers: Sequence[int]) -> str:
    """How a report made by mistake is taken back."""
    return f"Nếu nhầm, gõ: rút báo cáo {vi.numbers(numbers)}"


def added(item: Standing, given: Given) -> Text:
    """Something was added to a report that had been made."""
    said = document(given)
    if given.late_reason:
        said = f"{said} Lý do chậm: {vi.shorten(given.late_reason)}.".strip()
    if given.note and not said:
        said = f"Ghi chú: {vi.shorten(given.note)}."
    return titled(item) + f"\nĐã bổ sung vào báo cáo. {said}".rstrip()


def withdrawn(item: Standing) -> Text:
    """The report was taken back."""
    return titled(item) + f"\nĐã rút báo cáo; việc trở lại trạng thái đang thực hiện, {due_words(item)}."


def acknowledged(item: Standing) -> Text:
    """Đã nhận."""
    helping = " (phối hợp)" if item.share is Share.COOPERATE else ""
    return titled(item) + f"\nĐã ghi nhận đơn vị nhận việc{helping}, {due_words(item)}."


def started(item: Standing, percent: float | None = None) -> Text:
    """Đang thực hiện."""
    return titled(item) + f"\nĐã ghi nhận đang thực hiện{_reached(percent)}, {due_words(item)}."


def _reached(percent: float | None) -> str:
    return f", đạt {percent:g}%".replace(".", ",") if percent is not None else ""


def not_done(item: Standing, until: date | None) -> Text:
    """Chưa xong; a promised day binds nobody to a new deadline."""
    text = titled(item) + f"\nĐã ghi nhận chưa hoàn thành, {due_words(item)}."
    if until is not None:
        text += f" Dự kiến xong ngày {vi.day(until)}; hạn chưa thay đổi."
    return text


def extension_hint(number: int) -> str:
    """How more time is asked for."""
    return f"Nếu cần thêm thời gian, gõ: xin gia hạn {number} đến ngày … vì …"


def reported_by_mistake() -> str:
    """A report that was made by mistake is offered to be taken back."""
    return "Nếu đã báo cáo nhầm, trả lời số (hoặc: đúng):"


def done_hint(number: int) -> str:
    """How a report is made once it is done."""
    return f"Khi xong, gõ: xong {number}"


def declined(item: Standing) -> Text:
    """Not theirs: the office is told and decides; until then the task stays."""
    return (
        titled(item) + "\nĐã chuyển ý kiến tới Văn phòng. Trong khi chờ quyết định, việc vẫn giao cho đơn vị."
    )


def which_unit(number: int) -> str:
    """The person answers for several units that have the task."""
    return f"Việc {number} giao cho nhiều đơn vị do đồng chí phụ trách. Đồng chí trả lời cho đơn vị nào?"


def nothing_to_complete() -> str:
    """A document without a number, and no report just made."""
    return "Hệ thống chưa rõ văn bản này là kết quả của việc nào. Đề nghị gõ: xong (số việc) số … ngày …"


def file_kept(files: Sequence[str], numbers: Sequence[int]) -> Message:
    """Files without a word: they are kept for the answer that follows."""
    named = vi.file_named(files[0]) if len(files) == 1 else f"{len(files)} tệp"
    if len(numbers) == 1:
        return message(f"Đã giữ {named} cho việc {numbers[0]}. Khi xong, gõ: xong {numbers[0]}")
    example = numbers[0] if numbers else 12
    listed = f" (các việc của tin nhắn này: {vi.numbers(numbers)})" if len(numbers) > 1 else ""
    return message(
        f"Đã nhận {named}. Đây là kết quả của việc nào{listed}? "
        f"Đề nghị gõ trong một giờ, ví dụ: xong {example}"
    )


def file_of_task(item: Standing, files: Sequence[str], at: datetime) -> Text:
    """Files are kept for a task that was not reported yet: is it done?"""
    listed = "; ".join(vi.file_named(file, at) for file in files)
    return titled(item) + f"\nĐã giữ {listed} cho việc này. Việc đã xong chưa? Trả lời số:"


def unclaimed(count: int) -> str:
    """Files from before belong to no task yet."""
    return f"{count} tệp gửi trước đó chưa gắn với việc nào. Nếu là kết quả việc này, trả lời số:"


def this_one(number: int) -> str:
    """The files are of this task."""
    return f"là kết quả việc {number}"


def file_refused(file: str) -> str:
    """The file itself could not be kept; the words that came with it hold."""
    return f"{vi.first_upper(vi.file_named(file))} chưa lưu được. Đề nghị gửi lại, hoặc nêu số, ngày văn bản."


def file_of_others(file: str) -> str:
    """Whose files become nothing: they are not kept; the words that came with it hold."""
    named = vi.first_upper(vi.file_named(file))
    return f"{named} không được lưu: chỉ Văn phòng và Trưởng, Phó đơn vị gửi tệp vào đây."


def promise_of_others() -> str:
    """A member of the unit's staff names a day: their word is passed on, and it is no promise of the unit."""
    return "Ngày hẹn của đơn vị do Trưởng hoặc Phó đơn vị báo, nên ngày đồng chí nêu chưa được ghi nhận."


def recording_refused(file: str) -> str:
    """A film or a sound that was sent as a file: the words that came with it hold."""
    named = vi.first_upper(vi.file_named(file))
    return f"{named} là video hoặc ghi âm nên không được lưu. Đề nghị gửi ảnh hoặc tệp văn bản."


# --- to the office ---


def office_reported(
    items: Sequence[Standing], by: str, at: datetime, given: Given, among: Sequence[Standing] = ()
) -> Message:
    """Reports that wait for the office, with a button for each decision, and for the files.

    `among` are the other units' shares of the same tasks.
    """
    blocks: list[Text | str] = [f"{subject(by)} báo cáo hoàn thành lúc {vi.moment(at)}:"]
    for item in items:
        state = "sau hạn" if item.passed else "trong hạn"
        standing = f"{due_words(item)}, báo cáo {state}" if item.due else "không có hạn"
        blocks.append(titled(item) + f"\n{item.unit}{_helping(item)}; {standing}.")
    blocks.append(_given(given, at))
    buttons = _proof(items, given) + decide_buttons(items, 8, among)
    return message(*blocks, _decision_hint(items), buttons=buttons)


def _proof(items: Sequence[Standing], given: Given) -> tuple[tuple[Button, ...], ...]:
    """The files can be looked at before anything is decided."""
    n = items[0].number
    return ((Button(f"Minh chứng {n}", f"proof:{n}", f"minh chứng {n}"),),) if given.files else ()


def office_added(items: Sequence[Standing], by: str, given: Given, among: Sequence[Standing] = ()) -> Message:
    """Something was added to reports."""
    blocks: list[Text | str] = [f"{subject(by)} bổ sung báo cáo:"]
    blocks += [titled(item) + f"\n{item.unit}{_helping(item)}." for item in items]
    buttons = _proof(items, given) + decide_buttons(items, 8, among)
    return message(*blocks, _given(given), _decision_hint(items), buttons=buttons)


def office_withdrawn(items: Sequence[Standing], by: str) -> Message:
    """Reports were taken back before the decision."""
    return message(
        f"{subject(by)} rút báo cáo hoàn thành:",
        *(titled(item) + f"\n{item.unit}; {due_words(item)}." for item in items),
    )


def office_not_done(items: Sequence[Standing], by: str, note: str, until: date | None) -> Message:
    """A unit says that it is not done, and why or until when."""
    said = f"Ý kiến: {vi.shorten(note)}." if note else ""
    if until is not None:
        said = f"{said} Dự kiến xong ngày {vi.day(until)}.".strip()
    return message(
        f"{subject(by)} báo chưa hoàn thành:",
        *(titled(item) + f"\n{item.unit}; {due_words(item)}." for item in items),
        *([said] if said else []),
    )


def office_progress(items: Sequence[Standing], by: str, note: str, percent: float | None) -> Message:
    """A unit says how far it is."""
    return message(
        f"{subject(by)} báo đang thực hiện{_reached(percent)}:",
        *(titled(item) + f"\n{item.unit}; {due_words(item)}." for item in items),
        *([f"Ý kiến: {vi.shorten(note, 300)}."] if note else []),
    )


def office_declined(items: Sequence[Standing], by: str, reason: str) -> Message:
    """A unit says that the task is not its own; the office may give it to another."""
    number = items[0].number
    return message(
        f"{subject(by)} đề nghị giao đơn vị khác, cho rằng việc không thuộc trách nhiệm của đơn vị:",
        *(titled(item) + f"\n{item.unit}; {due_words(item)}." for item in items),
        f"Lý do: {vi.shorten(reason, 300)}.",
        f"Văn phòng quyết định: chuyển {number} cho (mã đơn vị) · hủy {number} vì …",
    )


def _helping(item: Standing) -> str:
    return " (phối hợp)" if item.share is Share.COOPERATE else ""


def _given(given: Given, at: datetime | None = None) -> str:
    parts = [document(given, at) or "Chưa có văn bản kết quả."]
    if given.late_reason:
        parts.append(f"Lý do chậm: {vi.shorten(given.late_reason, 300)}.")
    if given.note:
        parts.append(f"Ghi chú: {vi.shorten(given.note, 300)}.")
    if given.recording:
        what = {"sound": "tin thoại", "withheld": "ảnh không tới được Hệ thống"}.get(given.recording, "video")
        parts.append(f"Có gửi kèm {what}, không được lưu.")
    return " ".join(parts)


def _decision_hint(items: Sequence[Standing]) -> str:
    first = items[0]
    return f"{TO_TYPE}xác nhận {vi.numbers([i.number for i in items])} · trả lại {first.number} vì …"
