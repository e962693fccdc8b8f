from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.exchange import as_json
from directives.model import Directive, Kind, TaskDraft
from directives.parse import parse
from tasks.deadline import Relative
from tests.directives.letters import DIGEST, MARKDOWN_TABLE, PLAN, SHORT, TWO_COLUMNS

RELATIVE = (
    "Kính gửi: Các phòng.\n\nĐề nghị báo cáo về Sở trong vòng 05 ngày kể từ ngày nhận được công văn này.\n"
)
LETTERS = [TWO_COLUMNS, PLAN, DIGEST, SHORT, MARKDOWN_TABLE]
PIECES = [
    "\n",
    " ",
    "|",
    "**",
    "#",
    "- ",
    "1. ",
    "a) ",
    "Kính gửi: ",
    "Số: ",
    "/SYT-VP",
    "V/v ",
    "Nơi nhận:",
    "(",
    ")",
    "giao Sở Y tế ",
    "trước ngày 5/6/2024",
    "các bộ: ",
    "chủtrì",
    "STT  Nội dung  Đơn vị chủ trì  Thời hạn",
    "| TT | Nhiệm vụ | Chủ trì | Thời hạn |",
    "1 Theo",
    "này.",
    "\u200b",
    "\x00",
    "ngày tháng năm 2024",
]


def drafts(text: str) -> dict[str, TaskDraft]:
    """The drafts of a text by their place; where one place has several, the last."""
    return {draft.where: draft for draft in parse(text).drafts}


def due(draft: TaskDraft) -> date | None:
    return draft.deadline.on if draft.deadline else None


def test_an_item_is_due_to_all_addressees_where_it_names_nobody() -> None:
    found = drafts(TWO_COLUMNS)
    assert due(found["1"]) == date(2025, 4, 30)
    assert found["1"].assignees == ("Các sở, ban, ngành", "Ủy ban nhân dân các huyện, thị xã, thành phố")


def test_a_footnote_and_a_page_number_do_not_break_the_sentence_they_stand_in() -> None:
    item = drafts(TWO_COLUMNS)["2"]
    assert due(item) == date(2025, 4, 15)
    assert item.kind is Kind.REPORT
    assert item.report_to == ("Sở Nội vụ",)
    assert "77/QĐ-UBND" not in item.content
    assert item.quote in " ".join(TWO_COLUMNS.split())


def test_a_named_unit_bears_its_item_and_works_with_another() -> None:
    item = drafts(TWO_COLUMNS)["3"]
    assert item.assignees == ("Ủy ban nhân dân các huyện, thị xã, thành phố",)
    assert item.cooperators == ("Phòng Nội vụ",)
    assert item.report_to == ("UBND tỉnh (qua Sở Nội vụ)",)


def test_cited_dates_and_closing_exhortations_give_no_draft() -> None:
    assert [draft.where for draft in parse(TWO_COLUMNS).drafts] == ["1", "2", "3"]


def test_a_paragraph_below_puts_its_deadline_on_each_bullet() -> None:
    found = drafts(PLAN)
    assert {place: due(found[place]) for place in ("I.2, ý 1", "I.2, ý 2")} == {
        "I.2, ý 1": date(2026, 9, 30),
        "I.2, ý 2": date(2026, 9, 30),
    }


def test_a_closing_line_gives_every_bullet_of_its_section_to_a_unit() -> None:
    found = drafts(PLAN)
    assert found["I.3, ý 1"].assignees == found["I.3, ý 2"].assignees == ("Phòng Nội vụ",)
    assert not [draft for draft in found.values() if "nội dung này" in draft.quote]


def test_a_heading_that_is_a_unit_bears_what_stands_under_it() -> None:
    found = drafts(PLAN)
    assert found["II.1, ý 1"].assignees == ("Phòng Tài chính - Kế hoạch",)
    assert due(found["II.1, ý 2"]) == date(2026, 12, 15)


def test_a_programme_below_its_decisions_signature_is_read_though_nothing_says_that_it_is_attached() -> None:
    decision = "SỞ XÂY DỰNG AN HÒA\nSố: 9/QĐ-SXD\nAn Hòa, ngày 02 tháng 11 năm 2026\n"
    decision += "QUYẾT ĐỊNH\nBan hành Chương trình phòng cháy\n\nĐiều 1. Ban hành Chương trình này.\n"
    foot = "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\nGIÁM ĐỐC\nMai Văn Thành\n"
    points = (
        "Phòng Quản lý đô thị rà soát các khu nhà cao tầng, lập danh sách trước ngày 25/11/2026.",
        "Phòng Kinh tế kiểm tra các chợ, kho hàng, báo cáo kết quả về Văn phòng Sở trước ngày 30/11/2026.",
        "Văn phòng Sở tập huấn cho cán bộ các phòng về chữa cháy, cứu nạn, hoàn thành trước ngày 15/12/2026.",
    )
    programme = "\nCHƯƠNG TRÌNH PHÒNG CHÁY NĂM 2026\nI. NHIỆM VỤ\n" + "".join(
        f"{n}. {point}\n" for n, point in enumerate(points, 1)
    )
    found = parse(decision + foot + programme)
    assert [due(draft) for draft in found.drafts] == [
        date(2026, 11, 25),
        date(2026, 11, 30),
        date(2026, 12, 15),
    ]
    assert found.signer == "Mai Văn Thành"
    assert (
        parse(decision + foot + "\nI. NGƯỜI LIÊN HỆ\nÔng An, Phòng Kinh tế.\n").drafts
        == parse(decision + foot).drafts
    )


