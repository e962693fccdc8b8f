"""Which units are late, fairly told: what is held against them first, then what is not and why."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from messages import vi
from messages.lines import Viewer, as_of, lines
from messages.questions.answers import ListRow
from messages.text import Text, bold, join, plain
from tasks.model import Status
from tasks.standing import Standing


def _waits(each: Standing) -> bool:
    return each.status is Status.REPORTED and each.passed and each.leads


def _asked_in_time(each: Standing) -> bool:
    return each.open and each.passed and not each.overdue and each.leads


def _from_before(each: Standing) -> bool:
    return each.overdue and each.past_at_import and each.leads


def _helps(each: Standing) -> bool:
    return each.overdue and not each.leads


_Wanted = Callable[[Standing], bool]
_ASIDE: tuple[tuple[_Wanted, str, str], ...] = (
    (
        _waits,
        "ĐÃ BÁO CÁO, CHỜ VĂN PHÒNG XÁC NHẬN",
        "Không tính quá hạn cho đơn vị trong thời gian chờ.",
    ),
    (
        _asked_in_time,
        "XIN GIA HẠN TRƯỚC HẠN, CHỜ VĂN PHÒNG QUYẾT ĐỊNH",
        "Chưa tính quá hạn khi chưa có quyết định.",
    ),
    (
        _from_before,
        "ĐÃ QUÁ HẠN TỪ KHI NHẬP VĂN BẢN",
        "Văn phòng chưa quyết định (đổi hạn, hủy hoặc đôn đốc); không tính chậm cho đơn vị.",
    ),
    (_helps, "PHỐI HỢP QUÁ HẠN", "Đơn vị phối hợp, không phải chủ trì."),
)


MOST_UNITS = 15
"""So many late units are named before their tasks are; a page that ends after the first says all of them."""


def opening(
    title: str,
    overdue: int,
    late: Sequence[int],
    first: Sequence[str],
    worst: Standing | None,
    viewer: Viewer,
    now: datetime,
    unit: str = "",
    *,
    helps: bool = False,
) -> tuple[str, str]:
    """Title and sentence: how many are quá hạn, as the statistics count them, and how many units are chậm.

    `late` has for each late unit, the latest first, how many of its tasks are late; `first` are the names of
    the first of them, `worst` is the latest task.
    """
    start = f"Kính báo cáo, đến {vi.moment(now)}" if viewer is Viewer.LEADER else as_of(now)
    if not overdue:
        leads = " chủ trì" if helps else ""
        nobody = f"{unit} không có việc{leads} quá hạn" if unit else f"không có đơn vị{leads} nào chậm"
        return title, f"{start}, {nobody}."
    text = f"{start}: {vi.tasks(overdue)} quá hạn"
    if not late or worst is None:
        return title, f"{text} từ khi nhập văn bản, chưa tính chậm cho đơn vị nào."
    most = f", chậm nhất {vi.working_days(worst.late)}" if worst.late else ""
    if unit:
        said = f"{text}{most}."
    else:
        named = f" ({worst.unit})" if most and len(late) > 1 else ""
        said = f"{text}, có {len(late)} đơn vị đang chậm{most}{named}."
    before = overdue - sum(late)
    if before:
        said += f" Trong đó {vi.tasks(before)} quá hạn từ khi nhập văn bản, không tính chậm."
    if len(late) > 1 and not unit:
        units = [f"{name} ({n})" for n, name in zip(late, first[:MOST_UNITS], strict=False)]
        said += f"\nCác đơn vị: {'; '.join(units)}."
    return title, said


def late_unit(
    named: Sequence[Standing],
    total: int,
    excused: Sequence[Standing],
    unreached: Collection[str] = (),
    unit: str = "",
) -> ListRow:
    """A late unit with its latest tasks, how many more there are, and what is not held against it.

    `unit` is given where the question is about one unit.
    """
    first = named[0]
    worst = max(each.late for each in named)
    most = f", chậm nhất {vi.working_days(worst)}" if worst else ", vừa quá hạn"
    head = f"QUÁ HẠN ({total})" if unit else f"{first.unit}: {vi.tasks(total)}{most}"
    rows = [Text(""), bold(head), *lines(named)]
    if total > len(named):
        rows.append(
            plain(f"… còn {vi.tasks(total - len(named))} nữa; gõ: {first.unit_code} có việc nào quá hạn")
        )
    rows += _also(first.unit, excused)
    if first.unit in unreached:
        rows.append(plain("Chưa liên lạc được với người phụ trách đơn vị qua Hệ thống."))
    return ListRow(join("\n", rows), tuple(named))


def asides(excused: Sequence[Standing], unit: str = "") -> list[ListRow]:
    """What is not held against a unit, by why."""
    rows = []
    for wanted, title, note in _ASIDE:
        group = [each for each in excused if wanted(each)]
        for place, each in enumerate(group):
            (text,) = lines([each], with_unit=not unit)
            if not place:
                text = join("\n", (Text(""), bold(f"{title} ({len(group)})"), note, text))
            rows.append(ListRow(text, (each,)))
    return rows


def _also(unit: str, excused: Sequence[Standing]) -> list[Text]:
    """What of this unit is not held against it, in one line."""
    mine = [each for each in excused if each.unit == unit]
    waiting = [e.number for e in mine if _waits(e)]
    asking = [e.number for e in mine if _asked_in_time(e)]
    parts = [f"việc {vi.numbers(waiting)} (đã báo cáo, chờ xác nhận)"] if waiting else []
    parts += [f"việc {vi.numbers(asking)} (xin gia hạn trước hạn)"] if asking else []
    return [plain(f"Không tính quá hạn: {'; '.join(parts)}.")] if parts else []


def notes(viewer: Viewer, *, late: bool) -> tuple[str, ...]:
    """What the office types next about late units."""
    if viewer is not Viewer.OFFICE or not late:
        return ()
    return ("Đôn đốc tất cả, gõ: đôn đốc các đơn vị quá hạn",)


def after_figures(viewer: Viewer) -> str:
    """What can be typed after figures."""
    return "Gõ: quá hạn · xuất excel" if viewer is not Viewer.UNIT else "Gõ: việc của tôi"
