"""What a unit asks of the office and says of its tasks, but for how far they have got (chat/claims.py)."""

from chat import intents as i
from chat.frames import ActFrame, Slots
from chat.intents import Verb
from chat.items import Item
from chat.values import When, WishKind
from tasks.query import Span


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_WHOSE = _f("self", "own_unit", "mine", "of", "unit", "this")


def _extension(slots: Slots) -> i.Plain:
    length = slots.length
    return i.RequestExtension(
        slots.meant, slots.when, slots.reason,
        length.days if length is not None else 0, length is not None and length.working,
    )  # fmt: skip


def _declined(slots: Slots) -> i.Plain | None:
    whose = any(item.has("self") or item.unit is not None for item in slots.items)
    verb = slots.items[slots.place]
    if not (whose or slots.reason or verb.folded in _PLAIN_REFUSALS or "competence" in slots.tags):
        return None  # "không phải việc 12" says of which task something is not said
    if verb.folded.startswith(("khong phai", "ko phai", "k phai")) and not (
        whose or "competence" in slots.tags
    ):
        return None
    if verb.folded.startswith("khong phai") and any(i.has("decline") for i in slots.items[slots.place + 1 :]):
        return None  # "không phải việc 12 giao nhầm phòng em" says that it was not
    text = slots.sentence.text
    return i.Decline(slots.meant, slots.reason or text)


def _evidence(slots: Slots) -> i.Plain | None:
    if len(slots.dates) > 1:
        return None  # a paper has one day
    if not slots.docs and not slots.sentence.situation.has_file and "evidence" not in slots.tags:
        return None
    return i.AddEvidence(slots.meant, slots.docs[0] if slots.docs else "", paper_day(slots.dates))


def paper_day(dates: list[Item]) -> When | None:
    """The day of a paper: it has passed."""
    dated = dates[-1].dated if dates else None
    return When(dated.due) if dated is not None and dated.due is not None else None


class _Maker:
    """Makes a wish of the slots."""

    def __init__(self, kind: WishKind) -> None:
        self._kind = kind

    def __call__(self, slots: Slots) -> i.Plain:
        person = slots.persons[0] if slots.persons else None
        times = [
            item.dated for item in slots.items if item.kind in ("date", "time") and item.dated is not None
        ]
        on = slots.when or next((When(t.due, t.certain, t.time) for t in times if t.due is not None), None)
        days = next((Span(t.first, t.last) for t in times if t.first is not None), None)
        return i.Wish(self._kind, slots.meant, slots.unit, person, slots.text, on, days)


wish = _Maker

_PLAIN_REFUSALS = frozenset(
    {
        "giao nham",
        "giao sai",
        "tu choi",
        "tu choi viec",
        "tu choi nhiem vu",
        "tu choi nhan",
        "tu choi nhan viec",
        "khong nhan viec",
        "khong nhan nhiem vu",
        "khong nhan",
        "nham don vi",
        "xin tu choi",
        "xin tra lai",
        "nham phong",
        "chuyen nham",
        "sai don vi",
        "giao lon",
        "khong thuoc trach nhiem",
        "khong thuoc tham quyen",
        "khong thuoc chuc nang",
        "khong dung chuc nang",
        "khong dung tham quyen",
        "khong phu trach",
        "tra lai",
        "tra",
        "giao khong dung",
        "khong thuoc nhiem vu",
        "khong thuoc linh vuc",
    }
)

