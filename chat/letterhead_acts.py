"""The office corrects the letterhead of the document under review: number, day, issuer, subject, receipt."""

from chat import intents as i
from chat.frames import HARMLESS, QUOTES, ActFrame, Slots
from chat.intents import DocumentField, When
from chat.items import Item
from chat.times import nearest


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


def _beside_a_number(item: Item) -> bool:
    small = item.tags & HARMLESS or item.kind == "person" or item.folded in ("la", "thanh", ":", "=", "dung")
    small = small or item.has("edit", "mistake")
    return bool(small) or (item.kind == "punct" and item.folded not in QUOTES)


class _Part:
    """Makes the correction of a part of the letterhead."""

    def __init__(self, part: DocumentField) -> None:
        self._part = part

    def __call__(self, slots: Slots) -> i.Plain | None:
        if self._part is DocumentField.DAY:
            when = slots.when
            one = when is not None and len(slots.dates) == 1
            return i.EditDocument(self._part, "", When(when.on)) if when is not None and one else None
        text = slots.text or (slots.docs[0] if slots.docs else "")
        if self._part is DocumentField.NUMBER:
            said = [item for item in slots.items[slots.place + 1 :] if not _beside_a_number(item)]
            if len(said) != 1 or said[0].kind not in ("doc", "numbers"):
                return None  # "số văn bản là 45/UBND hình như"
            text = said[0].text
        return i.EditDocument(self._part, text) if text else None


def _received(slots: Slots) -> i.Plain | None:
    if len(slots.dates) > 1:
        return None
    dated = slots.dates[-1].dated if slots.dates else None
    if dated is None or dated.due is None:
        return i.Received(None)
    on = dated.due if dated.has_year else nearest(dated.due, slots.sentence.situation.today)
    return i.Received(When(on, dated.certain or not dated.has_year))


LETTERHEAD: tuple[ActFrame, ...] = (
    ActFrame(
        "number",
        _f("signed_number"),
        _Part(DocumentField.NUMBER),
        objects=_f("document", "review"),
        also=_f("edit", "yes", "mistake"),
        slots=_f("doc"),
        content="behind",
    ),
    ActFrame(
        "day",
        _f("signed_day"),
        _Part(DocumentField.DAY),
        objects=_f("document", "review"),
        also=_f("edit", "yes", "mistake"),
        slots=_f("date"),
    ),
    ActFrame(
        "issuer",
        _f("issuer"),
        _Part(DocumentField.ISSUER),
        objects=_f("document", "review"),
        also=_f("edit", "yes", "mistake"),
        slots=_f(),
        content="behind",
    ),
    ActFrame(
        "subject",
        _f("subject"),
        _Part(DocumentField.SUBJECT),
        objects=_f("document", "review"),
        also=_f("edit", "yes", "mistake"),
        slots=_f(),
        content="behind",
    ),
    ActFrame(
        "received_on", _f("received_on"), _received, objects=_f("document"), also=_f("edit"), slots=_f("date")
    ),
)
