"""The office gives drafts a deadline, a day of the period, the day of receipt."""

from datetime import date

import pytest

from bot.actions.review.deadlines import read_deadline
from chat import intents as i
from language.folding import fold
from messages.vi import recurrence_words
from tasks.deadline import Deadline, Period, Recurrence
from tasks.recurrence import proposed_day
from tests.bot.reviewing import DOCUMENT, deadline, desk, received, said, send
from tests.bot.talk import Talk
from tests.office import Office


@pytest.mark.parametrize(
    ("typed", "on", "at"),
    [
        ("30/12/2026", "2026-12-30", None),
        ("trước ngày 30/12", "2026-12-30", None),
        ("16 giờ 30 ngày 25/12/2026", "2026-12-25", "16:30:00"),
        ("cham nhat 30/12/2026", "2026-12-30", None),
    ],
)
def test_a_deadline_is_fixed_as_typed(
    opened: Talk, office: Office, typed: str, on: str, at: str | None
) -> None:
    opened.say(office.clerk, f"sửa hạn 1 {typed}")
    assert (deadline(opened, 1)["on"], deadline(opened, 1)["at"]) == (on, at)


@pytest.mark.parametrize("typed", ["ngày 25 tháng cuối quý", "ngay 25 thang cuoi quy", "ngày 25"])
def test_a_recurring_report_gets_its_day(opened: Talk, office: Office, typed: str) -> None:
    answer = said(opened.say(office.clerk, f"sửa hạn 4 {typed}"))
    assert "ngày 25 tháng cuối quý, lần tới 25/12/2026" in answer
    recurrence = deadline(opened, 4)["recurrence"]
    assert (recurrence["period"], recurrence["month"], recurrence["day"]) == ("quarter", 3, 25)


@pytest.mark.parametrize(
    ("typed", "closing"),
    [
        ("ngày 20 tháng cuối quý, số liệu trọn kỳ", "calendar"),
        ("ngay 20 thang cuoi quy so lieu chot ngay 14", "decree_09"),
        ("ngày 20, số liệu trọn kỳ", "calendar"),
        ("ngày 20 tháng cuối quý", None),
    ],
)
def test_how_the_data_close_is_the_offices_word(
    opened: Talk, office: Office, typed: str, closing: str | None
) -> None:
    answer = said(opened.say(office.clerk, f"sửa hạn 4 {typed}"))
    assert ("(số liệu 15/09/2026–14/12/2026)" in answer) == (closing == "decree_09")
    recurrence = deadline(opened, 4)["recurrence"]
    assert (recurrence["day"], recurrence["closing"]) == (20, closing)


def test_a_period_counted_from_the_receipt_may_be_typed(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "ngày nhận 20/11/2026")
    answer = said(opened.say(office.clerk, "sửa hạn 6 trong 5 ngày làm việc kể từ ngày nhận được văn bản"))
    # Tuesday 24/11/2026 is a holiday.
    assert "→ 30/11/2026" in answer


@pytest.mark.parametrize("typed", ["thứ 6 tuần sau", "30/10/2026", "ngày 28"])
def test_a_date_that_is_not_certain_is_shown_back_first(opened: Talk, office: Office, typed: str) -> None:
    before = deadline(opened, 1)
    answer = said(opened.say(office.clerk, f"sửa hạn 1 {typed}"))
    assert answer.startswith("Chưa sửa.")
    assert deadline(opened, 1) == before
    opened.say(office.clerk, "1")
    assert deadline(opened, 1) != before


def test_part_of_a_phrase_is_never_taken_for_the_whole(opened: Talk, office: Office) -> None:
    before = deadline(opened, 1)
    opened.say(office.clerk, "sửa hạn 1 7 25 tháng cuối quý")
    assert deadline(opened, 1) == before


def test_the_documents_own_phrase_stays_beside_the_date_that_the_office_sets(
    opened: Talk, office: Office
) -> None:
    phrase = deadline(opened, 1)["phrase"]
    opened.say(office.clerk, "sửa hạn 1 30/12/2026")
    assert phrase
    assert (deadline(opened, 1)["phrase"], deadline(opened, 1)["on"]) == (phrase, "2026-12-30")


