"""A paper or a file that proves a result: "bổ sung minh chứng việc 7: công văn số 45"."""

from datetime import date

from chat import intents as i
from chat.acts.frames import ActFrame, Slots
from chat.intents import Verb
from chat.intents.values import When
from chat.sentences.items import Item, nearest


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


WHOSE = _f("self", "own_unit", "mine", "of", "unit", "this")
"""Whose task it is, as a unit says it."""


def _presented(slots: Slots) -> i.Plain | None:
    """ "minh chứng việc 7 đây ạ", "em gửi ảnh minh chứng việc 5": a paper comes, or is to come."""
    if slots.docs and slots.docs[0].isdecimal():
        return None  # "công văn 26 em gửi ảnh minh chứng việc 12": whose proof is it
    return i.AddEvidence(
        slots.meant,
        slots.docs[0] if slots.docs else "",
        paper_day(slots.dates, slots.sentence.situation.today),
    )


def _evidence(slots: Slots) -> i.Plain | None:
    if len(slots.dates) > 1:
        return None  # a paper has one day
    if not slots.docs and not slots.sentence.situation.has_file and "evidence" not in slots.tags:
        return None
    return i.AddEvidence(
        slots.meant,
        slots.docs[0] if slots.docs else "",
        paper_day(slots.dates, slots.sentence.situation.today),
    )


def paper_day(dates: list[Item], today: date) -> When | None:
    """The day of a paper: without its year it is the nearest."""
    dated = dates[-1].dated if dates else None
    if dated is None or dated.due is None:
        return None
    return When(dated.due if dated.has_year else nearest(dated.due, today))


EVIDENCE_ACTS: tuple[ActFrame, ...] = (
    ActFrame(
        "evidence",
        _f("add_evidence"),
        _evidence,
        Verb.EVIDENCE,
        objects=_f("task", "report", "evidence", "document"),
        also=WHOSE | {"to", "of", "was_reported", "until", "number_of", "place_above"},
        slots=_f("numbers", "doc", "date"),
    ),
    ActFrame(
        "evidence_noun",
        _f("evidence"),
        _evidence,
        Verb.EVIDENCE,
        kinds=_f("doc"),
        objects=_f("task", "report", "evidence", "document"),
        also=WHOSE | {"to", "of", "until", "number_of", "place_above", "add_evidence"},
        slots=_f("numbers", "doc", "date"),
    ),
    ActFrame(
        "evidence_here",
        _f("evidence"),
        _presented,
        Verb.EVIDENCE,
        wants=_f("here", "hand_over"),
        objects=_f("task", "report", "evidence", "document"),
        also=WHOSE | {"to", "number_of", "place_above", "add_evidence", "here", "hand_over"},
        slots=_f("numbers", "doc", "date"),
    ),
)
