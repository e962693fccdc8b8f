"""Every act and status by name; every refusal as a sentence: how the task stands, and what can be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from messages import vi
from messages.lines import ActName, message, numbered
from messages.review import edits
from messages.text import Message, plain
from messages.work import amending, changes, remarks, reports
from tasks.deadline import Operator
from tasks.model import Action, Due, Status, Unit
from tasks.transitions import Refusal
from tasks.transitions import RefusalCode as Code

_ALSO: Mapping[str, str] = {
    # as the understanding of what is typed calls them
    "done": Action.REPORT,
    "in_progress": Action.START,
    "evidence": Action.ADD_EVIDENCE,
    "extension": Action.REQUEST_EXTENSION,
    "grant": Action.GRANT_EXTENSION,
    "refuse": Action.REFUSE_EXTENSION,
    # as events call them
    "urged": "urge",
    "given": "give",
}
STATUSES: Mapping[str, str] = {
    Status.ASSIGNED: "đã giao",
    Status.RECEIVED: "đã nhận",
    Status.IN_PROGRESS: "đang thực hiện",
    Status.REPORTED: "đã báo cáo, chờ xác nhận",
    Status.DONE: "đã hoàn thành",
    Status.RETURNED: "bị trả lại, chờ báo cáo lại",
    Status.PAUSED: "tạm dừng",
    Status.CANCELLED: "đã hủy",
}
CHANGED_MEANWHILE = "changed_meanwhile"
"""Somebody else wrote first, and the action would still be possible: it is to be said again."""
_BY_UNIT = frozenset(
    {
        *(Action.ACKNOWLEDGE, Action.REPORT, Action.ADD_EVIDENCE, Action.WITHDRAW, Action.DECLINE),
        *(Action.REQUEST_EXTENSION, Action.WITHDRAW_REQUEST),
    }
)
_DECIDES = frozenset({Action.GRANT_EXTENSION, Action.REFUSE_EXTENSION})
WHOLE_TABLE = "bảng theo dõi của cơ quan"

ACTS: Mapping[str, ActName] = {
    # of a unit
    Action.ACKNOWLEDGE: ActName("xác nhận đã nhận việc", "đã nhận {n}"),
    Action.START: ActName("báo đang thực hiện", "đang làm {n}"),
    Action.REPORT: ActName("báo cáo hoàn thành", "xong {n}"),
    Action.ADD_EVIDENCE: ActName(
        "bổ sung văn bản kết quả", "bổ sung cho việc {n} văn bản số 45/BC-ABC ngày 20/11/2026"
    ),
    Action.WITHDRAW: ActName("rút báo cáo", "rút báo cáo {n}"),
    Action.DECLINE: ActName("đề nghị giao đơn vị khác", "không thuộc trách nhiệm {n} vì …"),
    Action.REQUEST_EXTENSION: ActName("xin gia hạn", "xin gia hạn {n} đến ngày … vì …"),
    Action.WITHDRAW_REQUEST: ActName("rút đề nghị gia hạn", "rút xin gia hạn {n}"),
    # of the office
    Action.CONFIRM: ActName("xác nhận hoàn thành", "xác nhận {n}"),
    Action.RETURN: ActName("trả lại báo cáo", "trả lại {n} vì …"),
    Action.UNDO: ActName("hoàn tác quyết định", "hoàn tác {n}"),
    Action.UNDO_EXTENSION: ActName("rút lại quyết định gia hạn", "rút lại quyết định gia hạn {n}"),
    Action.GRANT_EXTENSION: ActName("đồng ý gia hạn", "đồng ý gia hạn {n} đến ngày …"),
    Action.REFUSE_EXTENSION: ActName("không đồng ý gia hạn", "không đồng ý gia hạn {n} vì …"),
    Action.CHANGE_DEADLINE: ActName("đổi hạn", "đổi hạn {n} ngày …"),
    Action.REASSIGN: ActName("chuyển đơn vị", "chuyển {n} cho (mã đơn vị)"),
    Action.PAUSE: ActName("tạm dừng", "tạm dừng {n}"),
    Action.RESUME: ActName("cho tiếp tục", "tiếp tục {n}"),
    Action.CANCEL: ActName("hủy", "hủy {n} vì …"),
    "invite": ActName("mời cán bộ liên kết", "mời (mã cán bộ)"),
    # of everybody
    "ask_task": ActName("xem việc", "việc {n}"),
    # named beside their answers
    **reports.ACTS,
    **remarks.ACTS,
    **changes.ACTS,
    **amending.ACTS,
    **edits.ACTS,
}


def act(code: str) -> ActName | None:
    """The act by its code: an action of the life cycle, a verb of what is typed, or the kind of an event."""
    return ACTS.get(_ALSO.get(code, code))


def name_of(code: str, otherwise: str) -> str:
    """The act's name; `otherwise` for one that nothing is known of."""
    found = act(code)
    return found.name if found is not None else otherwise


