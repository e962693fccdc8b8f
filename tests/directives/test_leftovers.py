"""Squares of points looked through for the lightest and the darkest, as the filters of the library do it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from directives.formats.leftovers import darker_around, lighter_around
from directives.formats.sheets import sheets_of, turned, unread_on

SIZES = st.tuples(st.integers(1, 40), st.integers(1, 40))


def noise(size: tuple[int, int], seed: int) -> Image.Image:
    points = bytes((seed * 31 + at * at * 7 + at // 3) % 256 for at in range(size[0] * size[1]))
    return Image.frombytes("L", size, points)


@settings(max_examples=30)
@given(SIZES, st.integers(0, 99), st.sampled_from([1, 3, 5, 7, 9]))
def test_the_lightest_and_the_darkest_around_are_those_of_the_librarys_filters(
    size: tuple[int, int], seed: int, side: int
) -> None:
    picture = noise(size, seed)
    assert lighter_around(picture, side).tobytes() == picture.filter(ImageFilter.MaxFilter(side)).tobytes()
    assert darker_around(picture, side).tobytes() == picture.filter(ImageFilter.MinFilter(side)).tobytes()


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 900), st.integers(1, 500)), max_size=12))
def test_every_picture_stands_whole_on_a_sheet_and_on_no_other(sizes: list[tuple[int, int]]) -> None:
    sheets = list(sheets_of(Image.new("L", size, 0) for size in sizes))
    black = sum(sheet.picture.histogram()[0] for sheet in sheets)
    assert black == sum(width * height for width, height in sizes)
    assert sum(len(sheet.boxes) for sheet in sheets) == len(sizes)


def test_what_was_read_on_a_sheet_is_not_looked_at_again() -> None:
    mark = Image.new("L", (90, 40), 255)
    mark.paste(0, (10, 10, 50, 30))
    [sheet] = sheets_of([mark, mark])
    first = sheet.boxes[0]
    assert len(list(unread_on(sheet, []))) == 2
    assert len(list(unread_on(sheet, [first]))) == 1


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_of_the_other_three_sides_is_shown(place: int) -> None:
    picture = noise((7, 3), 1)
    shown = list(turned([picture]))
    assert len(shown) == 3
    assert shown[place].rotate(-90 * (place + 1), expand=True).tobytes() == picture.tobytes()
