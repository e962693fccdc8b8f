"""What is said of the record's soundness, as people read it."""

from datetime import timedelta

from messages import records
from tests.messages import people as p
from tests.messages.golden import hold

ROWS = [("assignment", "12"), ("setting", "morning")]


def test_the_record() -> None:
    hold(
        "records",
        {
            "khớp": records.agrees(),
            "không khớp": [records.bent(how, ROWS) for how in ("changed", "added", "removed")],
            "nhiều": records.bent("changed", [("report", str(n)) for n in range(1, 13)]),
            "không đọc được": records.unreadable(["task", "draft"]),
            "chốt": records.unguarded(),
            "đã gặp": records.met([p.NOW, p.NOW + timedelta(days=1)]),
            "làm gì": records.keep_it(),
            "mã": [records.code("4fbfb763fa9cd012", known=known) for known in (True, False)],
            "báo Văn phòng": records.told_of_foreign([p.NOW]),
        },
    )
