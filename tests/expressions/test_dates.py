"""Properties of the deadline grammar that no table can hold."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.deadlines.deadlines import Context, find_deadlines, read_cell
from directives.deadlines.phrases_cues import CUES
from expressions.times.phrases import STRONG_OPERATORS, WEAK_OPERATORS
from expressions.times.time_tokens import VOCABULARY, tokenise

ISSUED = Context(date(2024, 10, 3))
WORDS = sorted({*CUES, *STRONG_OPERATORS, *WEAK_OPERATORS})
TIME_WORDS = tuple(sorted(VOCABULARY))
NUMBERS = (
    "10/11/2024",
    "31/02/2024",
    "10/11",
    "6/2024",
    "2025",
    "17h00",
    "24",
    "05",
    "III",
    "00",
    "l0/11/2O24",
)
PIECES = st.sampled_from(
    [
        *WORDS,
        *[
            "ngày",
            "tháng",
            "năm",
            "quý",
            "tuần",
            "hàng",
            "hằng",
            "định",
            "kỳ",
            "cuối",
            "đầu",
            "giữa",
            "kể",
            "từ",
            "nhận",
            "ký",
            "thứ",
            "sáu",
            "một",
            "hai",
            "mười",
        ],
        *[
            "10/11/2024",
            "31/02/2024",
            "10/11",
            "6/2024",
            "2025",
            "17h00",
            "24",
            "giờ",
            "05",
            "ngày",
            "III",
            "II",
            "00",
            "99",
            "l0/11/2O24",
            "1/2",
        ],
        *[",", ";", ".", ":", "(", ")", "-", "/", "'", "**", "\n"],
    ]
)
SENTENCES = st.lists(PIECES, max_size=40).map(" ".join)
GLUED = st.lists(PIECES, max_size=20).map("".join)
CONTEXTS = st.sampled_from([ISSUED, Context(), Context(year=2024, month=11), Context(year=2024)])


@settings(max_examples=400, deadline=None)
@given(st.one_of(SENTENCES, GLUED, st.text(max_size=200)), CONTEXTS)
def test_no_text_makes_the_grammar_raise_and_every_phrase_stands_in_it(text: str, context: Context) -> None:
    last = 0
    for mention in find_deadlines(text, context):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.deadline.phrase == text[mention.start : mention.end]
        last = mention.end
    cell = read_cell(text, context)
    assert cell is None or cell.deadline.phrase == text[cell.start : cell.end]


@settings(max_examples=300, deadline=None)
@given(st.one_of(SENTENCES, GLUED))
def test_a_deadline_names_one_kind_of_time_at_most(text: str) -> None:
    for mention in find_deadlines(text, ISSUED):
        deadline = mention.deadline
        named = [deadline.on, deadline.recurrence, deadline.relative]
        assert sum(part is not None for part in named) <= 1


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_tokens_keep_their_order_and_places(text: str) -> None:
    last = 0
    for token in tokenise(text):
        assert last <= token.start < token.end <= len(text)
        last = token.end


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2024, 10, 3), date(2030, 12, 31)))
def test_every_form_of_a_date_names_the_same_day(day: date) -> None:
    forms = [
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02} tháng {day.month:02} năm {day.year}",
        f"{day.day} tháng {day.month}, năm {day.year}",
        f"{day.day:02} / {day.month:02} / {day.year}",
    ]
    for form in forms:
        (mention,) = find_deadlines(f"Gửi báo cáo về Sở trước ngày {form}.", ISSUED)
        assert mention.deadline.on == day, form


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_a_missing_year_is_never_before_that_of_the_issue(issued: date, day: date) -> None:
    for mention in find_deadlines(f"Gửi báo cáo trước ngày {day.day}/{day.month}.", Context(issued)):
        due = mention.deadline.on
        if due is not None:
            assert issued.year <= due.year <= issued.year + 1
            assert (due - issued).days >= -45


def warnings_of(text: str, context: Context = ISSUED) -> list[str]:
    return [warning.code for mention in find_deadlines(text, context) for warning in mention.warnings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gửi báo cáo trước ngày l0/11/2024.", "repaired"),
        ("Gửi báo cáo trước ngày 05/01.", "year_inferred"),
        ("Gửi báo cáo trước ngày 20.", "month_inferred"),
        ("Gửi báo cáo trước ngày 01/10/2024.", "before_issue"),
        ("Hoàn thành vào đầu tháng 12/2024.", "vague_period"),
        ("Hoàn thành trước tháng 12/2024.", "before_period"),
        ("Thực hiện báo cáo định kỳ (quý, 6 tháng, năm).", "several_periods"),
        ("Định kỳ hằng quý báo cáo về Sở.", "recurring_without_day"),
        ("Định kỳ, các đơn vị báo cáo về Sở.", "no_period"),
        ("Giải quyết trong vòng 15 ngày làm việc.", "start_unknown"),
        ("Hoàn thành báo cáo trước kỳ họp cuối năm.", "event_unknown"),
        ("Gửi báo cáo trước 15h cùng ngày.", "day_inferred"),
        ("Hoàn thành báo cáo trong tuần này.", "vague_period"),
        ("Gửi báo cáo trước thứ Sáu tuần này.", "day_inferred"),
        ("Gửi báo cáo trước 16h00 ngày mai.", "day_inferred"),
    ],
)
def test_what_is_unclear_is_said(text: str, code: str) -> None:
    assert code in warnings_of(text)


def test_a_year_that_nothing_gives_is_missing_and_not_guessed() -> None:
    (mention,) = find_deadlines("Gửi báo cáo trước ngày 10/11.", Context())
    assert mention.deadline.on is None
    assert [warning.code for warning in mention.warnings] == ["year_missing"]


def test_a_plain_date_has_no_warning() -> None:
    assert warnings_of("Gửi báo cáo trước ngày 10/11/2024.") == []


@pytest.mark.parametrize("day", ["31/02/2025", "31/6/2025", "5/6//2025", "…/6/2025", "31 tháng 4 năm 2025"])
def test_an_impossible_date_is_shown_to_the_office_and_not_guessed(day: str) -> None:
    (mention,) = find_deadlines(f"Gửi báo cáo trước ngày {day}.", ISSUED)
    assert mention.deadline.on is None
    assert [warning.code for warning in mention.warnings] == ["unread_time"]


def test_a_year_known_without_the_day_of_issue_is_enough() -> None:
    (mention,) = find_deadlines("Gửi báo cáo trước ngày 10/11.", Context(year=2024, month=10))
    assert mention.deadline.on == date(2024, 11, 10)


def test_the_words_that_hand_a_deadline_to_a_part_are_kept() -> None:
    text = "Gửi trước ngày 25/06 đối với báo cáo 06 tháng; trước ngày 28/11 đối với báo cáo năm."
    parts = [mention.to_do for mention in find_deadlines(text, ISSUED)]
    assert parts == [("đối với báo cáo 06 tháng",), ("đối với báo cáo năm",)]


def test_an_empty_cell_has_no_deadline() -> None:
    assert read_cell("", ISSUED) is None
    assert read_cell(" - ", ISSUED) is None


def test_a_cell_with_two_dates_says_so() -> None:
    mention = read_cell("30/6/2025; 31/12/2025", ISSUED)
    assert mention is not None
    assert mention.deadline.on == date(2025, 6, 30)
    assert [warning.code for warning in mention.warnings] == ["several_dates"]


TOLD = "Sở Y tế đã có Công văn số 812/SYT-VP yêu cầu các bệnh viện báo cáo trước ngày 10/11/2024."


def test_a_digest_tells_of_its_own_document_but_a_letter_of_an_earlier_one() -> None:
    digest = Context(date(2024, 10, 3), telling=True, number="812/SYT-VP")
    (mention,) = find_deadlines(TOLD, digest)
    assert mention.deadline.on == date(2024, 11, 10)
    assert find_deadlines(TOLD, ISSUED) == ()


@pytest.mark.parametrize(
    "text",
    [TOLD.replace("812", "700"), f"Trước đó, {TOLD}", f"{TOLD[:-1]}, tuy nhiên nhiều bệnh viện chưa gửi."],
)
def test_a_digest_tells_of_other_documents_too(text: str) -> None:
    assert find_deadlines(text, Context(date(2024, 10, 3), telling=True, number="812/SYT-VP")) == ()


def test_a_report_every_two_months_is_no_date_in_january_and_not_lost() -> None:
    (mention,) = find_deadlines("Phòng Kế hoạch báo cáo tiến độ 02 tháng một lần.", ISSUED)
    assert (mention.deadline.on, mention.deadline.recurrence) == (None, None)
    assert [warning.code for warning in mention.warnings] == ["unread_time"]
