"""Stamps of secrecy on scans, as offices' scanners and telephones give them; and the stamps that are none."""

import os
from collections.abc import Sequence
from math import dist
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageDraw

from directives.extract import Extract
from directives.formats.frames import insides_on
from directives.formats.leftovers import ink_up_to
from directives.formats.mark_shapes import likeness
from directives.formats.stamp_frames import frames_on
from directives.model import Classification, SecrecyDoubt
from directives.secrets import SecrecyVerdict
from directives.verdicts import verdict_on
from tests.directives.made_files import picture_of
from tests.directives.scanned_pages import BLACK, box_of, laid_on, needs_fonts
from tests.directives.secrecy_samples import BODY
from tests.directives.stamped_scans import INNOCENT_SCANS, MARKED_SCANS, scan_of
from tests.directives.test_carriers import verdict_of
from tests.directives.test_files_pictures import needs_recognition

LONG = "NHACVIEC_ROUNDS" in os.environ
SEEDS = range(1000, 1004)
"""None of those that the search was tried on while it was built."""


def _over_lines(said: str, seed: int, angle: float) -> Any:
    """A part of a page at 200 dots an inch, over whose lines a stamp lies in the ink of the lines."""
    chance = Random(seed)  # noqa: S311
    page = picture_of(BODY, (1200, 560)).convert("RGB")
    stamp = box_of([said], (14 + 4 * len(said), 10), BLACK, chance, 200)
    return laid_on(page, stamp, (600, 250), angle)


@pytest.mark.parametrize("angle", [-14.0, 0.0, 9.0, 87.0, 270.0])
def test_a_frame_is_found_over_lines_of_words_at_any_angle(angle: float) -> None:
    needs_fonts()
    ink = _over_lines("TỐI MẬT", 1, angle).convert("L").reduce(2).point(ink_up_to(150))
    middles = [
        (sum(x for x, _ in frame.corners) / 4, sum(y for _, y in frame.corners) / 4)
        for frame in frames_on(ink)
    ]
    assert min(dist(middle, (300, 125)) for middle in middles) < 8


def test_lines_of_words_a_ring_and_an_underlining_are_no_frame() -> None:
    needs_fonts()
    page = picture_of(BODY, (1200, 700))
    draw = ImageDraw.Draw(page)
    draw.ellipse((700, 300, 980, 580), outline=0, width=5)
    draw.line((120, 150, 900, 150), fill=0, width=4)
    assert frames_on(page.reduce(2).point(ink_up_to(150))) == []


def _likeness(said: str, seed: int) -> float:
    insides = list(insides_on(_over_lines(said, seed, 4).convert("L")))
    return max((likeness(inside.picture) for inside in insides), default=0.0)


def test_the_letters_of_a_mark_are_told_from_those_of_other_stamps_under_words() -> None:
    needs_fonts()
    marks = [_likeness(said, seed) for seed, said in enumerate(("MẬT", "TỐI MẬT", "TUYỆT MẬT"))]
    others = [_likeness(said, seed) for seed, said in enumerate(("KHẨN", "HỎA TỐC", "BẢN SAO", "ĐÃ KÝ"))]
    assert min(marks) > max(others)


def test_a_blank_frame_is_like_no_mark() -> None:
    assert likeness(Image.new("L", (140, 50), 255)) == 0.0


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("TỐI MẬC", Classification.TOP_SECRET),
        ("TUYỆT MẬ", Classification.MOST_SECRET),
        ("TỐI MẮT", SecrecyDoubt.LONE_WORD),
        ("TRỜI TỐI MÂY", None),
        ("G TẬM CÔNG BÁO", None),
        ("TẬM IỐT", SecrecyDoubt.LONE_WORD),
    ],
)
def test_what_is_left_of_a_heavier_mark_is_no_doubt(said: str, word: SecrecyVerdict) -> None:
    assert verdict_on(Extract("", "scan", typed=False, stamps=said)) == word


SHORT = (
    ("over a seal", 1000),
    ("pale over words", 1002),
    ("apart over a page", 1002),
)


@pytest.mark.parametrize(("kind", "seed"), SHORT)
def test_f67_a_stamp_that_lies_over_others_is_held(kind: str, seed: int) -> None:
    needs_recognition()
    needs_fonts()
    assert verdict_of(*scan_of(kind, seed)) is not None


def _said(kinds: Sequence[str]) -> dict[tuple[str, int], Any]:
    needs_recognition()
    needs_fonts()
    return {(kind, seed): verdict_of(*scan_of(kind, seed)) for kind in kinds for seed in SEEDS}


@pytest.mark.skipif(not LONG, reason="a page each takes seconds: by `make long`")
def test_f67_of_scans_with_a_stamp_hardly_one_is_kept() -> None:
    said = _said(list(MARKED_SCANS))
    kept = [at for at, verdict in said.items() if verdict is None]
    assert len(kept) <= len(said) // 15, kept


@pytest.mark.skipif(not LONG, reason="a page each takes seconds: by `make long`")
def test_of_scans_with_other_stamps_none_is_stopped_and_hardly_one_asked_about() -> None:
    said = _said(list(INNOCENT_SCANS))
    assert [at for at, verdict in said.items() if isinstance(verdict, Classification)] == []
    assert len([at for at, verdict in said.items() if verdict is not None]) <= len(said) // 20
