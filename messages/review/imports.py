"""What comes of a document that was sent, before its review and when that is saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from language.tokens import ranges
from messages import vi
from messages.lines import message, subject
from messages.questions.directives import Document, titled
from messages.review.pages import header, to_settle
from messages.review.reading import ReviewFacts, archive, problem
from messages.text import Button, Message, Text, bold, plain
from tasks.model import Person


def unreadable(code: str, name: str, params: dict[str, str | int] | None) -> Message:
    """The file gave no text, or was refused."""
    return message(problem(code, name, params))


def of_archive(name: str, documents: int, unread: Sequence[tuple[str, str]]) -> Message:
    """What is in a ZIP: how many documents, and of the others (problem, name) each with its reason."""
    return message(archive(name, documents), *(problem(code, member) for code, member in unread))


def not_allowed() -> Message:
    """The person may not import documents."""
    return message("Chỉ Văn phòng nhập được văn bản. Nếu đây là kết quả, gửi tệp hoặc ảnh kèm chữ: xong 12.")


def another_agency(issuer: str) -> str:
    """The document is of an agency that is neither the office nor above it."""
    return (
        f"“{vi.shorten(issuer, 80)}” không phải cơ quan này hay cấp trên; "
        "đề nghị kiểm tra việc có thuộc cơ quan mình trước khi giao."
    )


def no_tasks(document: str, notes: Sequence[str] = ()) -> Message:
    """Nothing in the document is a task; `notes` are what may be one, and what could not be read."""
    return message(
        f"Đã đọc văn bản {document}: không thấy nhiệm vụ nào được giao, nên không tạo bản soát.",
        *(f"Lưu ý: {note}" for note in notes),
        "Có thể giao bằng tin nhắn: giao (mã đơn vị) nội dung việc trước ngày …",
    )


def already_open(document: str) -> Message:
    """The same document is under review."""
    return message(f"Văn bản {document} đang được soát, xem lại dưới đây.")


def already_saved(document: str, when: str, tasks: str, *, file_kept: bool = False) -> Message:
    """The same document has been imported; `file_kept`: its file was not kept then, and is now."""
    given = f", đã giao việc {tasks}" if tasks else ""
    kept = " Đã lưu tệp gốc để gửi cho đơn vị có việc." if file_kept else ""
    return message(f"Văn bản {document} đã được nhập ngày {when}{given}; không nhập lại.{kept}")


OTHER_VERSION = "other_version"
REPLACES = "replaces"
AMENDS = "amends"
ABOUT_ANOTHER = frozenset({OTHER_VERSION, REPLACES, AMENDS})
"""Notes about another directive that is here; their parameter `directive` is its id."""


def about_another(code: str, number: str, when: str, tasks: str, still_open: str) -> str:
    """What the office should know of the other directive before it saves this one."""
    if code == OTHER_VERSION:
        given = f", đã giao việc {tasks}" if tasks else ""
        return (
            f"Đã có bản khác cùng cơ quan, số và ngày, nhập ngày {when}{given}; "
            "đề nghị đối chiếu trước khi lưu để khỏi giao trùng."
        )
    if code == AMENDS:
        left = (
            f"; việc còn mở của văn bản đó: {still_open}. Đề nghị đối chiếu; muốn sửa hạn việc cũ, "
            "gõ: đổi hạn (số việc) (ngày mới)"
        )
        return f"Văn bản này sửa đổi, bổ sung {number} đã nhập ngày {when}{left if still_open else '.'}"
    left = f"; việc còn mở của văn bản đó: {still_open}. Muốn hủy, gõ: hủy {still_open} vì …"
    return f"Văn bản này thay thế {number} đã nhập ngày {when}{left if still_open else '.'}"


def doubtful_file(name: str) -> str:
    """On the command line nobody can be asked about the gate's doubt."""
    return (
        f"Tệp {name} có chữ giống dấu chỉ độ mật nên chưa đọc; dòng lệnh không bỏ qua được. Đề nghị mở tệp "
        "xem lại. Nếu chắc chắn không phải tài liệu mật, người của Văn phòng gửi tệp cho Hệ thống trong "
        "hội thoại, kèm dòng chữ: không mật."
    )


def by_command(outcome: str, name: str, document: str, tasks: int, earlier: str, numbers: str) -> str:
    """What came of a file on the command line."""
    if outcome == "opened":
        return f"{name}: văn bản {document}, {vi.tasks(tasks)} chờ Văn phòng soát và lưu trong hội thoại."
    if outcome == "no_tasks":
        return f"{name}: văn bản {document}, không thấy nhiệm vụ nào được giao nên không tạo bản soát."
    if outcome == "already_open":
        return f"{name}: văn bản {document} đang chờ Văn phòng soát, không nhập lại."
    given = f", đã giao việc {numbers}" if numbers else ""
    return f"{name}: văn bản {document} đã được nhập ngày {earlier}{given}; không nhập lại."


