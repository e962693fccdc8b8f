"""Whose acts are looked for in a sentence, and which of them it has the verb of."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from chat.acts.frames import ActFrame
from chat.acts.orders import ORDERS
from chat.acts.registry import REGISTRY_ACTS
from chat.review.acts import REVIEW_ACTS
from chat.situation import Situation
from chat.telling.unit_acts import UNIT_ACTS

UNIT_FRAMES = "unit"
OFFICE_FRAMES = "office"
OTHERS_FRAMES = "others"
"""Whose acts are looked for: a unit's, the office's, or of the office's those that no unit has a verb for."""

_UNITS_VERBS = frozenset(verb for frame in UNIT_ACTS for verb in frame.verbs)
_ALWAYS = ("save", "reject", "next", "prev", "show_review", "received_on", "restore")
_BESIDE_A_REVIEW = tuple(replace(f, reason="cue") if f.name == "cancel" else f for f in ORDERS)
"""The orders while a review is open: "bỏ 3 …" is of a draft, and no task is cancelled by it."""


class Acts:
    """Acts that somebody may mean, the likelier first, by the classes of their verbs."""

    def __init__(self, frames: Iterable[ActFrame]) -> None:
        self._frames = tuple(frames)
        self._by_verb: dict[str, list[int]] = {}
        for order, frame in enumerate(self._frames):
            for verb in frame.verbs:
                self._by_verb.setdefault(verb, []).append(order)
        self.verbs = frozenset(self._by_verb)

    def said(self, tags: frozenset[str]) -> list[tuple[int, ActFrame]]:
        """Those whose verb is of one of these classes, each with its place among all."""
        places = {order for verb in self.verbs & tags for order in self._by_verb[verb]}
        return [(order, self._frames[order]) for order in sorted(places)]


LOOSE_OF_THE_OFFICE = Acts(frame for frame in REGISTRY_ACTS if frame.loose)
LOOSE_OF_A_UNIT = Acts(frame for frame in UNIT_ACTS if frame.loose)


def acts_for(whose: str, situation: Situation) -> Acts:
    """The acts that somebody in this situation may mean."""
    of_unit = situation.head or situation.staff
    return _acts(whose, of_unit, bool(situation.open_reviews or situation.replied_review))


@cache
def _acts(whose: str, of_unit: bool, in_review: bool) -> Acts:
    if whose == UNIT_FRAMES:
        return Acts(UNIT_ACTS)
    if whose == OTHERS_FRAMES:
        return Acts((*(frame for frame in ORDERS if not frame.verbs & _UNITS_VERBS), *REGISTRY_ACTS))
    unit = UNIT_ACTS if of_unit else ()
    if in_review:
        return Acts((*REVIEW_ACTS, *_BESIDE_A_REVIEW, *REGISTRY_ACTS, *unit))
    # What speaks of a review where none is open: it is said that none is.
    return Acts((*ORDERS, *REGISTRY_ACTS, *unit, *(f for f in REVIEW_ACTS if f.name in _ALWAYS)))