def typed(code: str, number: int) -> str:
    """How the act is typed for that number; "" for one that nothing is known of."""
    found = act(code)
    return found.typed.format(n=number) if found is not None else ""


@dataclass(frozen=True, slots=True)
class _Case:
    """A refusal with what its sentence names: "việc 12", its number, who decided."""

    params: Mapping[str, str | int]
    what: str
    number: int
    by: str

    def word(self, key: str) -> str:
        """A parameter as text."""
        return str(self.params.get(key, ""))

    @property
    def at(self) -> str:
        """ " lúc 08 giờ 05 ngày 23/11/2026", or nothing where the moment is not known."""
        return f" lúc {vi.moment(datetime.fromisoformat(self.word('at')))}" if self.word("at") else ""

    @property
    def who(self) -> str:
        """ " (đồng chí …)", or nothing where it is not known."""
        return f" ({self.by})" if self.by else ""


def _not_allowed(case: _Case) -> str:
    action = case.word("action")
    doing = "quyết định gia hạn" if action in _DECIDES else name_of(action, "làm việc này")
    if action == Action.START:
        return f"Chỉ đơn vị được giao mới {doing} được."
    who = "Trưởng hoặc Phó của đơn vị được giao" if action in _BY_UNIT else "Văn phòng"
    return f"Chỉ {who} mới {doing} được."


def _not_found(case: _Case) -> str:
    return f"Không tìm thấy việc {case.number} trong các việc của đơn vị đồng chí."


def _cap(case: _Case) -> str:
    cap = case.params.get("cap", 0)
    if not cap:
        return "Cơ quan quy định không gia hạn; đề nghị trao đổi trực tiếp với Văn phòng."
    return f"{vi.first_upper(case.what)} đã gia hạn {case.word('granted')} lần, hết số lần được phép ({cap})."


def _wrong_state(case: _Case) -> str:
    doing = name_of(case.word("action"), "làm việc này")
    status = STATUSES.get(case.word("status"), "")
    return f"{vi.first_upper(case.what)} đang ở bước “{status}” nên không {doing} được."


_SENTENCES: Mapping[str, Callable[[_Case], str]] = {
    Code.NOT_ALLOWED: _not_allowed,
    Code.NOT_YOUR_UNIT: _not_found,
    Code.ALREADY_RECEIVED: lambda c: f"{vi.first_upper(c.what)}: đơn vị đã nhận việc, Hệ thống đã ghi nhận.",
    Code.ALREADY_REPORTED: lambda c: (
        f"{vi.first_upper(c.what)}: đã ghi nhận báo cáo hoàn thành{c.at}{c.who}, đang chờ Văn phòng xác nhận."
    ),
    Code.ALREADY_DONE: lambda c: f"{vi.first_upper(c.what)}: Văn phòng đã xác nhận hoàn thành{c.at}{c.who}.",
    Code.ALREADY_RETURNED: lambda c: (
        f"{vi.first_upper(c.what)}: Văn phòng đã trả lại báo cáo{c.at}{c.who}, đang chờ đơn vị báo cáo lại."
    ),
    Code.CANCELLED: lambda c: f"{vi.first_upper(c.what)} đã hủy hoặc không còn giao cho đơn vị này.",
    Code.CLOSED: lambda c: (
        f"{vi.first_upper(c.what)} đã kết thúc: Văn phòng đã xác nhận phần chủ trì. Hệ thống không đổi gì."
    ),
    Code.PAUSED: lambda c: f"{vi.first_upper(c.what)} đang tạm dừng theo quyết định của Văn phòng.",
    Code.NOT_PAUSED: lambda c: f"{vi.first_upper(c.what)} không tạm dừng, vẫn đang thực hiện.",
    Code.NOTHING_TO_CONFIRM: lambda c: (
        f"{vi.first_upper(c.what)} chưa có báo cáo hoàn thành, đang ở bước "
        f"“{STATUSES.get(c.word('status'), '')}”."
    ),
    Code.NOTHING_TO_WITHDRAW: lambda c: f"{vi.first_upper(c.what)} không có báo cáo nào đang chờ để rút.",
    Code.NOTHING_TO_UNDO: lambda c: f"{vi.first_upper(c.what)} không có quyết định nào để hoàn tác.",
    Code.ACTED_SINCE: lambda c: (
        f"{vi.first_upper(c.what)}: sau quyết định của Văn phòng{c.at}{c.who} đơn vị đã cập nhật, "
        f"đang ở bước “{STATUSES.get(c.word('status'), '')}”; không hoàn tác được nữa."
    ),
    Code.OWN_REPORT: lambda c: (
        f"{vi.first_upper(c.what)} do chính đơn vị đồng chí báo cáo; "
        "đề nghị người khác của Văn phòng xác nhận."
    ),
    Code.NO_DEADLINE: lambda c: f"{vi.first_upper(c.what)} không có hạn nên không cần gia hạn.",
    Code.EXTENSION_PENDING: lambda c: (
        f"{vi.first_upper(c.what)} đã có đề nghị gia hạn đang chờ Văn phòng quyết định."
    ),
    Code.NO_PENDING_EXTENSION: lambda c: (
        f"{vi.first_upper(c.what)} không có đề nghị gia hạn nào đang chờ. "
        f"Muốn đổi hạn, gõ: đổi hạn {c.number} ngày …"
    ),
    Code.EXTENSION_CAP: _cap,
    Code.NOT_LATER: lambda c: f"Ngày đề nghị phải sau hạn hiện nay của {c.what} ({_due(c.word('due'))}).",
    Code.SAME_DEADLINE: lambda c: (
        f"{vi.first_upper(c.what)} đã có hạn {_due(c.word('due'))}, không thay đổi."
    ),
    Code.SAME_UNIT: lambda c: f"{vi.first_upper(c.what)} đang do chính đơn vị này thực hiện.",
    Code.REASON_REQUIRED: lambda c: (
        f"Đề nghị nêu lý do, gõ: {typed(c.word('action'), c.number) or f'trả lại {c.number} vì …'}"
    ),
    Code.DUE_REQUIRED: lambda c: (
        f"Đề nghị nêu ngày, gõ: {typed(c.word('action'), c.number) or f'đổi hạn {c.number} ngày …'}"
    ),
    Code.UNIT_REQUIRED: lambda c: f"Đề nghị nêu đơn vị, gõ: chuyển {c.number} cho (mã đơn vị)",
    Code.WRONG_STATE: _wrong_state,
    CHANGED_MEANWHILE: lambda c: f"{vi.first_upper(c.what)} vừa có thay đổi; đề nghị gửi lại.",
}


