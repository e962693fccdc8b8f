"""Short sentences about questions that cannot be answered as they stand."""

from collections.abc import Sequence

from messages import vi
from messages.lines import message, numbered
from messages.text import Message


def no_role() -> str:
    """The person holds no role that sees any tasks."""
    return "Đồng chí chưa được giao vai trò xem việc của đơn vị nào. Đề nghị liên hệ Văn phòng."


def not_your_unit() -> str:
    """Another unit than one's own, whether it exists or not."""
    return "Đồng chí chỉ xem được việc của đơn vị mình. Gõ: việc của tôi"


WHOLE_TABLE = "bảng theo dõi của cơ quan"


def only_leaders(what: str) -> str:
    """A question over the whole office by somebody who may not ask it."""
    return f"{vi.first_upper(what)} dành cho Văn phòng và lãnh đạo. Gõ: việc của tôi"


def no_directive(text: str) -> str:
    """Nothing is known of such a document, or nothing that this person may see."""
    return f"Không tìm thấy văn bản “{vi.shorten(text, 80)}”. Gõ: danh sách văn bản, hoặc: tìm (từ khóa)"


def which_directive(titles: Sequence[str], first: int = 1) -> Message:
    """Several documents fit; a number chooses."""
    return message(
        "Có nhiều văn bản phù hợp. Đồng chí muốn xem văn bản nào?",
        *numbered(titles, first),
        "Trả lời bằng số thứ tự.",
    )