UNIT_ACTS: tuple[ActFrame, ...] = (
    ActFrame(
        "withdraw_request",
        _f("withdraw_request"),
        lambda s: i.WithdrawRequest(s.meant),
        Verb.WITHDRAW,
        also=_WHOSE | {"no_more"},
        slots=_f("numbers", "unit"),
    ),
    ActFrame(
        "extend",
        _f("extend"),
        _extension,
        Verb.EXTENSION,
        objects=_f("task", "deadline", "report", "extension", "request"),
        also=_WHOSE | {"to", "carrying_out", "to_finish", "q_allowed", "due"},
        slots=_f("numbers", "date", "length"),
        reason="cue",
    ),
    ActFrame(
        "withdraw",
        _f("withdraw"),
        lambda s: i.WithdrawReport(s.meant),
        Verb.WITHDRAW,
        objects=_f("task", "report", "finished"),
        also=_WHOSE | {"past_day", "mistake", "was_reported", "done"},
        slots=_f("numbers"),
        takes_last=True,
        reason="cue",
    ),
    ActFrame(
        "undo",
        _f("undo"),
        lambda s: i.WithdrawReport(s.meant),
        Verb.WITHDRAW,
        objects=_f("task", "report", "finished"),
        also=_WHOSE | {"past_day", "mistake", "withdraw"},
        slots=_f("numbers"),
        takes_last=True,
    ),
    ActFrame(
        "decline",
        _f("decline"),
        _declined,
        Verb.DECLINE,
        objects=_f("task", "report"),
        also=_WHOSE | {"competence", "to", "self_doing"},
        slots=_f("numbers"),
        reason="clause",
    ),
    ActFrame(
        "return",
        _f("return"),
        _declined,
        Verb.DECLINE,
        objects=_f("task"),
        also=_WHOSE | {"to"},
        slots=_f("numbers"),
        reason="cue",
    ),
    ActFrame(
        "acknowledge",
        _f("receive"),
        lambda s: i.Acknowledge(s.meant),
        Verb.ACKNOWLEDGE,
        objects=_f("task", "report", "message", "document"),
        also=_WHOSE | {"perfect", "to", "received_words", "will_do", "from"},
        slots=_f("numbers"),
    ),
    ActFrame(
        "evidence",
        _f("add_evidence"),
        _evidence,
        Verb.EVIDENCE,
        objects=_f("task", "report", "evidence", "document"),
        also=_WHOSE | {"to", "of", "was_reported", "until", "number_of", "place_above"},
        slots=_f("numbers", "doc", "date"),
    ),
    ActFrame(
        "evidence_noun",
        _f("evidence"),
        _evidence,
        Verb.EVIDENCE,
        kinds=_f("doc"),
        objects=_f("task", "report", "evidence", "document"),
        also=_WHOSE | {"to", "of", "until", "number_of", "place_above", "add_evidence"},
        slots=_f("numbers", "doc", "date"),
    ),
    ActFrame(
        "note_sent",
        _f("to_office"),
        lambda s: i.Note(s.text, s.meant) if len(s.text.split()) > 2 else None,
        objects=_f(),
        slots=_f(),
        content="behind",
    ),
    ActFrame(
        "note",
        _f("note"),
        lambda s: i.Note(s.text, s.meant) if len(s.text.split()) > 2 else None,
        objects=_f(),
        slots=_f(),
        content="rest",
    ),
    ActFrame(
        "mute",
        _f("mute"),
        wish(WishKind.MUTE),
        objects=_f("task", "message"),
        also=_f("no_more", "self", "to", "of"),
        slots=_f("numbers"),
    ),
    ActFrame(
        "snooze",
        _f("snooze"),
        wish(WishKind.SNOOZE),
        objects=_f("task", "message"),
        also=_f("until", "self", "to", "of", "promise", "later"),
        slots=_f("numbers", "date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "leave",
        _f("leave"),
        wish(WishKind.LEAVE),
        objects=_f(),
        wants=_f("leave"),
        also=_f("until", "from", "on_behalf", "self", "person", "to", "delegate", "promise"),
        slots=_f("date", "length", "person"),
        subject=True,
        reason="cue",
        loose=True,
    ),
    ActFrame(
        "delegate",
        _f("delegate", "move"),
        wish(WishKind.DELEGATE),
        also=_f("to", "on_behalf", "carrying_out", "self", "person", "unit", "lead"),
        slots=_f("numbers", "person", "unit"),
        loose=True,
    ),
    ActFrame(
        "stand_in",
        _f("on_behalf"),
        wish(WishKind.DELEGATE),
        also=_f("to", "carrying_out", "self", "person", "lead", "will", "until", "from", "delegate"),
        slots=_f("numbers", "person", "date", "length"),
        kinds=_f("person"),
        subject=True,
        loose=True,
    ),
)