def test_who_announces_a_conclusion_is_given_nothing_by_that() -> None:
    head = "SỞ XÂY DỰNG AN HÒA\nSố: 9/TB-SXD\nAn Hòa, ngày 02 tháng 11 năm 2026\n"
    head += "THÔNG BÁO\nKết luận cuộc họp\n\n"
    work = "1. Giao Thanh tra Sở rà soát kiến nghị, báo cáo trước ngày 01/12/2026.\n\n"
    for ending in (
        "Văn phòng Sở thông báo để các phòng, đơn vị biết, thực hiện./.",
        "Văn phòng Sở thông báo kết luận của Giám đốc Sở để các phòng biết.",
        "Phòng Hành chính thông báo đến các đơn vị để thực hiện.",
    ):
        assert [draft.where for draft in parse(head + work + ending + "\n").drafts] == ["1"]


def test_a_passage_below_the_signature_that_is_not_read_is_told() -> None:
    passage = (
        "Ngoài ra, các phòng rà soát " + ", ".join(f"nhà số {n} đường Hoa Lư" for n in range(1, 9)) + "."
    )
    letter = f"{SHORT}\nNơi nhận:\n- Như trên.\nGIÁM ĐỐC\nMai Văn Thành\n"
    assert parse(letter).unread == ()
    (told,) = parse(letter + passage + "\n").unread
    assert passage.startswith(told.rstrip("…. "))


def test_each_row_of_a_table_in_columns_is_a_task() -> None:
    found = drafts(PLAN)
    first, second = found["bảng 1, dòng 1"], found["bảng 1, dòng 2"]
    assert (first.assignees, first.cooperators) == (("Phòng Nội vụ",), ("Phòng Văn hóa và Thông tin",))
    assert first.content == "Xây dựng kế hoạch tập huấn kỹ năng số cho công chức."
    assert (due(first), due(second)) == (date(2026, 3, 31), date(2026, 9, 30))
    assert second.assignees == ("Văn phòng HĐND và UBND huyện",)


def test_a_markdown_table_without_its_section_rows() -> None:
    first, second = parse(MARKDOWN_TABLE).drafts
    assert (first.content, first.quote) == ("Rà soát hệ thống mạng.", "Rà soát **hệ thống** mạng")
    assert (first.assignees, due(first)) == (("Sở Y tế", "Sở Tài chính"), date(2025, 6, 30))
    assert (second.assignees, second.deadline) == (("VTV", "VOV", "các địa phương"), None)


def test_a_short_letters_only_request_is_a_task_of_all_addressees() -> None:
    (draft,) = parse(SHORT).drafts
    assert draft.assignees == ("Các phòng chuyên môn thuộc Sở",)
    assert (draft.kind, draft.report_to, draft.deadline) == (Kind.REPORT, ("Văn phòng Sở",), None)


def test_a_digest_has_the_tasks_that_it_tells_of() -> None:
    first, second = parse(DIGEST).drafts
    assert (first.assignees, due(first)) == (("Trung tâm Kiểm soát bệnh tật tỉnh",), date(2025, 3, 31))
    assert (second.assignees, second.deadline) == (("Phòng Nghiệp vụ Y",), None)


def test_glued_words_are_parted_for_reading_and_kept_in_the_quote() -> None:
    text = (
        "Kính gửi: Các phòng.\n\nSở Y tế chủtrì, phốihợp với cácSở liên quan báo cáo trước ngày 5/6/2024.\n"
    )
    (draft,) = parse(text).drafts
    assert draft.assignees == ("Sở Y tế",)
    assert "chủtrì" in draft.quote
    assert "chủ trì" in draft.content


def test_a_period_from_receipt_asks_for_the_day_of_receipt() -> None:
    assert "relative_needs_receipt" in [warning.code for warning in parse(RELATIVE).drafts[0].warnings]
    assert not [
        w for w in parse(RELATIVE, date(2024, 5, 6)).drafts[0].warnings if w.code == "relative_needs_receipt"
    ]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_quote_stands_in_the_document(letter: str) -> None:
    folded = " ".join(letter.split())
    found = parse(letter).drafts
    assert found
    assert all(draft.quote and draft.quote in folded and len(draft.quote) <= 600 for draft in found)


def test_the_json_has_a_relative_periods_date_only_where_somebody_counts_it() -> None:

    def count(relative: Relative, directive: Directive) -> date | None:
        return date(2024, 5, 1 + relative.n)

    plain = as_json("a.txt", parse(RELATIVE), lambda warning: warning.code)["tasks"]
    counted = as_json("a.txt", parse(RELATIVE), lambda warning: warning.code, count)["tasks"]
    assert isinstance(plain, list)
    assert isinstance(counted, list)
    assert (plain[0]["due"], plain[0]["counted_due"]) == (None, None)
    assert plain[0]["relative"] == {"n": 5, "unit": "day", "from": "received"}
    assert counted[0]["counted_due"] == "2024-05-06"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=60))
def test_reading_never_raises_whatever_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for draft in parse(text).drafts:
        assert len(draft.quote) <= 600


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LETTERS), st.integers(0, 3000), st.integers(0, 60))
def test_reading_never_raises_on_a_letter_with_a_piece_torn_out(letter: str, start: int, length: int) -> None:
    parse(letter[:start] + letter[start + length :])
