"""A sheet of paper photographed on a desk is found, and laid flat before it is read."""

from math import dist

import pytest
from PIL import Image, ImageChops

from directives.files import extract
from directives.formats.pictures import find_sheet, sheet_alone
from tests.directives.made_files import picture_of, saved
from tests.directives.test_files_pictures import LINES, needs_recognition

SIZE = (1500, 2000)
# How a photo of each kind is taken of the page: which points of it become the photo's corners, counter-
# clockwise from above left; what lies outside the page is desk.
SHOTS: dict[str, tuple[float, ...]] = {
    "from above": (-150, -150, -150, 2150, 1650, 2150, 1650, -150),
    "from below": (-300, -200, -100, 2150, 1600, 2150, 1800, -200),
    "leaning": (-250, -100, -60, 2200, 1750, 2100, 1560, -200),
}


def photo(page: Image.Image, shot: tuple[float, ...], darkest: int = 255) -> Image.Image:
    """The page on a desk, its light falling off to one side."""
    on_desk = page.point([max(value, 2) for value in range(256)]).transform(
        SIZE, Image.Transform.QUAD, shot, Image.Resampling.BILINEAR, fillcolor=90
    )
    fall = [darkest + value * (255 - darkest) // 255 for value in range(256)]
    light = Image.linear_gradient("L").rotate(90).resize(SIZE).point(fall)
    return ImageChops.multiply(on_desk, light)


def page_of(lines: list[str]) -> Image.Image:
    page: Image.Image = picture_of(lines, SIZE)
    return page


@pytest.mark.parametrize("darkest", [255, 150])
@pytest.mark.parametrize("shot", list(SHOTS))
def test_the_corners_of_a_sheet_are_found(shot: str, darkest: int) -> None:
    corners = find_sheet(photo(page_of(LINES), SHOTS[shot], darkest))
    # The page painted white on black shows where its corners came to lie.
    white = photo(Image.new("L", SIZE, 255), SHOTS[shot]).point(
        [255 if value > 200 else 0 for value in range(256)]
    )
    expected = corners_of(white)
    assert corners is not None
    assert [dist(found, right) < 30 for found, right in zip(corners, expected, strict=True)] == [True] * 4


def corners_of(white: Image.Image) -> list[tuple[int, int]]:
    """The points of a white shape furthest out to the four corners."""
    data, width = white.tobytes(), white.width
    points = [(at % width, at // width) for at in range(0, len(data), 7) if data[at]]
    return [
        min(points, key=lambda p: p[0] + p[1]),
        max(points, key=lambda p: p[0] - p[1]),
        max(points, key=lambda p: p[0] + p[1]),
        min(points, key=lambda p: p[0] - p[1]),
    ]


@pytest.mark.parametrize("lines", [LINES, []])
def test_a_picture_that_is_all_paper_stays_as_it_is(lines: list[str]) -> None:
    page = page_of(lines)
    assert find_sheet(page) is None
    assert sheet_alone(page) is page


def test_a_dark_band_across_a_page_is_not_where_it_begins() -> None:
    page = page_of(LINES)
    page.paste(40, (60, 300, SIZE[0] - 60, 420))
    assert find_sheet(page) is None


def test_a_photo_of_a_letter_on_a_desk_is_no_table() -> None:
    needs_recognition()
    found = extract(saved(photo(page_of(LINES), SHOTS["from below"], 150), "JPEG"), "a.jpg")
    assert [line for line in found.text.split("\n") if line] == LINES
