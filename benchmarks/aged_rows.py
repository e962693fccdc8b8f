"""The rows that one task leaves behind in an office (benchmarks.aged_office), as the program writes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from language.folding import fold
from storage.record import audit
from tasks.lifecycle import Fact
from tasks.model import Share, Status
from tasks.workdays import local

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Tuesday, 09:00 in Hanoi
TODAY = date(2026, 11, 24)
UNITS, PEOPLE_OF_A_UNIT = 200, 4
OPEN = 3_000
DONE_A_YEAR = 20_000
TASKS_OF_A_DIRECTIVE = 8
RECURRING, PERIODS_AHEAD = 60, 12
CHANNEL, BOT = "telegram", "1"
DIRECTOR, OFFICER = 1, 5
DAY = timedelta(days=1)
_DOMAINS = (
    "Y tế dự phòng", "Khám chữa bệnh", "Dược", "Kế hoạch", "Tài chính", "Tổ chức cán bộ", "Thanh tra",
    "Dân số", "An toàn thực phẩm", "Bảo hiểm", "Môi trường", "Công nghệ thông tin", "Xét nghiệm",
)  # fmt: skip
_WORDS = (
    "tiêm chủng", "sốt xuất huyết", "bệnh viện", "hồ sơ sức khỏe", "đấu thầu thuốc", "kiểm tra", "nhân lực",
    "dự toán", "cơ sở vật chất", "chuyển đổi số", "truyền thông", "vệ sinh môi trường", "xét nghiệm",
)  # fmt: skip
_STATUSES = (
    *(Status.ASSIGNED, Status.RECEIVED, Status.IN_PROGRESS, Status.ASSIGNED, Status.RECEIVED),
    *(Status.IN_PROGRESS, Status.ASSIGNED, Status.REPORTED, Status.RETURNED, Status.PAUSED),
)
"""How the open tasks stand, in turn."""


def unit_code(number: int) -> str:
    """The code of the unit with that number, from 1."""
    return f"D{number}"


def unit_name(number: int) -> str:
    """What it is called."""
    return f"Trung tâm {_DOMAINS[number % len(_DOMAINS)]} số {number}"


def head_of(unit: int) -> int:
    """The id of the person who heads the unit; from 6 on, after the leaders and the office."""
    return 2 + unit * PEOPLE_OF_A_UNIT


@dataclass(frozen=True)
class Work:
    """A task with one occurrence: `n` is its number. Given on `given`, due on `due`."""

    n: int
    given: date
    due: date
    done: bool
    status: Status

    @property
    def units(self) -> tuple[int, int]:
        """Who leads and who helps."""
        lead = self.n % UNITS + 1
        return lead, (lead + self.n // UNITS % 7) % UNITS + 1

    @property
    def reported(self) -> datetime:
        """A tenth of them after the deadline."""
        day = self.due + ((3 + self.n % 9) if self.n % 10 == 0 else -(self.n % 5)) * DAY
        return datetime.combine(min(day, TODAY - DAY), time(3, self.n % 60), UTC)

    @property
    def directive(self) -> int | None:
        """Nine of ten came of one."""
        return self.n // TASKS_OF_A_DIRECTIVE + 1 if self.n % 10 else None

    @property
    def helper_reported(self) -> bool:
        """The half of those who cooperate never say so; the occurrence is closed all the same."""
        return self.done and self.n % 2 == 0


def works(done: int) -> Iterator[Work]:
    """The done ones of all years, then the open ones."""
    years = done / DONE_A_YEAR
    for n in range(1, done + 1):
        due = TODAY - timedelta(days=2 + int((done - n) * 365 * years / done))
        yield Work(n, due - timedelta(days=20), due, True, Status.DONE)
    for n in range(OPEN):
        number = done + n + 1
        due = TODAY + timedelta(days=n % 90 - 15)
        given = min(due - timedelta(days=20), TODAY - DAY)
        yield Work(number, given, due, False, _STATUSES[n % len(_STATUSES)])


def at(day: date, hour: int = 2) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def directives(number: int, done: int) -> Iterator[dict[str, Any]]:
    for n in range(1, number + 1):
        word = n % len(_WORDS)
        issued = TODAY - timedelta(days=min(5 * 365, max(1, (number - n) * 365 // (DONE_A_YEAR // 8))))
        subject = f"V/v triển khai công tác {_WORDS[word]} đợt {n}"
        yield {
            "id": n, "number": f"{n}/UBND-VX", "symbol": "UBND-VX", "issued": issued,
            "issuer": ("UBND tỉnh An Phú", "Bộ Y tế", "Tỉnh ủy An Phú")[n % 3], "subject": subject,
            "addressees": [], "fingerprint": f"f{n}", "key": f"k{n}",
            "text": (f"{subject}. " + "Các đơn vị nghiêm túc thực hiện. " * 120),
            "folded": f"v v trien khai cong tac {fold(_WORDS[word])} dot {n}", "file_name": f"{n}.pdf",
            "warnings": [], "imported_by": OFFICER, "imported_at": at(issued),
        }  # fmt: skip


def reviews(number: int) -> Iterator[dict[str, Any]]:
    for n in range(1, number + 1):
        yield {
            "id": n, "directive_id": n, "state": "saved", "opened_by": OFFICER, "channel": CHANNEL,
            "chat_id": str(OFFICER), "page": 1, "version": 9, "opened_at": NOW, "closed_by": OFFICER,
            "closed_at": NOW,
        }  # fmt: skip


def content(n: int) -> tuple[str, str]:
    word = n % len(_WORDS)
    return (
        f"Triển khai nội dung {_WORDS[word]} theo kế hoạch số {n % 997}, báo cáo kết quả về Sở",
        f"trien khai noi dung {fold(_WORDS[word])} theo ke hoach so {n % 997} bao cao ket qua ve so"
        f" {n // TASKS_OF_A_DIRECTIVE + 1} ubnd vx",
    )


def task(work: Work) -> dict[str, Any]:
    said, folded = content(work.n)
    return {
        "number": work.n, "directive_id": work.directive, "content": said, "quote": said,
        "place": "mục II",
        "kind": "action", "report_to": [], "product": "Báo cáo", "folded": folded, "given_by": OFFICER,
        "deadline": {"phrase": f"trước ngày {work.due:%d/%m/%Y}", "operator": "by",
        "on": work.due.isoformat()},
        "given_at": at(work.given), "past_at_import": False, "cancelled_at": None,
    }  # fmt: skip


def draft(work: Work) -> dict[str, Any]:
    return {
        "review_id": work.directive, "number": work.n % TASKS_OF_A_DIRECTIVE + 1,
        "body": {"content": content(work.n)[0]}, "leads": [work.units[0]], "helpers": [work.units[1]],
        "unmatched": [], "deadline": {}, "changed": False, "dropped": False, "task_number": work.n,
    }  # fmt: skip


def occurrence(work: Work) -> dict[str, Any]:
    return {
        "id": work.n, "task_number": work.n, "period": "", "due": work.due, "due_time": None,
        "operator": "by",
        "closed_at": work.reported + DAY if work.done else None, "version": 1,
    }  # fmt: skip


def share(
    number: int,
    occurrence: int,
    unit: int,
    share: Share,
    status: Status,
    report: int | None,
    at: datetime | None,
) -> dict[str, Any]:
    return {
        "id": number, "occurrence_id": occurrence, "unit_id": unit, "share": share, "status": status,
        "paused_from": "assigned" if status is Status.PAUSED else None, "version": 4, "extensions": 0,
        "accepted_report_id": report, "accepted_on": local(at).date() if at else None,
        "accepted_time": local(at).time() if at else None,
        "own_due": None, "own_due_time": None, "own_operator": None,
    }  # fmt: skip


def shares(work: Work) -> Iterator[dict[str, Any]]:
    lead, helper = work.units
    at = work.reported if work.done else None
    helped = at if work.done and work.helper_reported else None
    yield share(2 * work.n, work.n, lead, Share.LEAD, work.status, 2 * work.n if at else None, at)
    yield share(
        2 * work.n + 1,
        work.n,
        helper,
        Share.COOPERATE,
        helpers_status(work),
        2 * work.n + 1 if helped else None,
        helped,
    )


def helpers_status(work: Work) -> Status:
    """How far the cooperating unit has got."""
    if work.done and work.helper_reported:
        return Status.DONE
    return (Status.ASSIGNED, Status.RECEIVED)[work.n // 2 % 2]


def reports(work: Work) -> Iterator[dict[str, Any]]:
    shares = [0, 1] if work.helper_reported else [0]
    if not work.done and work.status is not Status.REPORTED:
        return
    for each in shares:
        yield {
            "id": 2 * work.n + each, "assignment_id": 2 * work.n + each,
            "person_id": head_of(work.units[each]),
            "at": work.reported, "note": "", "late_reason": "", "document_number": f"{work.n}/BC",
            "decision": "accepted" if work.done else "pending", "decided_by": OFFICER if work.done else None,
            "decided_at": work.reported + DAY if work.done else None, "self_confirmed": False, "reason": "",
        }  # fmt: skip


def evidence(work: Work) -> dict[str, Any]:
    return {
        "report_id": 2 * work.n, "stored_as": f"e{work.n}", "name": f"bao-cao-{work.n}.pdf", "size": 9,
        "channel_file_id": "",
    }  # fmt: skip


def extension(work: Work) -> dict[str, Any]:
    waits = work.status in (Status.ASSIGNED, Status.RECEIVED, Status.IN_PROGRESS)
    return {
        "assignment_id": 2 * work.n, "person_id": head_of(work.units[0]), "at": at(work.due - 2 * DAY),
        "old_due": work.due - 5 * DAY, "new_due": work.due, "reason": "chờ số liệu",
        "decision": "pending" if waits else "granted", "decision_reason": "",
        "decided_by": None if waits else OFFICER, "decided_at": None if waits else at(work.due - DAY),
    }  # fmt: skip


def events(work: Work) -> Iterator[tuple[str, str, datetime, int, str, str]]:
    """Kind, subject, when, who, from which status, to which."""
    yield "given", f"task:{work.n}", at(work.given), OFFICER, "", ""
    for each, status in enumerate((work.status, helpers_status(work))):
        subject, head = f"assignment:{2 * work.n + each}", head_of(work.units[each])
        for kind, when, who, old, new in _way(work, status, head):
            yield kind, subject, when, who, old.value, new.value
    if work.n % 40 == 0:
        yield (
            "decline" if not work.done else "note",
            f"assignment:{2 * work.n + 1}",
            at(work.given, 5),
            6,
            "",
            "",
        )


def _way(work: Work, status: Status, head: int) -> Iterator[tuple[str, datetime, int, Status, Status]]:
    """By which steps a share came to its status."""
    if status is Status.PAUSED:
        yield "pause", at(work.given, 4), OFFICER, Status.ASSIGNED, status
    elif status is not Status.ASSIGNED:
        yield "acknowledge", at(work.given, 4), head, Status.ASSIGNED, Status.RECEIVED
    if status is Status.IN_PROGRESS:
        yield "start", at(work.given, 5), head, Status.RECEIVED, status
    if status in (Status.REPORTED, Status.DONE, Status.RETURNED):
        yield "report", work.reported, head, Status.RECEIVED, Status.REPORTED
    if status in (Status.DONE, Status.RETURNED):
        kind = "confirm" if status is Status.DONE else "return"
        yield kind, work.reported + DAY, OFFICER, Status.REPORTED, status


def chained(
    events: Iterable[tuple[str, str, datetime, int, str, str]], previous: str
) -> Iterator[dict[str, Any]]:
    for kind, subject, at, actor, old, new in events:
        data = {"fact": Fact.STATUS.value} if new else {}
        digest = audit.digest_of(previous, at, actor, kind, subject, old, new, data)
        yield {
            "at": at, "actor_id": actor, "kind": kind, "subject": subject, "old": old, "new": new,
            "data": data,
            "previous": previous, "digest": digest,
        }  # fmt: skip
        previous = digest