def sentence(refusal: Refusal, number: int, *, what: str = "", by: str = "") -> str:
    """The refusal in one sentence. `what` is "việc 12 (kỳ …)"; `by` names who reported or decided.

    A code that no sentence is known for raises KeyError: a test holds that there is none.
    """
    return _SENTENCES[refusal.code](_Case(refusal.params, what or f"việc {number}", number, by))


def no_task(number: int) -> str:
    """For the office: the number was never given."""
    return f"Không có việc {number}."


def not_yours(number: int) -> str:
    """For a unit, whether the task exists elsewhere or not."""
    return f"Không tìm thấy việc {number} trong các việc của đơn vị đồng chí."


def unknown_unit(text: str, sharing: Sequence[Unit] = ()) -> str:
    """A unit's name that is nobody's, or the noun with which the names of some begin."""
    named = vi.shorten("; ".join(f"{unit.name} ({unit.code})" for unit in sharing), 400)
    if named:
        return f"“{vi.shorten(text, 60)}” là đơn vị nào: {named}? Gõ tên hoặc mã đơn vị."
    return f"Không rõ đơn vị “{vi.shorten(text, 60)}”. Đề nghị gõ mã hoặc tên đầy đủ của đơn vị."


def not_given_to(number: int, unit: str) -> str:
    """The task exists, and the unit has no share of it."""
    return f"Việc {number} không giao cho {unit}."


def too_many(most: int, following: int) -> str:
    """A message speaks of more tasks than are served at once."""
    return f"Mỗi tin nhắn xử lý tối đa {most} việc; đề nghị gửi tiếp từ việc {following}."


def day_passed(day: date) -> str:
    """A new deadline that lies behind already."""
    return f"Ngày {vi.day(day)} đã qua; đề nghị nêu ngày sau hôm nay."


def only(text: str) -> Message:
    """A refusal as a message of its own."""
    return Message((plain(text),))


def _due(value: str) -> str:
    day, _, hour = value.partition("T")
    at = time.fromisoformat(hour) if hour else None
    return vi.due(Due(date.fromisoformat(day), Operator.BY, at)) if day else ""


def no_role() -> str:
    """The person holds no role that sees any tasks."""
    return "Đồng chí chưa được giao vai trò xem việc của đơn vị nào. Đề nghị liên hệ Văn phòng."


def not_your_unit() -> str:
    """Another unit than one's own, whether it exists or not."""
    return "Đồng chí chỉ xem được việc của đơn vị mình. Gõ: việc của tôi"


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
