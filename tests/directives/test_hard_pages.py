"""Pages that are hard to read are read after all, or asked about: what was not read is not cleared."""

from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageDraw

from directives.formats.inks import coloured_stamps, layers_on
from directives.formats.lighting import lit
from directives.formats.picture_files import open_picture
from directives.formats.pictures import prepared, seen
from directives.formats.sheets_afar import sheets_afar
from directives.formats.tesseract import ReadWord
from directives.formats.unread import is_unread
from directives.model import Classification
from tests.directives import hard_pages
from tests.directives.carriers_office import plain_docx, with_part
from tests.directives.hard_pages import HARD_PAGES, INNOCENT_HARD_PAGES
from tests.directives.made_files import picture_of, saved
from tests.directives.scanned_pages import needs_fonts
from tests.directives.secrecy_samples import BODY
from tests.directives.test_carriers import verdict_of
from tests.directives.test_files_pictures import AT_LENGTH, needs_recognition

_READ = "Phòng Kế hoạch chủ trì báo cáo kết quả trước ngày 20 tháng 4 năm 2026"
_RUBBISH = "hđo Jýp tvn aoh ĐXNÙ wfe tyat ltyá zcc xâú gkd neo rsã"
_ENGLISH = "The following orders were shipped yesterday from our warehouse in London"


def _words(said: str, certainty: float) -> list[ReadWord]:
    return [ReadWord(("1", "1", "1", "1"), 10, 10, 50, 20, certainty, word) for word in said.split()]


def _page(lines: int) -> Image.Image:
    page: Image.Image = picture_of([_READ] * lines, (1654, 2339))
    return page


@pytest.mark.parametrize(
    ("said", "certainty", "unread"),
    [
        (f"{_READ} " * 3, 92, False),
        (f"{_RUBBISH} " * 3, 50, True),
        (f"{_ENGLISH} " * 3, 90, False),
        (f"{_READ} " * 3, 40, True),
    ],
)
def test_rubbish_is_no_reading(said: str, certainty: float, unread: bool) -> None:
    assert is_unread(_page(30), _words(said, certainty)) is unread


def test_lines_of_which_no_word_is_read_are_unread() -> None:
    assert is_unread(_page(30), [])
    assert is_unread(prepared(seen(hard_pages.dim(1)), photo=True).grey, [])


VIEWS: dict[str, Callable[[], Image.Image]] = {
    "hills": lambda: hard_pages.hills(1),
    "hills at dusk": lambda: hard_pages.hills(2, 0.2),
    "a wall": lambda: hard_pages.wall(1),
}


@pytest.mark.parametrize("view", list(VIEWS))
def test_a_view_without_a_line_of_text_counts_as_looked_at(view: str) -> None:
    assert not is_unread(prepared(seen(VIEWS[view]()), photo=True).grey, [])


def test_what_bushes_are_taken_for_is_no_page_unread() -> None:
    bushes = prepared(seen(hard_pages.hills(2, 0.2)), photo=True).grey
    assert not is_unread(bushes, _words(f"{_RUBBISH} " * 4, 33))
    assert is_unread(bushes, _words(f"{_RUBBISH} " * 20, 33))


def _in_rows(said: str, certainty: float, rows: int) -> list[ReadWord]:
    return [
        ReadWord(("1", "1", "1", str(row)), 130 + 180 * place, 260 + 110 * row, 150, 60, certainty, word)
        for row in range(rows)
        for place, word in enumerate(said.split()[:6])
    ]


@pytest.mark.parametrize("paper", [(255, 255, 255), (250, 205, 215), (250, 240, 190)])
@pytest.mark.parametrize("rows", [3, 6, 14])
def test_rows_of_a_hand_at_which_a_machine_guesses_are_unread(paper: Any, rows: int) -> None:
    page = prepared(seen(hard_pages.by_hand(rows, rows, paper)), photo=False).grey
    assert is_unread(page, _in_rows(_RUBBISH, 35, rows))
    assert not is_unread(page, _in_rows(_READ, 93, rows)) or rows > 6


@pytest.mark.parametrize("number", range(4))
def test_rows_of_a_hand_of_which_nothing_is_read_are_unread_and_a_name_signed_is_not(number: int) -> None:
    assert is_unread(prepared(seen(hard_pages.by_hand(number, 9)), photo=False).grey, [])
    assert not is_unread(prepared(seen(hard_pages.by_hand(number, 1)), photo=False).grey, [])


