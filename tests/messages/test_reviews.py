"""A review in words: pages that fit, deadlines as computed, what is left to settle."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from language.tokens import ranges
from messages.review import pages as reviews
from messages.review.reading import DraftFacts, ReviewFacts, UnknownNames
from tasks.deadline import Operator, Period, Recurrence
from tasks.model import Due

PLAIN = DraftFacts(1, "Rà soát hồ sơ", leads=("Phòng Quy hoạch",))


def numbered(drafts: list[DraftFacts]) -> tuple[DraftFacts, ...]:
    """The drafts with their numbers."""
    return tuple(replace(draft, number=n) for n, draft in enumerate(drafts, start=1))


contents = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=700)
drafts = st.builds(
    DraftFacts,
    st.just(1),
    contents,
    leads=st.lists(st.just("Trung tâm Kiểm soát bệnh tật"), max_size=30).map(tuple),
    outside=st.lists(contents.map(lambda text: text[:100]), max_size=3).map(tuple),
    phrase=st.sampled_from(("", "trước ngày 05/12/2026")),
    quote=contents,
    dropped=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(drafts, min_size=1, max_size=40))
def test_every_draft_is_on_one_page_and_every_page_fits_a_message(made: list[DraftFacts]) -> None:
    facts = ReviewFacts(
        7, numbered(made), "2210/SYT-VP", date(2026, 11, 20), "Sở Y tế tỉnh An Phú", "x" * 400
    )
    pages = reviews.pages(facts)
    assert [draft.number for page in pages for draft in page] == list(range(1, len(made) + 1))
    for number in range(1, len(pages) + 1):
        assert len(reviews.page(facts, number).text) <= 4096


def test_a_page_beyond_the_last_is_the_last() -> None:
    facts = ReviewFacts(7, numbered([PLAIN] * 120))
    last = len(reviews.pages(facts))
    assert last > 1
    assert reviews.page(facts, 99) == reviews.page(facts, last)


def test_both_moments_are_shown_where_they_differ_from_the_date_named() -> None:
    draft = replace(
        PLAIN,
        phrase="trước ngày 05/12/2026",
        due=Due(date(2026, 12, 5), Operator.BEFORE),
        remind_by=date(2026, 12, 4),
    )
    assert "trước 05/12/2026, cần xong trong ngày 04/12/2026" in reviews.draft(draft).plain


def test_a_deadline_without_a_date_is_pointed_out_at_the_head() -> None:
    facts = ReviewFacts(7, numbered([PLAIN, replace(PLAIN, phrase="sau khi có hướng dẫn của Bộ")]))
    assert "Chưa tính được ngày đến hạn: việc 2." in reviews.header(facts).plain


def test_recurring_drafts_without_a_day_get_one_proposal_together() -> None:
    monthly = replace(PLAIN, phrase="hàng tháng", recurrence=Recurrence(Period.MONTH), needs_day=True)
    facts = ReviewFacts(7, numbered([monthly, PLAIN, monthly]))
    assert reviews.proposals(facts) == ["sửa hạn 1, 3 ngày 25 hàng tháng, số liệu chốt ngày 14"]


def test_a_name_is_proposed_for_a_single_near_unit_and_never_for_several_names() -> None:
    unknown = replace(PLAIN, leads=(), outside=("Phòng Giám định",))
    facts = ReviewFacts(
        7,
        numbered([unknown, replace(unknown, outside=("Bộ A", "Bộ B"))]),
        unknown=(
            UnknownNames(("Phòng Giám định",), (1,), (("GDYK", "Phòng Giám định y khoa"),)),
            UnknownNames(("Bộ A", "Bộ B"), (2,)),
        ),
    )
    assert reviews.proposals(facts) == ["giao 1 cho GDYK"]  # dropping is typed, never one of the numbers


@given(st.sets(st.integers(1, 300), min_size=1))
def test_ranges_name_every_number_once(numbers: set[int]) -> None:
    named: list[int] = []
    for part in ranges(numbers).split(", "):
        first, _, last = part.partition("-")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(numbers)
