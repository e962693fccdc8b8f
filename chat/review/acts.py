"""The office corrects an open review, one row an act. Numbers are those of its drafts."""

from chat import intents as i
from chat.acts.changing import says_words
from chat.acts.frames import OWNER, TARGET, ActFrame, Slots
from chat.intents import UnitName, Verb, Which
from chat.registry.known_people import led_by
from chat.review.keeping import kept
from chat.review.slots import LETTERHEAD, fixed, shares


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_DRAFTS = _f("task", "draft")
_IN_REVIEW = _DRAFTS | {"review"}
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
_KEPT = _WHICH | {"except", "drop", "restore", "needless"}
_AROUND_SAVING = _f(
    "of", "this", "move", "to", "weak_confirm", "agree", "confirm", "yes", "perfect_yes", "recorded", "only",
    "give", "unit", "everybody", "save",
)  # fmt: skip


def _owner(slots: Slots) -> UnitName | None:
    """ "chuyển hết mục của NVY sang NVD": whose they are gives way."""
    owned = [unit for unit, role in slots.units if role == OWNER]
    to = any(role == TARGET for _, role in slots.units)
    return owned[0] if len(owned) == 1 and to else None


def _lists(slots: Slots) -> bool:
    """ "tất cả việc giao cho NVY" may as well ask which they are; "giao tất cả cho NVY" does not."""
    first = next((n for n, item in enumerate(slots.items) if item.has("all")), slots.place)
    words = {item.folded.split(" ")[0] for item in slots.items}
    named = any(item.has("task") for item in slots.items) and not words & {"muc", "dong", "nhap", "deu"}
    return first < slots.place and named


def _given(slots: Slots) -> i.Plain | i.Ambiguous | None:
    source = slots.source or _owner(slots)
    if slots.which is Which.ALL and _lists(slots):
        return None
    lead, cooperate = shares([item for item in slots.shared if item.unit is None or item.unit != source])
    if not lead and len(slots.persons) == 1:
        found = led_by(slots.sentence.situation, slots.persons[0])
        lead = (found,) if found is not None else ()
    if not (lead or cooperate) and slots.text:
        lead = (UnitName(slots.text[:120]),)
    if not slots.numbers and slots.which is Which.NUMBERS:
        return None
    made = i.GiveUnit(tuple(dict.fromkeys(slots.numbers)), lead, cooperate, slots.which, source)
    return i.Ambiguous(i.Doubt.UNREAD, made.drafts, (made,)) if _creates(slots) else made


def _creates(slots: Slots) -> bool:
    """ "thêm việc 2 cho NVD": a new task may be meant, and no draft that there is."""
    verb = slots.items[slots.place]
    return verb.has("give") and verb.folded.split(" ")[0] in ("them", "tao", "lap", "bo")


def _saved(slots: Slots) -> i.Plain | None:
    """The whole; where drafts are named, or a count of them that is not all, the rest is asked about."""
    bounds = slots.sentence.situation.draft_numbers
    if slots.counted and bounds is not None and set(slots.counted) != {bounds[1] - bounds[0] + 1}:
        return None
    if "only" in slots.tags and not slots.numbers:
        return None
    return i.Save(tuple(dict.fromkeys(slots.numbers)))


def _taken_off(slots: Slots) -> i.Plain | None:
    units = tuple(dict.fromkeys(unit for unit, _ in slots.units))
    return i.TakeOffUnit(tuple(dict.fromkeys(slots.numbers)), units) if units and slots.numbers else None


def _needs_not(slots: Slots) -> i.Plain | None:
    """ "mục 3 không cần KHTC phối hợp nữa"."""
    no_need = any(item.folded.startswith("khong can") for item in slots.items)
    return _taken_off(slots) if no_need else None


def _edited(slots: Slots) -> i.Plain | None:
    """Other words for a draft; a number beyond the drafts is a task's."""
    numbers, bounds = tuple(dict.fromkeys(slots.numbers)), slots.sentence.situation.draft_numbers
    if not numbers:
        return None
    beyond = bounds is not None and any(not bounds[0] <= n <= bounds[1] for n in numbers)
    words = slots.text if says_words(slots) else ""
    if not words and slots.text:
        return None
    return i.EditTask(numbers, words) if beyond else i.EditDraft(numbers, words)


def _split(slots: Slots) -> i.Plain | None:
    return i.SplitDraft(slots.numbers[0]) if len(slots.numbers) == 1 else None


