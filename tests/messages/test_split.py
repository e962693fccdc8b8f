"""Long messages go in parts that fit, with nothing lost and no task cut in two."""

from hypothesis import given
from hypothesis import strategies as st

from messages.text import (
    Attachment,
    Button,
    Limits,
    Message,
    Style,
    Text,
    bold,
    cut,
    mark,
    split,
    utf16_length,
)

LIMITS = Limits(text=200, caption=60, buttons=4)
words = st.text(alphabet="ab đ😀\n", max_size=500)


@given(st.lists(words, max_size=12))
def test_every_part_fits_and_nothing_is_lost(blocks: list[str]) -> None:
    parts = split(Message(tuple(Text(b) for b in blocks)), LIMITS)
    assert all(len(part.text) <= LIMITS.text for part in parts)
    assert "".join(b.plain for part in parts for b in part.blocks) == "".join(blocks)


def test_a_block_that_fits_is_never_cut() -> None:
    blocks = tuple(Text(f"{n}. " + "x" * 100) for n in range(20))
    parts = split(Message(blocks), LIMITS)
    assert [b for part in parts for b in part.blocks] == list(blocks)
    assert len(parts) == 20


def test_an_overlong_block_is_cut_at_a_space_and_keeps_its_style() -> None:
    parts = split(Message((bold("từng chữ " * 40),)), LIMITS)
    assert len(parts) > 1
    assert all(part.text.plain.endswith(" ") for part in parts)
    assert all(
        [(r.start, r.length, r.style) for r in part.text.ranges] == [(0, len(part.text), Style.BOLD)]
        for part in parts
    )


@given(st.text(alphabet="a😀é", max_size=30), st.integers(0, 30))
def test_a_cut_counts_styles_in_utf_16_units(plain: str, at: int) -> None:
    left, right = cut(bold(plain), at)
    assert left.plain + right.plain == plain
    for half in (left, right):
        assert sum(r.length for r in half.ranges) == utf16_length(half.plain)
        assert all(r.start == 0 for r in half.ranges)


def test_buttons_stand_under_the_last_part_and_never_exceed_the_limit() -> None:
    rows = tuple((Button("Xong", f"done:{n}", f"xong {n}"),) for n in range(9))
    parts = split(Message(tuple(Text("x" * 150) for _ in range(3)), rows), LIMITS)
    assert [len(part.buttons) for part in parts] == [0, 0, 4]


def test_a_file_with_a_text_too_long_for_its_caption_goes_by_itself() -> None:
    message = Message((Text("x" * 61),), attachment=Attachment("a", "b"))
    assert [(len(p.text), p.attachment is not None) for p in split(message, LIMITS)] == [
        (61, False),
        (0, True),
    ]


def test_a_marked_part_still_fits() -> None:
    part = split(Message((Text("x" * 1000),)), LIMITS)[0]
    marked = mark(part, "(có thể đồng chí đã nhận tin này)")
    assert marked.text.plain.startswith("(có thể đồng chí đã nhận tin này)\n")
    assert len(marked.text) <= LIMITS.text