def open_for_office(facts: ReviewFacts) -> Message:
    """The office hears that a document waits to be looked through."""
    show = Button("Xem bản soát", f"page:{facts.review_id}:1", "xem bản soát")
    return Message(
        (
            plain("Có văn bản mới chờ Văn phòng soát."),
            header(facts),
            *to_settle(facts),
            plain("Bấm nút, hoặc trả lời tin này: xem bản soát"),
        ),
        ((show,),),
    )


MOST_PEOPLE = 12


@dataclass(frozen=True, slots=True)
class SavedFacts:
    """What saving made, and who will not hear of it; all numbers are those of tasks.

    `units` are those that lead, with how many tasks; `outside` are names that the registry lacks.
    """

    document: str
    first: int
    last: int
    count: int
    units: tuple[tuple[str, int], ...]
    unreached: tuple[str, ...] = ()
    headless: tuple[str, ...] = ()
    past: tuple[int, ...] = ()
    undated: tuple[int, ...] = ()
    uncounted: tuple[int, ...] = ()
    outside: tuple[tuple[int, str], ...] = ()


def to_know(shown: Document) -> Message:
    """A unit without a task of a directive hears that it was sent to it, to know of it."""
    return message(f"Văn phòng gửi đơn vị để biết văn bản {titled(shown)}.", "Đơn vị không có việc phải làm.")


def saved(facts: SavedFacts) -> Message:
    """What was given to whom, what the reminders leave out, and who will not hear of it."""
    blocks: list[Text] = [
        bold(f"Đã lưu và giao {vi.tasks(facts.count)} ({_span(facts)})") + f" theo văn bản {facts.document}.",
        *(plain(f"• {unit}: {vi.tasks(count)}") for unit, count in facts.units),
    ]
    blocks += [plain(line) for line in _left_out(facts)]
    if facts.headless:
        blocks.append(plain("Đơn vị chưa có người nhận tin: " + "; ".join(facts.headless) + "."))
    if facts.unreached:
        blocks.append(plain(f"Chưa liên kết nên chưa nhận được tin: {_people(facts.unreached)}."))
        blocks.append(plain("Cấp mã liên kết bằng lệnh: mời (mã cán bộ)"))
    blocks.append(
        plain(
            f"Sau khi lưu vẫn sửa được: đổi hạn {facts.first} ngày … · chuyển {facts.first} cho (mã đơn vị) "
            f"· hủy {facts.first} vì …"
        )
    )
    return Message(tuple(blocks))


def saved_by(person: Person, facts: SavedFacts) -> Message:
    """The others of the office hear who saved what."""
    given = f"{vi.tasks(facts.count)} ({_span(facts)}) theo văn bản {facts.document}"
    return message(f"{subject(vi.person(person))} đã lưu và giao {given}.")


def called(person: Person) -> str:
    """A person in a list: name, office held, code for an invitation."""
    title = f", {person.title}" if person.title else ""
    return f"{person.name}{title} ({person.code})"


def _span(facts: SavedFacts) -> str:
    return f"số {facts.first}-{facts.last}" if facts.last > facts.first else f"số {facts.first}"


def _left_out(facts: SavedFacts) -> list[str]:
    lines = []
    if facts.past:
        lines.append(
            f"Việc {ranges(facts.past)} đã quá hạn ngay khi nhập: chưa báo lên cấp trên "
            "khi Văn phòng chưa quyết định; đề nghị đổi hạn, đôn đốc hoặc hủy."
        )
    if facts.uncounted:
        lines.append(
            f"Việc {ranges(facts.uncounted)} có hạn nhưng chưa tính được ngày nên chưa nhắc; "
            "đặt ngày bằng lệnh đổi hạn."
        )
    if facts.undated:
        lines.append(f"Việc {ranges(facts.undated)} không có hạn: chỉ theo dõi, không nhắc theo hạn.")
    for number, name in facts.outside:
        lines.append(f"Việc {number}: “{vi.shorten(name, 60)}” ngoài danh mục nên chưa được giao.")
    return lines


def _people(names: tuple[str, ...]) -> str:
    more = f" và {len(names) - MOST_PEOPLE} người khác" if len(names) > MOST_PEOPLE else ""
    return "; ".join(names[:MOST_PEOPLE]) + more
