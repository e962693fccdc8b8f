"""Lines that stand at the edge of every page, within the text: heads, feet, page numbers in words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from language.spelling import LOWER

_LONGEST = 90  # letters
_OF_THE_TEXT = re.compile(r"\A[-+•|]|[.;:,]\Z")
_LEAST_REPEATS = 3  # pages with the same line
_SHORTEST_PAGE = 12  # lines
_NUMBER = re.compile(r"\d{1,9}")
_NUMBERED_PAGE = re.compile(r"\b(?:trang|page)\s*(?:số\s*)?:?\s?(\d{1,3})\b", re.IGNORECASE)
_ENDS = (".", ";", ":", "!", "?", "/")


def running_heads(texts: Sequence[str], pages: Sequence[bool]) -> set[int]:
    """The places of the lines that are no part of the text; `pages` says which are a page's number alone.

    Short lines that come back next to the numbers, that count the pages themselves, or that stand page after
    page in the middle of sentences.
    """
    places = _beside_numbers(texts, pages)
    alike: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if text and len(text) <= _LONGEST and not _OF_THE_TEXT.search(text) and "|" not in text:
            alike.setdefault(_NUMBER.sub("#", text), []).append(place)
    for same in alike.values():
        if len(same) > 1 and _stand_a_page_apart(same):
            if _count_pages([texts[place] for place in same]):
                places.update(same)
            elif len(same) >= _LEAST_REPEATS:
                places.update(_amid_sentences(texts, same))
    return places


def _beside_numbers(texts: Sequence[str], pages: Sequence[bool]) -> set[int]:
    near: dict[str, set[int]] = {}  # a line between two page numbers is near both
    for page in (place for place, alone in enumerate(pages) if alone):
        for way in (range(page + 1, min(page + 4, len(texts))), range(page - 1, max(page - 4, -1), -1)):
            place = next((at for at in way if texts[at]), None)
            text = "" if place is None else texts[place]
            if place is not None and len(text) <= _LONGEST and _may_be_a_head(text):
                near.setdefault(_NUMBER.sub("#", text), set()).add(place)
    return {
        place
        for same in near.values()
        if len(same) >= _LEAST_REPEATS
        and _stand_a_page_apart(sorted(same)[:-1])  # the last page may be short
        for place in same
    }


def _may_be_a_head(text: str) -> bool:
    """Not a cell of numbers alone: the day that ends a row, above the number of the next one."""
    return any(letter.isalpha() for letter in text) and not _OF_THE_TEXT.search(text)


def _stand_a_page_apart(places: Sequence[int]) -> bool:
    return all(after - before >= _SHORTEST_PAGE for before, after in pairwise(places))


def _count_pages(texts: Sequence[str]) -> bool:
    """ "Công báo - Trang 2", "Công báo - Trang 3"."""
    numbers = [int(found.group(1)) for text in texts if (found := _NUMBERED_PAGE.search(text))]
    return len(numbers) == len(texts) and all(after == before + 1 for before, after in pairwise(numbers))


def _amid_sentences(texts: Sequence[str], same: Sequence[int]) -> Iterator[int]:
    """The places, but for a first one that parts no sentence, where a third of them and at least two do."""
    parting = [place for place in same if _parts_a_sentence(texts, place)]
    if len(parting) < max(2, len(same) // 3):
        return
    yield from same if same[0] in parting else same[1:]


def _parts_a_sentence(texts: Sequence[str], place: int) -> bool:
    above = next((texts[at] for at in range(place - 1, max(place - 4, -1), -1) if texts[at]), ".")
    below = next((texts[at] for at in range(place + 1, min(place + 4, len(texts))) if texts[at]), "")
    return below[:1] in LOWER and bool(below) and not above.endswith(_ENDS)