def _merged(slots: Slots) -> i.Plain | None:
    return i.MergeDrafts(tuple(dict.fromkeys(slots.numbers))) if len(set(slots.numbers)) > 1 else None


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
        also=_f("of", "drop", "no_more", "retraction", "this"),
        slots=_f(),
        reason="clause",
    ),
    ActFrame(
        "reject_whole",
        _f("cancel", "drop", "remove", "return", "decline"),
        lambda _: i.RejectReview(),
        wants=_f("review"),
        objects=_f("review", "draft", "document"),
        also=_f("of", "this", "drop", "no_more", "refusal", "list"),
        slots=_f(),
        reason="clause",
        asked=True,
    ),
    ActFrame(
        "save",
        _f("save"),
        _saved,
        objects=_IN_REVIEW | {"document", "list"},
        also=_AROUND_SAVING,
        slots=_f("numbers", "count"),
    ),
    ActFrame(
        "save_recorded",
        _f("confirm", "agree"),
        _saved,
        wants=_f("recorded"),
        objects=_IN_REVIEW | {"document", "list"},
        also=_AROUND_SAVING,
        slots=_f("numbers", "count"),
    ),
    ActFrame(
        "take_off",
        _f("drop", "cancel", "remove"),
        _taken_off,
        wants=_f("coop"),
        objects=_IN_REVIEW,
        also=_f("coop", "of", "out_word", "from", "no_more", "drop"),
        slots=_f("numbers", "unit"),
    ),
    ActFrame(
        "needs_not",
        _f("forbidding"),
        _needs_not,
        wants=_f("coop"),
        objects=_IN_REVIEW,
        also=_f("coop", "of", "no_more"),
        slots=_f("numbers", "unit"),
        subject=True,
        asked=True,
    ),
    ActFrame(
        "drop",
        _f("drop", "cancel"),
        lambda s: kept(s, i.Drop),
        Verb.DROP,
        objects=_IN_REVIEW | {"list"},
        also=_KEPT,
        slots=_f("numbers"),
        reason="cue",
    ),
    ActFrame(
        "restore",
        _f("restore"),
        lambda s: kept(s, i.Restore),
        Verb.RESTORE,
        objects=_IN_REVIEW | {"list"},
        also=_KEPT | {"move", "show", "past_day"},
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
        "give_edit",
        _f("edit"),
        _given,
        Verb.GIVE,
        wants=_f("unit", "lead"),
        objects=_DRAFTS | {"unit"},
        also=_f("lead", "carrying_out", "own_unit", "rather", "set"),
        slots=_f("numbers", "unit"),
        kinds=_f("unit"),
    ),
    ActFrame(
        "share_of",
        _f("share_of"),
        _given,
        Verb.GIVE,
        objects=_DRAFTS,
        also=_f("lead", "carrying_out", "own_unit", "rather"),
        slots=_f("numbers", "unit", "person"),
        kinds=_f("unit", "person"),
        asked=True,
    ),
    ActFrame(
        "whose",
        _f("of"),
        lambda s: _given(s) if not s.left and s.numbers and s.units else None,
        objects=_DRAFTS,
        also=_f("of", "own_unit"),
        slots=_f("numbers", "unit"),
        kinds=_f("unit"),
        asked=True,
        narrow=True,
        narrows=True,
    ),
    ActFrame(
        "fix",
        _f("change_due", "deadline", "appoints"),
        fixed,
        Verb.FIX_DEADLINE,
        objects=_DRAFTS | {"deadline"},
        also=_OF_A_DEADLINE | {"everybody", "set", "entrusts", "rather"},
        slots=_f("numbers", "date", "length"),
    ),
    ActFrame(
        "fix_deadline",
        _f("edit", "set", "move", "add", "entrusts"),
        fixed,
        Verb.FIX_DEADLINE,
        wants=_f("deadline", "undated"),
        objects=_DRAFTS | {"deadline"},
        also=_OF_A_DEADLINE | {"everybody"},
        slots=_f("numbers", "date", "length"),
    ),
    ActFrame(
        "content",
        _f("content", "edit"),
        _edited,
        Verb.EDIT_TASK,
        objects=_DRAFTS | {"content"},
        also=_f("edit", "again"),
        slots=_f("numbers"),
        content="behind",
    ),
    *LETTERHEAD,
    ActFrame(
        "split", _f("split"), _split, objects=_DRAFTS, also=_f("to", "out_word"), slots=_f("numbers", "count")
    ),
    ActFrame(
        "merge", _f("merge"), _merged, objects=_DRAFTS, also=_f("to", "as_one"), slots=_f("numbers", "count")
    ),
    ActFrame("next", _f("next"), lambda _: i.NextPage(), objects=_f("review"), also=_f("show"), slots=_f()),
    ActFrame(
        "prev", _f("prev"), lambda _: i.NextPage(back=True), objects=_f("review"), also=_f("show"), slots=_f()
    ),
    ActFrame(
        "show_extracted",
        _f("show", "list", "review"),
        lambda _: i.ShowReview(),
        wants=_f("extracted"),
        objects=_DRAFTS | {"review", "document"},
        also=_f("show", "of", "list", "out_word", "review", "from", "again"),
        slots=_f(),
        narrow=True,
    ),
    ActFrame(
        "show_review",
        _f("review"),
        _shown,
        objects=_DRAFTS | {"review", "document"},
        also=_f(
            "show", "of", "list", "out_word", "past_day", "to", "progress", "state", "self_doing", "open"
        ),
        slots=_f("numbers", "count", "doc"),
    ),
)
