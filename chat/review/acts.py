"""The office corrects an open review, one row an act. Numbers are those of its drafts."""

from chat import intents as i
from chat.acts.frames import ActFrame
from chat.intents import Verb
from chat.review.draft_acts import edited, given, kept, merged, needs_not, saved, shown, split, taken_off
from chat.review.slots import LETTERHEAD, fixed


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
        saved,
        objects=_IN_REVIEW | {"document", "list"},
        also=_AROUND_SAVING,
        slots=_f("numbers", "count"),
    ),
    ActFrame(
        "save_recorded",
        _f("confirm", "agree"),
        saved,
        wants=_f("recorded"),
        objects=_IN_REVIEW | {"document", "list"},
        also=_AROUND_SAVING,
        slots=_f("numbers", "count"),
    ),
    ActFrame(
        "take_off",
        _f("drop", "cancel", "remove"),
        taken_off,
        wants=_f("coop"),
        objects=_IN_REVIEW,
        also=_f("coop", "of", "out_word", "from", "no_more", "drop"),
        slots=_f("numbers", "unit"),
    ),
    ActFrame(
        "needs_not",
        _f("forbidding"),
        needs_not,
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
        given,
        Verb.GIVE,
        objects=_DRAFTS,
        also=_WHICH | {"coop", "lead", "carrying_out", "move", "add"},
        slots=_f("numbers", "unit"),
        content="unit",
    ),
    ActFrame(
        "coop_draft",
        _f("coop", "lead"),
        given,
        Verb.GIVE,
        objects=_DRAFTS,
        also=_WHICH | {"coop", "lead", "carrying_out", "add", "give", "self_doing", "will"},
        slots=_f("numbers", "unit"),
        subject=True,
    ),
    ActFrame(
        "give_edit",
        _f("edit"),
        given,
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
        given,
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
        lambda s: given(s) if not s.left and s.numbers and s.units else None,
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
        edited,
        Verb.EDIT_TASK,
        objects=_DRAFTS | {"content"},
        also=_f("edit", "again"),
        slots=_f("numbers"),
        content="behind",
    ),
    *LETTERHEAD,
    ActFrame(
        "split", _f("split"), split, objects=_DRAFTS, also=_f("to", "out_word"), slots=_f("numbers", "count")
    ),
    ActFrame(
        "merge", _f("merge"), merged, objects=_DRAFTS, also=_f("to", "as_one"), slots=_f("numbers", "count")
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
        shown,
        objects=_DRAFTS | {"review", "document"},
        also=_f(
            "show", "of", "list", "out_word", "past_day", "to", "progress", "state", "self_doing", "open"
        ),
        slots=_f("numbers", "count", "doc"),
    ),
)
