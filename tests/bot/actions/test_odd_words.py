"""Odd words in a real talk: huge numbers, far dates, long texts; one answer each, nothing done by half."""

import unicodedata

import pytest

from tasks.model import Status
from tests.bot.talk import Talk
from tests.office import Office

ODD = (
    "xong 99999999999999999999",
    "xong 1-1000000",
    "xong -999999",
    "đổi hạn 1 30/11/9999",
    "đổi hạn 1 31/02/2026",
    "xin gia hạn 1 đến 30/11/9999 vì bận",
    "xin gia hạn 1 thêm 99999999 ngày vì bận",
    "xin gia hạn 1 đến 01/01/0001 vì bận",
    "hạn 99/99/9999",
    "xong 1 số " + "9" * 3000,
    "xong 1 " + "ạ" * 4089,
    "xong " + ", ".join(str(n) for n in range(1, 700)),
    "việc 99999999",
    "lịch sử việc 999999",
    "😀" * 2000,
    "\u202e\u200b\ufeff",
    "\x00xong\x00",
    "'; DROP TABLE tasks; --",
    "%s %d {0} {turn}",
    "/start " + "A" * 4000,
    "/nosuch",
    "mời " + "CB" * 2000,
)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("who", ["head_planning", "clerk"])
def test_every_odd_message_gets_an_answer(talk: Talk, office: Office, who: str, text: str) -> None:
    talk.give("Rà soát", [office.planning])
    assert talk.say(getattr(office, who), text)


@pytest.mark.parametrize(
    "text", ["hủy 1-1000000", "xác nhận 1-1000000", "tạm dừng 1-1000000", "bỏ 1-1000000"]
)
def test_a_range_beyond_all_measure_is_not_taken_for_its_first_number(
    talk: Talk, office: Office, text: str
) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number} số 45/BC-QH ngày 20/11/2026")
    assert talk.say(office.clerk, text.replace("1-", f"{number}-", 1))
    assert talk.assignment(number, office.planning).status is Status.REPORTED


@pytest.mark.parametrize("day", ["31/12/9999", "30/11/3026", "01/01/0001", "ngày 5 tháng 3 năm 2999"])
def test_a_year_that_can_only_be_a_slip_is_asked_about(talk: Talk, office: Office, day: str) -> None:
    """Kept, 31/12/9999 would be a day after which there is none, and no list could count from it."""
    number = talk.give("Rà soát", [office.planning])
    before = talk.assignment(number, office.planning)
    assert talk.say(office.clerk, f"đổi hạn {number} {day}")
    assert talk.assignment(number, office.planning) == before
    assert talk.say(office.head_planning, f"xin gia hạn {number} đến {day} vì bận")
    assert not talk.assignment(number, office.planning).pending_extension


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
@pytest.mark.parametrize("typed", ["đã xong {}", "ĐÃ XONG {}", "da xong {}"])
def test_f64_however_it_is_typed_done_is_done(talk: Talk, office: Office, typed: str, form: str) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, unicodedata.normalize(form, typed.format(number)))  # type: ignore[arg-type]
    assert talk.assignment(number, office.planning).status is Status.REPORTED
