"""Notices of a burst, as the office reads them."""

from dataclasses import replace

from messages.lists import decide_buttons
from messages.text import Button, Message, Text, plain
from messages.work.reminders import MOST_LINES, GatheredNotice, Notice, deadline_changed, gathered, holds_now
from messages.work.reports import Given, office_added
from tasks.model import Status
from tests.messages import people as p
from tests.messages.golden import hold


def _notice(number: int, *tasks: int) -> GatheredNotice:
    said = Text(
        f"Đồng chí Kiều Đức Anh, Trưởng phòng, báo cáo hoàn thành lúc 08 giờ {number:02d} ngày 23/11/2026:"
    )
    button = Button(f"Xác nhận {tasks[0]}", f"confirm:{tasks[0]}", f"xác nhận {tasks[0]}")
    return GatheredNotice(Message((said, Text(f"Việc {tasks[0]}: Báo cáo")), ((button,),)), tasks)


def _moved() -> GatheredNotice:
    return GatheredNotice(deadline_changed(Notice(p.HEAD, (p.FAR, p.SOON))), (p.FAR.number, p.SOON.number))


def test_notices_of_a_burst() -> None:
    lost = replace(p.FAR, status=Status.CANCELLED)
    many = [_notice(n % 60, n + 1) for n in range(MOST_LINES + 4)]
    hold(
        "gathered",
        {
            "vài thông báo": gathered([_notice(n, n + 1) for n in range(4)]),
            "nhiều thông báo": gathered([_notice(n, n + 1, n + 20) for n in range(7)]),
            "rất nhiều": gathered(many),
            "nhiều, trong đó có thời hạn đổi": gathered([*(_notice(n, n + 1) for n in range(6)), _moved()]),
            "một thông báo": gathered([_moved()]),
            "đã có thay đổi": holds_now(_notice(1, 12).message, [p.SOON, lost]),
            "đã xong, không còn gì để quyết định": holds_now(
                Message((plain("Báo cáo."),), decide_buttons([p.REPORTED, p.SOON], 4)),
                [replace(p.REPORTED, status=Status.DONE, accepted_at=p.NOW)],
            ),
            "đã quyết định hết": holds_now(
                office_added([p.REPORTED], "đồng chí Kiều Đức Anh", Given()),
                [replace(p.REPORTED, status=Status.DONE, accepted_at=p.NOW)],
            ),
            "không có thay đổi": holds_now(_notice(1, 12).message, []),
        },
    )
