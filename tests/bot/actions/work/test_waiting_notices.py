"""A notice that has waited says what holds when it goes, and never what held when it was written."""

from datetime import date

import pytest_asyncio

from tests.bot.talk import Talk
from tests.office import Office
from tests.scheduler.fakes import FakeClock
from tests.scheduler.stage import Stage


async def _sent(talk: Talk, person: int) -> list[str]:
    """What goes out now to the person, in its order."""
    stage = Stage(talk.database, FakeClock(talk.now))
    await stage.deliverer().drain()
    return [sent.text for sent in stage.channel.sent if sent.chat_id == str(100 + person)]


@pytest_asyncio.fixture
async def crowded(talk: Talk, office: Office) -> int:
    """A task whose unit has been told so much within a minute that the next notices wait."""
    number = talk.give("Rà soát", [office.planning], due=date(2026, 12, 4))
    talk.say(office.head_planning, f"xong {number}")
    for _ in range(3):
        talk.say(office.clerk, f"xác nhận {number}")
        await _sent(talk, office.head_planning)
        talk.later(seconds=1).say(office.clerk, f"hoàn tác {number}")
        await _sent(talk, office.head_planning)
        talk.later(seconds=1)
    talk.say(office.clerk, f"trả lại {number} vì thiếu phụ lục")
    talk.later(seconds=1)
    return number


async def test_a_deadline_that_is_no_longer_is_told_with_the_one_that_holds(
    talk: Talk, office: Office, crowded: int
) -> None:
    talk.say(office.head_planning, f"gia hạn {crowded} đến 11/12/2026 vì chờ số liệu")
    talk.later(seconds=1).say(office.clerk, f"đồng ý gia hạn {crowded}")
    talk.later(seconds=1).say(office.clerk, f"đổi hạn {crowded} 08/12/2026")
    told = await _sent(talk, office.head_planning)
    told += await _sent(talk.later(minutes=2), office.head_planning)
    granted = next(n for n, text in enumerate(told) if "Hạn mới: 11/12/2026" in text)
    moved = next(n for n, text in enumerate(told) if "điều chỉnh thời hạn" in text)
    assert granted <= moved
    assert "hạn 08/12/2026" in told[granted].partition("hiện nay")[2]


async def test_a_confirmation_taken_back_says_so_itself(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    talk.later(seconds=5).say(office.clerk, f"hoàn tác {number}")
    told = await _sent(talk, office.head_planning)
    confirmed = next(text for text in told if "đã xác nhận" in text)
    assert "chờ" in confirmed.partition("hiện nay")[2]


async def test_what_goes_at_once_says_nothing_more(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    assert not any("hiện nay" in text for text in await _sent(talk, office.head_planning))


async def test_deadlines_moved_over_a_night_are_one_notice_from_what_the_unit_knows(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 12, 18))
    talk.later(hours=12)
    for day in (21, 22, 23):
        talk.later(seconds=1).say(office.clerk, f"đổi hạn {number} {day}/12/2026 vì chờ đợt {day}")
    talk.later(hours=36)  # the day between is one off
    (told,) = (text for text in await _sent(talk, office.head_planning) if "điều chỉnh" in text)
    assert "hạn cũ: 18/12/2026" in told
    assert "hạn 23/12/2026" in told
    assert all(f"chờ đợt {day}" in told for day in (21, 22, 23))


async def test_new_tasks_given_one_by_one_are_told_together(talk: Talk, office: Office) -> None:
    talk.later(hours=12)
    for each in "ABCDE":
        talk.later(seconds=1).say(
            office.clerk, f"giao QHPT lập danh mục hồ sơ nhóm {each} trước ngày 18/12/2026"
        )
    talk.later(hours=36)
    told = [text for text in await _sent(talk, office.head_planning) if "giao đơn vị" in text]
    assert len(told) == 1
    assert "5 việc mới" in told[0]
    assert all(f"nhóm {each}" in told[0] for each in "ABCDE")
