"""Who does an item's work, said behind it, in sentences of our own; and sentences that say more."""

from datetime import date

import pytest

from directives.duties.who_behind import by_their_roles, who_behind
from directives.parse import parse
from tests.directives.test_generated_letters import FOOT, HEAD


@pytest.mark.parametrize(
    ("text", "lead", "helpers", "term"),
    [
        ("Sở Tư pháp chủ trì, phối hợp với Công an tỉnh thực hiện.", ("Sở Tư pháp",), ("Công an tỉnh",), ""),
        (
            "Giao Sở Nội vụ là đầu mối tham mưu, Sở Y tế, Sở Tài chính phối hợp; thời gian: quý I/2027.",
            ("Sở Nội vụ",),
            ("Sở Y tế", "Sở Tài chính"),
            "quý I/2027.",
        ),
        (
            "Văn phòng Sở chủ trì, phối hợp với các phòng, hoàn thành trước ngày 05/12/2026.",
            ("Văn phòng Sở",),
            ("các phòng",),
            "trước ngày 05/12/2026.",
        ),
        ("Các trạm y tế có trách nhiệm tổ chức thực hiện.", ("Các trạm y tế",), (), ""),
    ],
)
def test_a_sentence_that_says_only_who(
    text: str, lead: tuple[str, ...], helpers: tuple[str, ...], term: str
) -> None:
    assert who_behind(text) == (lead, helpers, term)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tư pháp chủ trì, phối hợp với Công an tỉnh rà soát hồ sơ.",
        "Sở Nội vụ chủ trì hội nghị. Các sở dự họp.",
        "Sở Y tế báo cáo kết quả.",
        "Thực hiện nghiêm túc.",
    ],
)
def test_a_sentence_with_work_of_its_own_stays_one(text: str) -> None:
    assert who_behind(text) is None


def test_an_items_work_and_who_does_it_are_one_task() -> None:
    body = (
        "Các đơn vị tập trung thực hiện các nhiệm vụ sau:\n1. Nạo vét kênh trục, gia cố cống dưới đê."
        " Chi cục Thủy lợi chủ trì, phối hợp với UBND xã An Hòa thực hiện; thời gian hoàn thành: trước"
        " ngày 15/12/2026.\n2. Lập sổ theo dõi trực ban (Văn phòng Sở phụ trách)."
    )
    first, second = parse(f"{HEAD}{body}\n{FOOT}").drafts
    assert (first.assignees, first.cooperators) == (("Chi cục Thủy lợi",), ("UBND xã An Hòa",))
    assert first.deadline is not None
    assert first.deadline.on == date(2026, 12, 15)
    assert second.assignees == ("Văn phòng Sở",)


@pytest.mark.parametrize(
    ("names", "lead", "helpers"),
    [
        (("Sở A (chủ trì)", "Sở B", "Sở C (mời tham gia)"), ("Sở A",), ("Sở B", "Sở C")),
        (("Sở A", "Sở B (phối hợp)"), ("Sở A",), ("Sở B",)),
        (("Sở A", "Sở B (Chi cục C)"), ("Sở A", "Sở B (Chi cục C)"), ()),
    ],
)
def test_roles_in_brackets(names: tuple[str, ...], lead: tuple[str, ...], helpers: tuple[str, ...]) -> None:
    assert by_their_roles(names) == (lead, helpers)
