"""Lines of a page become paragraphs again, and pages one text."""

import pytest

from directives.formats.grids import joined_pages
from directives.formats.layout import Piece
from directives.formats.pages import paragraphs

EDGE = 500.0


def page(*lines: tuple[str, float, float], step: float = 15.0) -> list[Piece]:
    """Lines as (text, left, right), one below the other."""
    return [
        Piece(text, left, right, 800 - step * place, 12.0) for place, (text, left, right) in enumerate(lines)
    ]


FULL = "Thực hiện kế hoạch công tác năm, Sở yêu cầu các phòng"
MORE = "chuyên môn rà soát số liệu, báo cáo kết quả thực hiện"


def test_a_line_without_room_for_the_next_word_goes_on() -> None:
    lines = page((FULL, 60, EDGE), (MORE, 60, EDGE - 8), ("về Văn phòng Sở.", 60, 160))
    assert paragraphs(lines) == f"{FULL} {MORE} về Văn phòng Sở."


def test_a_line_with_room_left_ends_its_paragraph() -> None:
    lines = page((FULL, 60, EDGE), ("trước ngày 20/4/2026", 60, 200), (MORE, 60, EDGE))
    assert paragraphs(lines).split("\n") == [f"{FULL} trước ngày 20/4/2026", MORE]


@pytest.mark.parametrize("item", ["- Văn phòng", "2. Phòng", "b) Phòng", "IV. Thời gian", "1.2. Tiến độ"])
def test_an_item_after_a_finished_sentence_begins_a_line(item: str) -> None:
    lines = page((FULL + ";", 60, EDGE), (f"{item} {MORE}", 60, EDGE))
    assert paragraphs(lines).split("\n") == [FULL + ";", f"{item} {MORE}"]


def test_a_date_broken_before_its_month_is_whole() -> None:
    lines = page(
        (f"{FULL} báo cáo trước ngày 30 tháng", 60, EDGE), ("11. năm 2026 thì gửi bổ sung sau", 60, 300)
    )
    assert "30 tháng 11. năm 2026" in paragraphs(lines)


def test_the_second_line_of_an_item_may_hang_further_in() -> None:
    lines = page((f"- {FULL}", 60, EDGE), (MORE, 75, EDGE))
    assert paragraphs(lines) == f"- {FULL} {MORE}"


def test_a_first_line_that_is_indented_begins_a_paragraph() -> None:
    lines = page((FULL, 60, EDGE), (MORE, 60, EDGE), (FULL, 85, EDGE), (MORE, 60, EDGE))
    assert paragraphs(lines).split("\n") == [f"{FULL} {MORE}", f"{FULL} {MORE}"]


def test_a_sentence_that_ends_at_the_edge_ends_no_indented_paragraph() -> None:
    lines = page((f"{FULL}.", 85, EDGE), (f"Đề nghị {MORE}", 60, EDGE), (f"{FULL}.", 85, EDGE))
    assert paragraphs(lines).split("\n") == [f"{FULL}. Đề nghị {MORE}", f"{FULL}."]


def test_lines_of_another_size_or_far_below_stand_apart() -> None:
    lines = page((FULL, 60, EDGE), (MORE, 60, EDGE))
    title = Piece("chương trình của các đơn vị trực thuộc sở", 60, EDGE, lines[1].base - 15, 18.0)
    below = Piece(MORE, 60, EDGE, title.base - 60, 18.0)
    assert paragraphs([*lines, title, below]).split("\n") == [f"{FULL} {MORE}", title.text, MORE]


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        (["một", "hai"], "một\n\nhai"),
        ([f"{FULL} báo cáo", f"2\n{MORE}."], f"{FULL} báo cáo {MORE}."),
        ([f"{FULL} báo cáo\n- 1 -", MORE], f"{FULL} báo cáo {MORE}"),
        ([f"{FULL}.", MORE], f"{FULL}.\n\n{MORE}"),
        ([f"{FULL} báo cáo", "b) Văn phòng"], f"{FULL} báo cáo\n\nb) Văn phòng"),
        (
            ["| a | b |\n|---|---|\n| 1 | x |\n\n1", "2\n| 2 | y |\n|---|---|\n| 3 | z |"],
            "| a | b |\n|---|---|\n| 1 | x |\n| 2 | y |\n| 3 | z |",
        ),
        (
            ["| a | b |\n|---|---|\n| 1 | x |", "| a | b |\n|---|---|\n| 2 | y |"],
            "| a | b |\n|---|---|\n| 1 | x |\n| 2 | y |",
        ),
        (
            ["| a | b |\n|---|---|\n| 1 | x |", "| a | b | c |\n|---|---|---|"],
            "| a | b |\n|---|---|\n| 1 | x |\n\n| a | b | c |\n|---|---|---|",
        ),
        (
            ["| a | b |\n|---|---|\n| 1 | x |", "| a | b |\n|---|---|\n|  | y |\n| 2 | z |"],
            "| a | b |\n|---|---|\n| 1 | x y |\n| 2 | z |",
        ),
        (["", "một"], "\n\nmột"),
        ([], ""),
    ],
)
def test_pages_are_joined(pages: list[str], text: str) -> None:
    assert joined_pages(pages) == text
