"""What people do, each act once: its name in a sentence, and how it is typed; and the statuses by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from tasks.model import Action, Status


@dataclass(frozen=True, slots=True)
class ActName:
    """`name` stands behind "đã", "muốn", "mới"; `typed` is an example with {n} for the number."""

    name: str
    typed: str = ""


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
    "not_done": ActName("báo chưa hoàn thành", "chưa xong {n}"),
    # of the office
    Action.CONFIRM: ActName("xác nhận hoàn thành", "xác nhận {n}"),
    Action.RETURN: ActName("trả lại báo cáo", "trả lại {n} vì …"),
    Action.UNDO: ActName("hoàn tác quyết định", "hoàn tác {n}"),
    Action.GRANT_EXTENSION: ActName("đồng ý gia hạn", "đồng ý gia hạn {n} đến ngày …"),
    Action.REFUSE_EXTENSION: ActName("không đồng ý gia hạn", "không đồng ý gia hạn {n} vì …"),
    Action.CHANGE_DEADLINE: ActName("đổi hạn", "đổi hạn {n} ngày …"),
    Action.REASSIGN: ActName("chuyển đơn vị", "chuyển {n} cho (mã đơn vị)"),
    Action.PAUSE: ActName("tạm dừng", "tạm dừng {n}"),
    Action.RESUME: ActName("cho tiếp tục", "tiếp tục {n}"),
    Action.CANCEL: ActName("hủy", "hủy {n} vì …"),
    "urge": ActName("đôn đốc", "đôn đốc {n}"),
    "give": ActName("giao việc", "giao {n} cho (mã đơn vị)"),
    "invite": ActName("mời cán bộ liên kết", "mời (mã cán bộ)"),
    # of a review
    "drop": ActName("bỏ đề xuất", "bỏ {n}"),
    "restore": ActName("lấy lại đề xuất", "lấy lại {n}"),
    "fix_deadline": ActName("sửa hạn đề xuất", "sửa hạn {n} 30/11"),
    # of everybody
    "ask_task": ActName("xem việc", "việc {n}"),
}

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
