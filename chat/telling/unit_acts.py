"""What a unit asks of the office and says of its tasks, but for how far they have got (claims.py)."""

from chat import intents as i
from chat.acts.frames import ActFrame, Slots, tags
from chat.acts.people import PREFER
from chat.acts.wishes import UNIT_WISHES
from chat.intents import Verb
from chat.sentences.sentence import strip
from chat.telling.unit_frames import CANNOT, EVIDENCE_ACTS, WHOSE


def _extension(slots: Slots) -> i.Plain:
    length = slots.length
    return i.RequestExtension(
        slots.meant, slots.when, slots.reason,
        length.days if length is not None else 0, length is not None and length.working,
    )  # fmt: skip


_NO_REASON = ("tu choi", "khong nhan", "xin tra", "tra", "xin phep", "xin tu choi", "xin khong", "khong dam")
"""Refusals that do not say why, by their first words; the others are a reason themselves."""


def _declined(slots: Slots) -> i.Plain | None:
    whose = any(item.has("self") or item.unit is not None for item in slots.items)
    verbs = [item for item in slots.items[slots.place :] if item.has(*slots.frame.verbs)]
    verb = verbs[0]
    plain = verb.has("refusal", "mistaken", "return") or verb.folded.startswith(_REFUSALS)
    if not (whose or slots.reason or plain or "competence" in slots.tags):
        return None  # "không phải việc 12" says of which task something is not said
    if verb.folded.startswith(("khong phai", "ko phai", "k phai")) and not (
        whose or "competence" in slots.tags
    ):
        return None
    if verb.folded.startswith("khong phai") and verb is not verbs[-1]:
        return None  # "không phải việc 12 giao nhầm phòng em" says that it was not
    behind = next((item for item in slots.items if item.start >= verb.end), verb)
    if verb.has("mistaken") and behind.has("content", "deadline", "document"):
        return None  # "giao nhầm tên": a part of it is wrong, and not who has it
    if "perfect" in slots.tags and not any(item.has("mistaken") for item in verbs):
        return None  # "đã từ chối 12" tells of what was done
    why = next((item for item in verbs if not item.folded.startswith(_NO_REASON)), None)
    text = strip(slots.sentence.text[why.start : slots.items[-1].end]) if why is not None else ""
    if "bao cao" in verb.folded and verb.has("return"):
        return None  # "trả lại báo cáo việc 12" is of who has got one
    led = not slots.reason or any(item.has("because") for item in slots.items)
    suggests = not led and text.endswith(slots.reason)  # "…, đề nghị giao đơn vị khác"
    return i.Decline(slots.meant, text if suggests else slots.reason or text)


_REFUSALS = (
    "giao nham", "giao sai", "tu choi", "khong nhan", "nham", "xin tu choi", "xin tra", "chuyen nham",
    "sai", "giao lon", "khong thuoc", "khong dung", "khong phu trach", "tra", "giao khong dung", "xin phep",
    "ngoai", "nam ngoai", "xin khong", "khong lien quan", "khong dam", "trai",
)  # fmt: skip
"""What refuses by itself, by its first words, where it says of no unit that it is not its business."""


def _put_off(slots: Slots) -> i.Plain | None:
    """ "cho em xin dời việc 27 sang thứ hai": a wish for more time, to a day that is to come."""
    today = slots.sentence.situation.today
    verb = slots.items[slots.place]
    asking = _ASKING | _HELP if verb.has("postpone") else _ASKING
    asks = any(
        asking.intersection(item.folded.split(" ")) and item.has("please", "to", "postpone", "promise")
        for item in slots.items
    )
    behind = slots.items[slots.place + 1 : slots.place + 2]
    if behind and behind[0].has("own_unit", "unit") and not behind[0].has("mine"):
        return None  # "xin đổi phòng": no day is changed
    length, when = slots.length, slots.when
    vague = bool(slots.dates) and when is None and length is None  # "sang tuần sau": the day is asked
    if not asks or (not vague and (when is None) == (length is None)):
        return None
    if when is not None and when.on <= today:
        return None
    return _extension(slots)


_ASKING = frozenset({"xin", "cho", "de", "kinh"})
_HELP = frozenset({"giup", "gium", "dum", "ho"})


def _withdrawn(slots: Slots) -> i.Plain | None:
    """ "báo nhầm việc 9 rồi"; "đã rút báo cáo 9 rồi" tells of what was done."""
    wrong = any(x.folded.endswith((" nham", " lon")) or x.folded.startswith("lo ") for x in slots.items)
    return None if "perfect" in slots.tags and not wrong else i.WithdrawReport(slots.meant)


def _accepted(slots: Slots) -> i.Plain | None:
    """ "vâng em sẽ làm" in a reply to a reminder."""
    return i.Acknowledge(slots.meant) if slots.meant and not slots.numbers else None


