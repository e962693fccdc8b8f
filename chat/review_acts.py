"""The office corrects an open review, one row an act. Numbers are those of its drafts."""

from chat import intents as i
from chat.draft_deadlines import fixed
from chat.frames import HARMLESS, QUOTES, ActFrame, Slots
from chat.intents import DocumentField, UnitName, Verb, When, Which
from chat.items import Item
from chat.shares import shares
from chat.times import nearest


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_DRAFTS = _f("task", "draft")
_WHICH = _f("no_unit", "undated", "rest", "of", "out_word", "perfect")
_OF_A_DEADLINE = _WHICH | _f(
    "edit",
    "set",
    "from",
    "recurring",
    "change_due",
    "due",
    "finished",
    "deadline_word",
    "received_on",
    "until",
)
_KEPT = _WHICH | {"except", "drop", "restore"}


def _kept(slots: Slots, acts: type[i.Drop] | type[i.Restore]) -> i.Plain | i.Several | None:
    which = slots.which
    if "rest" in slots.tags or (which is Which.NUMBERS and not slots.numbers):
        return None
    if acts is i.Drop and which is Which.UNDATED and not slots.excepted:
        return i.DropUndated()
    made = acts(tuple(dict.fromkeys(slots.numbers)), which)
    if "except" in slots.tags and not slots.excepted:
        return None
    other = i.Restore if acts is i.Drop else i.Drop
    return i.Several((made, other(tuple(slots.excepted)))) if slots.excepted else made


def _given(slots: Slots) -> i.Plain | None:
    lead, cooperate = shares(slots.shared)
    if not (lead or cooperate) and slots.text:
        lead = (UnitName(slots.text[:120]),)
    if not slots.numbers and slots.which is Which.NUMBERS:
        return None
    return i.GiveUnit(tuple(dict.fromkeys(slots.numbers)), lead, cooperate, slots.which)


def _document(part: DocumentField) -> "_Part":
    return _Part(part)


def _beside_a_number(item: Item) -> bool:
    small = item.tags & HARMLESS or item.kind == "person" or item.folded in ("la", "thanh", ":", "=")
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


def _split(slots: Slots) -> i.Plain | None:
    return i.SplitDraft(slots.numbers[0]) if len(slots.numbers) == 1 else None


def _merged(slots: Slots) -> i.Plain | None:
    return i.MergeDrafts(tuple(dict.fromkeys(slots.numbers))) if len(set(slots.numbers)) > 1 else None


def _received(slots: Slots) -> i.Plain | None:
    if len(slots.dates) > 1:
        return None
    dated = slots.dates[-1].dated if slots.dates else None
    if dated is None or dated.due is None:
        return i.Received(None)
    on = dated.due if dated.has_year else nearest(dated.due, slots.sentence.situation.today)
    return i.Received(When(on, dated.certain or not dated.has_year))


def _shown(slots: Slots) -> i.Plain:
    numbers = slots.numbers or slots.counted
    if any(tag == "page" for tag in slots.tags) or "trang" in slots.sentence.text.casefold():
        return i.ShowReview(page=numbers[0] if numbers else None)
    return i.ShowReview(draft=numbers[0]) if numbers else i.ShowReview()


REVIEW_ACTS: tuple[ActFrame, ...] = (
    ActFrame(
        "reject",
        _f("reject"),
        lambda _: i.RejectReview(),
        objects=_f("review", "document"),
        also=_f("of", "all", "drop", "no_more"),
        slots=_f(),
        reason="cue",
    ),
    ActFrame(
        "save",
        _f("save"),
        lambda _: i.Save(),
        objects=_f("review", "document", "task", "draft"),
        also=_f("of", "all", "move", "to", "weak_confirm"),
        slots=_f(),
    ),
    ActFrame(
        "drop",
        _f("drop", "cancel"),
        lambda s: _kept(s, i.Drop),
        Verb.DROP,
        objects=_DRAFTS,
        also=_KEPT,
        slots=_f("numbers"),
        reason="cue",
    ),
    ActFrame(
        "restore",
        _f("restore"),
        lambda s: _kept(s, i.Restore),
        Verb.RESTORE,
        objects=_DRAFTS,
        also=_KEPT,
        slots=_f("numbers"),
    ),
    ActFrame(
        "give_draft",
        _f("give", "move"),
        _given,
        Verb.GIVE,
        objects=_DRAFTS,
        also=_WHICH | {"coop", "lead", "carrying_out", "move", "add"},
        slots=_f("numbers", "unit"),
        content="unit",
    ),
    ActFrame(
        "coop_draft",
        _f("coop", "lead"),
        _given,
        Verb.GIVE,
        objects=_DRAFTS,
        also=_WHICH | {"coop", "lead", "carrying_out", "add", "give", "self_doing", "will"},
        slots=_f("numbers", "unit"),
        subject=True,
    ),
    ActFrame(
        "fix",
        _f("change_due", "deadline"),
        fixed,
        Verb.FIX_DEADLINE,
        objects=_DRAFTS | {"deadline"},
        also=_OF_A_DEADLINE,
        slots=_f("numbers", "date", "length"),
    ),
    ActFrame(
        "fix_deadline",
        _f("edit", "set", "move", "add"),
        fixed,
        Verb.FIX_DEADLINE,
        wants=_f("deadline"),
        objects=_DRAFTS | {"deadline"},
        also=_OF_A_DEADLINE | {"everybody"},
        slots=_f("numbers", "date", "length"),
    ),
    ActFrame(
        "content",
        _f("content", "edit"),
        lambda s: i.EditDraft(tuple(s.numbers), s.text) if s.text else None,
        Verb.EDIT_TASK,
        wants=_f("content"),
        objects=_DRAFTS | {"content"},
        also=_f("edit"),
        slots=_f("numbers"),
        content="behind",
    ),
    ActFrame(
        "number",
        _f("signed_number"),
        _document(DocumentField.NUMBER),
        objects=_f("document", "review"),
        also=_f("edit"),
        slots=_f("doc"),
        content="behind",
    ),
    ActFrame(
        "day",
        _f("signed_day"),
        _document(DocumentField.DAY),
        objects=_f("document", "review"),
        also=_f("edit"),
        slots=_f("date"),
    ),
    ActFrame(
        "issuer",
        _f("issuer"),
        _document(DocumentField.ISSUER),
        objects=_f("document", "review"),
        also=_f("edit"),
        slots=_f(),
        content="behind",
    ),
    ActFrame(
        "subject",
        _f("subject"),
        _document(DocumentField.SUBJECT),
        objects=_f("document", "review"),
        also=_f("edit"),
        slots=_f(),
        content="behind",
    ),
    ActFrame(
        "split", _f("split"), _split, objects=_DRAFTS, also=_f("to", "out_word"), slots=_f("numbers", "count")
    ),
    ActFrame(
        "merge", _f("merge"), _merged, objects=_DRAFTS, also=_f("to", "as_one"), slots=_f("numbers", "count")
    ),
    ActFrame(
        "received_on", _f("received_on"), _received, objects=_f("document"), also=_f("edit"), slots=_f("date")
    ),
    ActFrame("next", _f("next"), lambda _: i.NextPage(), objects=_f("review"), also=_f("show"), slots=_f()),
    ActFrame(
        "prev", _f("prev"), lambda _: i.NextPage(back=True), objects=_f("review"), also=_f("show"), slots=_f()
    ),
    ActFrame(
        "show_review",
        _f("review"),
        _shown,
        objects=_DRAFTS | {"review", "document"},
        also=_f("show", "of"),
        slots=_f("numbers", "count", "doc"),
    ),
)
