"""The office that the golden texts speak of, on Monday 23/11/2026 at 08:00; 24/11 is a day off."""

from datetime import UTC, date, datetime, time, timedelta

from tasks.deadline import Operator
from tasks.model import Assignment, Due, Person, Role, Share, Status
from tasks.standing import AsOf, Description, Standing, standing
from tasks.workdays import Calendar, SpecialDay

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY_OFF = SpecialDay(date(2026, 11, 24), False, "Ngày Văn hóa Việt Nam")
AS_OF = AsOf(NOW, Calendar().edited([DAY_OFF]))

DIRECTOR = Person(1, "N01", "Trương Văn Khải", "Giám đốc Sở", "đồng chí", 1, frozenset({(Role.DIRECTOR, 1)}))
CLERK = Person(4, "N04", "Mạc Thị Nhàn", "Chuyên viên", "đồng chí", 2, frozenset({(Role.OFFICE, 2)}))
HEAD = Person(5, "N05", "Kiều Đức Anh", "Trưởng phòng", "đồng chí", 3, frozenset({(Role.HEAD, 3)}))
STAFF = Person(7, "N07", "Thân Văn Tú", "Chuyên viên", "đồng chí", 3, frozenset({(Role.STAFF, 3)}))
INSPECTOR = Person(8, "N08", "Lã Minh Trí", "Chánh Thanh tra", "đồng chí", 4, frozenset({(Role.HEAD, 4)}))
DOCTOR = Person(9, "N09", "Ông Thị Vân", "Giám đốc", "bà", 5, frozenset({(Role.HEAD, 5)}))

BY_HEAD = "đồng chí Kiều Đức Anh, Trưởng phòng"
BY_CLERK = "đồng chí Mạc Thị Nhàn, Chuyên viên"

UNITS = {
    "QHPT": (3, "Phòng Quy hoạch"),
    "TTR": (4, "Thanh tra Sở"),
    "BVM": (5, "Bệnh viện Mắt"),
}


def due(day: int, month: int = 11, at: time | None = None, operator: Operator = Operator.BY) -> Due:
    """A deadline in 2026."""
    return Due(date(2026, month, day), operator, at)


def share(
    number: int,
    content: str,
    unit: str = "QHPT",
    until: Due | None = None,
    status: Status = Status.ASSIGNED,
    *,
    helps: bool = False,
    reported: datetime | None = None,
    accepted: datetime | None = None,
    asked_until: date | None = None,
    asked_at: datetime | None = None,
    period: str = "",
    past_at_import: bool = False,
    source: str = "",
    at: AsOf = AS_OF,
) -> Standing:
    """A unit's share of a task as it stands on that Monday, by the rules of the house."""
    unit_id, name = UNITS[unit]
    assignment = Assignment(
        id=number * 1000 + unit_id * 100 + (int(period[-2:]) if period else 0),
        task_number=number,
        occurrence_id=number * 100 + (int(period[-2:]) if period else 0),
        unit_id=unit_id,
        share=Share.COOPERATE if helps else Share.LEAD,
        status=status,
        version=1,
        due=until,
        pending_extension=asked_until is not None,
        asked_at=asked_at or NOW - timedelta(hours=1),
        asked_until=asked_until,
        reported_at=reported,
        accepted_at=accepted,
    )
    said = Description(
        content, NOW - timedelta(days=20), name, unit, period, source, past_at_import=past_at_import
    )
    return standing(assignment, said, at)


MORNING = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)

LATE = share(7, "Báo cáo tiến độ lập quy hoạch phân khu phía Tây", until=due(18))
SOON = share(12, "Lập danh mục dự án kêu gọi đầu tư năm 2027", until=due(27), status=Status.RECEIVED)
TODAY_AT = share(9, "Gửi ý kiến góp ý dự thảo Nghị quyết", until=due(23, at=time(16, 30)))
FAR = share(15, "Rà soát quy trình một cửa", until=due(31, 12), status=Status.IN_PROGRESS)
UNDATED = share(16, "Phối hợp công tác truyền thông")
WEEK_49 = share(22, "Báo cáo tuần về giải ngân", until=due(4, 12), period="2026-W49")
WEEK_50 = share(22, "Báo cáo tuần về giải ngân", until=due(11, 12), period="2026-W50")
OTHERS = share(12, SOON.content, "TTR", due(27))
HELPING = share(12, SOON.content, "BVM", due(27), helps=True)
REPORTED = share(30, "Kết luận thanh tra đợt 2", "TTR", due(18), Status.REPORTED, reported=MORNING)
REPORTED_TOO = share(30, "Kết luận thanh tra đợt 2", until=due(18), status=Status.REPORTED, reported=NOW)
ASKING = share(31, "Thẩm định giá đất", until=due(25), asked_until=date(2026, 12, 5))
DONE = share(32, "Kiểm kê tài sản", until=due(20), status=Status.DONE, reported=MORNING, accepted=MORNING)
FROM_BEFORE = share(33, "Báo cáo quý III", "TTR", due(10), past_at_import=True)