def test_a_deadline_that_is_past_or_before_the_issue_is_pointed_out(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "sửa hạn 1 19/11/2026")
    answer = said(opened.say(office.clerk, "1"))
    assert "(ĐÃ QUA)" in answer
    assert "sớm hơn ngày ban hành 20/11/2026" in answer


def test_the_day_of_receipt_counts_the_period(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "ngày nhận 20/11/2026"))
    assert "Đã tính lại hạn việc 5." in answer
    assert "→ 07/12/2026" in answer


@pytest.mark.parametrize("impossible", ["ngày nhận 19/11/2026", "ngày nhận 24/11/2026"])
def test_no_document_is_received_before_its_issue_or_in_the_future(
    opened: Talk, office: Office, impossible: str
) -> None:
    assert "chưa ghi" in said(opened.say(office.clerk, impossible))
    assert desk(opened).directive.received is None


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("period", [period for period in Period if period is not Period.DAY])
def test_every_proposed_day_is_read_back_as_it_is_offered(period: Period, bare: bool) -> None:
    proposal = proposed_day(Recurrence(period))
    phrase = recurrence_words(proposal)
    typed = fold(phrase) if bare else phrase
    read = read_deadline(i.FixDeadline((1,), typed), date(2026, 11, 23))
    assert isinstance(read, Deadline)
    assert read.recurrence is not None
    assert recurrence_words(read.recurrence) == phrase
    assert (read.recurrence.day, read.recurrence.closing) == (proposal.day, proposal.closing)


@pytest.mark.parametrize("typed", ["thứ sáu 2 tuần một lần", "thu sau 2 tuan mot lan"])
def test_the_proposed_day_of_a_report_every_few_weeks_can_be_typed(
    talk: Talk, office: Office, typed: str
) -> None:
    text = DOCUMENT.replace("hàng quý về Văn phòng Sở", "02 tuần một lần")
    asked = said(send(talk, office.clerk, received(text)))
    assert "sửa hạn 4 thứ sáu 2 tuần một lần" in asked
    answer = said(talk.say(office.clerk, f"sửa hạn 4 {typed}"))
    assert "thứ sáu 2 tuần một lần, lần tới 04/12/2026" in answer
    recurrence = deadline(talk, 4)["recurrence"]
    assert (recurrence["period"], recurrence["weekday"], recurrence["every"]) == ("week", 4, 2)


@pytest.mark.parametrize("typed", ["trước 16h thứ sáu hàng tuần", "trước 16 giờ 00 thứ sáu hàng tuần"])
def test_the_hour_of_a_recurring_report_is_kept_and_shown(opened: Talk, office: Office, typed: str) -> None:
    answer = said(opened.say(office.clerk, f"sửa hạn 4 {typed}"))
    assert "→ trước 16 giờ 00 thứ sáu hàng tuần" in answer
    assert deadline(opened, 4)["at"] == "16:00:00"


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("thời hạn mục 1 lùi thêm 5 ngày", "2026-12-10"),
        ("rút ngắn hạn mục 1 2 ngày", "2026-12-03"),
        ("lùi hạn mục 1 thêm 2 ngày làm việc", "2026-12-08"),
    ],
)
def test_a_deadline_moves_from_the_day_that_it_was(opened: Talk, office: Office, typed: str, on: str) -> None:
    opened.say(office.clerk, typed)
    assert deadline(opened, 1)["on"] == on


def test_a_draft_without_a_day_has_none_that_moves(opened: Talk, office: Office) -> None:
    assert "chưa có ngày đến hạn" in said(opened.say(office.clerk, "lùi hạn mục 6 thêm 5 ngày"))
    assert deadline(opened, 6) == {}


@pytest.mark.parametrize(
    "typed", ["sửa hạn 1 không hạn", "xóa thời hạn của mục 1", "muc 1 go han di", "bỏ hạn mục 1"]
)
def test_a_deadline_is_taken_away(opened: Talk, office: Office, typed: str) -> None:
    opened.say(office.clerk, typed)
    assert deadline(opened, 1) == {}


def test_one_deadline_for_all_is_shown_first(opened: Talk, office: Office) -> None:
    before = deadline(opened, 1)
    assert "việc 1-6" in said(opened.say(office.clerk, "tất cả các mục để chung hạn 31/12/2026"))
    assert deadline(opened, 1) == before
    opened.say(office.clerk, "1")
    assert {deadline(opened, n)["on"] for n in range(1, 7)} == {"2026-12-31"}