def test_what_leaves_are_taken_for_in_rows_is_no_hand() -> None:
    leaves = prepared(seen(hard_pages.wall(1)), photo=True).grey
    assert not is_unread(leaves, _in_rows(_RUBBISH, 35, 1))


def test_f67_a_letter_in_somebodys_hand_is_asked_about() -> None:
    needs_recognition()
    letter = saved(hard_pages.by_hand(2, 8, (250, 205, 215)), "JPEG")
    assert verdict_of("thu.jpg", letter) is not None
    assert verdict_of("bao-cao.docx", with_part(plain_docx(), "word/media/image1.jpg", letter)) is not None


def test_an_empty_page_counts_as_looked_at() -> None:
    assert not is_unread(Image.new("L", (1654, 2339), 255), [])
    assert not is_unread(_page(1), [])


@pytest.mark.parametrize("angle", [0, 8, -20, 40, 90] if AT_LENGTH else [8, 90])
def test_a_sheet_that_lies_small_on_a_desk_is_cut_out(angle: float) -> None:
    needs_fonts()
    _, sheets = sheets_afar(hard_pages.desk(1, angle=angle, size=(2000, 1500)))
    assert len(sheets) == 1
    shorter, longer = sorted(sheets[0].size)
    assert 590 < longer < 720
    assert 1.3 < longer / shorter < 1.5


def test_neither_a_plate_nor_a_view_nor_a_page_is_a_small_sheet() -> None:
    plate = Image.new("RGB", (2000, 1500), (92, 70, 50))
    ImageDraw.Draw(plate).ellipse((300, 300, 900, 900), fill=(230, 230, 225))
    for view in (plate, hard_pages.hills(3), _page(20)):
        assert sheets_afar(view) == (view, [])


def test_a_page_whose_points_lie_twice_as_dense_across_is_made_square() -> None:
    needs_fonts()
    assert open_picture(hard_pages.fax(1, tagged=True)).size == (1728, 2244)
    assert open_picture(hard_pages.fax(1)).size == (1728, 1078)


def test_a_dim_photo_is_made_light_and_no_other() -> None:
    needs_fonts()
    dim, page = hard_pages.dim(1), _page(3)
    assert dim.convert("L").getextrema()[1] < 110
    assert sorted(lit(dim).picture.convert("L").tobytes())[-150_000] > 200
    assert lit(page).picture is page


def test_a_stamp_that_has_faded_on_old_paper_is_found() -> None:
    needs_fonts()
    marked, bare = hard_pages.faded(1), hard_pages.faded(1, mark=False)
    assert [max(stamp.size) for stamp in coloured_stamps(marked, layers_on(marked))]
    assert not list(coloured_stamps(bare, layers_on(bare)))


def test_what_was_recognised_is_no_legacy_encoding() -> None:
    needs_recognition()
    from directives.files import extract

    assert extract(saved(picture_of(BODY)), "a.png").warnings == ("recognised",)


@pytest.mark.parametrize("kind", list(HARD_PAGES) if AT_LENGTH else ["a fax", "in the dark"])
def test_f67_a_mark_on_a_page_that_is_hard_to_read_is_held(kind: str) -> None:
    needs_recognition()
    needs_fonts()
    for number in range(4 if AT_LENGTH else 1):
        assert verdict_of(kind, HARD_PAGES[kind](number)) is not None, number


@pytest.mark.skipif(not AT_LENGTH, reason="a page each takes seconds: by `make long`")
def test_of_hard_pages_without_a_mark_none_is_stopped_and_hardly_one_asked_about() -> None:
    needs_recognition()
    needs_fonts()
    said = {kind: verdict_of(kind, drawn(20)) for kind, drawn in INNOCENT_HARD_PAGES.items()}
    assert not [kind for kind, verdict in said.items() if isinstance(verdict, Classification)]
    assert len([kind for kind, verdict in said.items() if verdict]) <= 1, said


@pytest.mark.parametrize("sheet", [hard_pages.blinds, hard_pages.ruled])
@pytest.mark.parametrize("number", range(3 if AT_LENGTH else 1))
def test_rules_and_slats_are_no_lines_of_words(sheet: Callable[[int], Any], number: int) -> None:
    page = prepared(seen(sheet(number)), photo=True).grey
    assert not is_unread(page, [])
