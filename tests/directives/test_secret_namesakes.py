"""F67: a person, a place, an organ, a title or a question is no mark; marks of the same shapes are held."""

import pytest

from directives.secrets import classify
from tests.directives import secrecy_namesakes as namesakes
from tests.directives.secrecy_samples import letter
from tests.directives.test_carriers import verdict_of

KINDS = {
    "goes on": namesakes.GOES_ON,
    "places": namesakes.PLACES,
    "lists": namesakes.LISTS,
    "organs": namesakes.ORGANS,
    "asked": namesakes.ASKED,
    "titles": namesakes.TITLES,
    "taught": namesakes.TAUGHT,
}


@pytest.mark.parametrize("kind", KINDS)
def test_f67_what_is_called_so_passes_alone_and_in_a_letter(kind: str) -> None:
    texts = [each for text in KINDS[kind] for each in (text, letter((3, text)), letter((14, text)))]
    assert len(texts) >= 30
    assert [(classify(text), text) for text in texts if classify(text) is not None] == []


@pytest.mark.parametrize("text", namesakes.MARKED)
def test_f67_a_mark_of_the_same_shape_is_held(text: str) -> None:
    assert None not in [classify(text), classify(letter((3, text))), classify(text, recognised=True)]


@pytest.mark.parametrize(
    "text", ["Mật quét sân", "- Mật vắng hôm qua.", "Không ăn: Mật, Quế", "Gan: đều\nMật: vách mỏng"]
)
def test_f67_in_what_was_recognised_a_word_that_begins_a_line_stays_in_doubt(text: str) -> None:
    assert classify(text) is None
    assert classify(text, recognised=True) is not None


def test_f67_what_a_person_lost_is_no_mark_in_a_name_and_a_kind_of_document_is() -> None:
    assert [name for name in namesakes.LOST_NAMES if classify("", name) is not None] == []
    assert [name for name in namesakes.MARKED_NAMES if classify("", name) is None] == []


@pytest.mark.parametrize("field", namesakes.CARDS)
@pytest.mark.parametrize("mark", namesakes.IN_A_CARD)
def test_f67_what_stands_in_a_field_of_a_card_is_read_as_a_line_of_its_own(field: str, mark: str) -> None:
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:An;Trần;;;",
        "TEL:+84912000222",
        field.format(mark),
        "END:VCARD",
    )
    assert verdict_of("danh-ba.vcf", "\r\n".join([*lines, ""]).encode()) is not None
