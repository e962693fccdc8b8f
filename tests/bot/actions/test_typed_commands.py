"""What an offer shows is understood again as what was offered."""

from datetime import date

import pytest

from chat import KnownUnit, Situation, understand
from chat import intents as i
from chat.intents.catalog import command
from tasks.deadline import Operator

QHPT, TTR = i.UnitName("QHPT", "QHPT"), i.UnitName("TTR", "TTR")
ON = i.When(date(2026, 12, 15))
UNITS = (KnownUnit("QHPT", "Phòng Quy hoạch"), KnownUnit("TTR", "Thanh tra Sở"))
OFFICE = Situation(today=date(2026, 11, 23), office=True, units=UNITS)
HEAD = Situation(today=date(2026, 11, 23), head=True, units=UNITS)


@pytest.mark.parametrize(
    "intent",
    [
        i.Confirm((12,), QHPT),
        i.Return((12,), "thiếu phụ lục", QHPT),
        i.Undo((12,), QHPT),
        i.DecideExtension((12,), True, unit=QHPT),
        i.DecideExtension((12,), True, ON),
        i.DecideExtension((12,), False, reason="việc gấp", unit=QHPT),
        i.ChangeDeadline((12,), ON),
        i.ChangeDeadline((12,), ON, Operator.BEFORE),
        i.Reassign((12,), TTR),
        i.Reassign((12,), TTR, source=QHPT),
        i.Cancel((12,), "trùng việc khác"),
        i.Pause((12,)),
        i.Resume((12,)),
        i.NewTask((QHPT, TTR), "rà soát danh mục dự án"),
        i.NewTask((QHPT,), "rà soát danh mục dự án", cooperate=(TTR,)),
        i.Urge(unit=QHPT),
        i.Urge(overdue=True),
        i.Urge((12,)),
        i.Urge((12, 15), QHPT),
        i.Urge((12,), units=(QHPT, TTR)),
        i.EditTask((12,), "rà soát danh mục dự án"),
        i.AddCooperating((12,), (TTR,)),
        i.LetPass(7),
        i.KeepOut(7),
    ],
)
def test_the_offices_offers_are_read_back(intent: i.Plain) -> None:
    assert understand(command(intent), OFFICE) == intent


@pytest.mark.parametrize(
    "intent",
    [
        i.Done((12,)),
        i.Done((12, 15), "45/BC-QHPT", i.When(date(2026, 11, 20))),
        i.AddEvidence((12,), "45/BC-QHPT", i.When(date(2026, 11, 20))),
        i.RequestExtension((12,), ON, "chờ ý kiến đơn vị"),
        i.Acknowledge((12,)),
        i.WithdrawReport((12,)),
        i.WithdrawRequest((12,)),
    ],
)
def test_a_heads_offers_are_read_back(intent: i.Plain) -> None:
    assert understand(command(intent), HEAD) == intent
