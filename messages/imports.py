"""What comes of a document that was sent, before there is a review of it."""

from collections.abc import Sequence

from messages import vi
from messages.files import archive, problem
from messages.review_facts import ReviewFacts
from messages.reviews import header, to_settle
from messages.text import Button, Message, plain


def _message(*lines: str) -> Message:
    return Message(tuple(plain(line) for line in lines))


def unreadable(code: str, name: str, params: dict[str, str | int] | None) -> Message:
    """The file gave no text, or was refused."""
    return _message(problem(code, name, params))


def of_archive(name: str, documents: int, refused: int, unread: Sequence[tuple[str, str]]) -> Message:
    """What is in a ZIP: how many documents, and of the others (problem, name) each with its reason."""
    return _message(archive(name, documents, refused), *(problem(code, member) for code, member in unread))


def not_allowed() -> Message:
    """The person may not import documents."""
    return _message("Chỉ Văn phòng nhập được văn bản. Nếu đây là kết quả, gửi tệp kèm chữ: xong 12.")


def no_tasks(document: str) -> Message:
    """Nothing in the document is a task."""
    return _message(
        f"Đã đọc văn bản {document}: không thấy nhiệm vụ nào được giao, nên không tạo bản soát. "
        "Có thể giao bằng tin nhắn: giao (mã đơn vị) nội dung việc trước ngày 30/11"
    )


def already_open(document: str) -> Message:
    """The same document is under review."""
    return _message(f"Văn bản {document} đang được soát, xem lại dưới đây.")


def already_saved(document: str, when: str, tasks: str) -> Message:
    """The same document has been imported."""
    given = f", đã giao việc {tasks}" if tasks else ""
    return _message(f"Văn bản {document} đã được nhập ngày {when}{given}; không nhập lại.")


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
        f"Tệp {name} có chữ giống dấu chỉ độ mật nên chưa đọc. Nếu chắc chắn không phải tài liệu mật, "
        "đề nghị Văn phòng gửi tệp trong hội thoại kèm dòng chữ: không mật."
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