_TAKEN_BACK = tags(
    "past_day", "mistake", "was_reported", "done", "to", "just_now", "perfect", "this", "again", "oops"
)
NOTES = (
    ActFrame(
        "note_sent",
        tags("to_office"),
        lambda s: i.Note(s.text, s.meant) if len(s.text.split()) > 2 else None,
        objects=tags(),
        slots=tags(),
        content="words",
    ),
    ActFrame(
        "note",
        tags("note"),
        lambda s: i.Note(s.text, s.meant) if len(s.text.split()) > 2 else None,
        objects=tags(),
        slots=tags(),
        content="rest",
    ),
)
"""Words to the office: of a unit, and of who leads."""

UNIT_ACTS: tuple[ActFrame, ...] = (
    ActFrame(
        "withdraw_request",
        tags("withdraw_request"),
        lambda s: i.WithdrawRequest(s.meant),
        Verb.WITHDRAW,
        also=WHOSE | {"no_more"},
        slots=tags("numbers", "unit"),
        reason="clause",
    ),
    ActFrame(
        "withdraw_no_more",
        tags("wants_no_more_time"),
        lambda s: i.WithdrawRequest(s.meant),
        Verb.WITHDRAW,
        wants=tags("no_more"),
        also=WHOSE,
        slots=tags("numbers", "unit"),
        reason="clause",
    ),
    ActFrame(
        "no_request",
        tags("wants_no_more_time"),
        lambda s: i.WithdrawRequest(s.meant),
        Verb.WITHDRAW,
        also=WHOSE,
        slots=tags("numbers", "unit"),
        reason="clause",
        asked=True,
    ),
    ActFrame(
        "extend",
        tags("extend"),
        _extension,
        Verb.EXTENSION,
        objects=tags("task", "deadline", "report", "extension", "request"),
        also=WHOSE
        | {
            "to",
            "carrying_out",
            "to_finish",
            "q_allowed",
            "due",
            "too_late",
            "hand_in",
            "again",
            "considers",
            "let",
        },
        slots=tags("numbers", "date", "length"),
        reason="cue",
    ),
    ActFrame(
        "put_off",
        tags("postpone", "hand_in"),
        _put_off,
        Verb.EXTENSION,
        objects=tags("task", "deadline", "report", "request"),
        also=WHOSE | {"to", "too_late", "late", "q_allowed", "again", "considers"},
        slots=tags("numbers", "date", "length"),
        reason="cue",
        narrow=True,
    ),
    ActFrame(
        "withdraw",
        tags("withdraw"),
        _withdrawn,
        Verb.WITHDRAW,
        objects=tags("task", "report", "finished"),
        also=WHOSE
        | {
            "past_day",
            "mistake",
            "was_reported",
            "done",
            "to",
            "just_now",
            "perfect",
            "this",
            "again",
            "oops",
        },
        slots=tags("numbers"),
        takes_last=True,
        reason="cue",
    ),
    ActFrame(
        "take_back_request",
        tags("take_back"),
        lambda s: i.WithdrawRequest(s.meant),
        Verb.WITHDRAW,
        wants=tags("extension"),
        objects=tags("task", "extension", "request"),
        also=WHOSE | {"no_more"},
        slots=tags("numbers"),
    ),
    ActFrame(
        "take_back_last",
        tags("take_back", "undo", "withdraw"),
        lambda s: i.WithdrawReport(s.meant),
        Verb.WITHDRAW,
        wants=tags("just_now"),
        objects=tags("report", "message", "task"),
        also=WHOSE | {"mistake"},
        takes_last=True,
    ),
    ActFrame(
        "undo",
        tags("undo"),
        lambda s: i.WithdrawReport(s.meant),
        Verb.WITHDRAW,
        objects=tags("task", "report", "finished"),
        also=WHOSE | {"past_day", "mistake", "withdraw", "oops"},
        slots=tags("numbers"),
        takes_last=True,
    ),
    ActFrame(
        "decline",
        tags("decline"),
        _declined,
        Verb.DECLINE,
        objects=tags("task", "report"),
        also=WHOSE
        | {"competence", "to", "self_doing", "perfect", "refusal", "return", "mistaken", "content"},
        slots=tags("numbers"),
        reason="clause",
    ),
    CANNOT,
    ActFrame(
        "return",
        tags("return"),
        _declined,
        Verb.DECLINE,
        objects=tags("task"),
        also=WHOSE | {"to", "decline", "competence", "refusal", "mistaken", "perfect"},
        slots=tags("numbers"),
        reason="clause",
    ),
    ActFrame(
        "acknowledge",
        tags("receive"),
        lambda s: i.Acknowledge(s.meant),
        Verb.ACKNOWLEDGE,
        objects=tags("task", "report", "message", "document"),
        also=WHOSE
        | {
            "perfect",
            "perfect_yes",
            "yes",
            "to",
            "received_words",
            "will_do",
            "doing_now",
            "from",
            "confirm",
            "carrying_out",
        },
        slots=tags("numbers"),
    ),
    ActFrame(
        "accept",
        tags("will_do"),
        _accepted,
        objects=tags("task", "yes"),
        also=WHOSE | {"perfect"},
        narrow=True,
    ),
    *EVIDENCE_ACTS,
    *NOTES,
    *UNIT_WISHES,
    PREFER,
)
