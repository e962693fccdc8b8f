"""What makes of an act a condition ("đúng thì duyệt 12"), a remark upon it, a tale of it, or two of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from chat import intents as i
from chat.acts.frames import QUESTION, Slots
from chat.intents.values import Verb, When
from chat.sentences.items import Item
from language.lexicon import folded

_THEN = "thi"
_AGREES = frozenset(
    {"yes", "weak_confirm", "done_on_time", "done_early", "late", "overdue", "finished", "negation"}
)
_NAMES = frozenset({"numbers", "unit", "person", "doc", "quantity"})
_SLOT_KINDS = frozenset({"numbers", "date", "length", "unit", "person", "time", "recurrence"})


def turns_the_act(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """Whether the word makes of the act a condition, a remark, or a tale of what was done."""
    wonders = items[n].folded == "lam gi" and "no_more" not in slots.frame.also | slots.frame.wants
    remarked = n > slots.place and (_judged(items, n) or _since(items[n]))
    instead = slots.frame.verb is Verb.WITHDRAW and items[n].folded == "thanh"
    return wonders or remarked or instead or _is_no_slot(slots, items, n) or _depends(slots, items, n)


def _is_no_slot(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """What a frame's words hold as well and does not fill it: who asks to be told, a code, another saving."""
    item, behind = items[n], items[n + 1] if n + 1 < len(items) else None
    if slots.frame.verb is Verb.URGE:
        typed = slots.sentence.text[item.start : item.end]
        coded = typed.isupper() and not slots.sentence.text.isupper() and behind is not None
        if item.has("task") and coded and behind is not None and behind.has("task"):
            return True  # "đôn đốc NV việc 12"
        told = n > slots.place and item.has("please") and item.folded.startswith("cho ") and not slots.units
        return told or (n == slots.place - 1 and item.folded in ("duoc", "bi") and item.unit is None)
    saves = slots.frame.name == "save" and slots.items[slots.place].folded == "luu"
    kept = n == slots.place + 1 and item.folded == "nhap"
    return saves and (kept or (n == slots.place - 1 and item.folded == "chuyen"))


def turned_about(items: Sequence[Item]) -> bool:
    """Whether a sentence, whoever reads it, wonders at an act, or tells since when it is done."""
    said = [item for item in items if item.kind != "punct" and not item.has("address")]
    wonders = any((a.folded, b.folded) == ("de", "lam gi") for a, b in pairwise(said))
    judged = any(n and _judged(said, n) and said[n].folded != _THEN for n in range(len(said)))
    return wonders or judged or any(_since(a) and b.folded == "roi" for a, b in pairwise(said))


def conditional(items: Sequence[Item]) -> bool:
    """ "gấp thì giao NVY …", "được thì thêm mục …"."""
    return any(item.folded == _THEN and not names_a_topic(items[:n]) for n, item in enumerate(items))


_DUE = ("on", "until")
_SETS_A_DAY = (
    i.ChangeDeadline, i.FixDeadline, i.RequestExtension, i.DecideExtension, i.NewTask, i.AddDraft,
)  # fmt: skip


def without_gone_by(meant: i.Intent, today: date) -> i.Intent:
    """The act whose deadline has gone by ("hạn hôm qua"), with a day that is shown back before it counts."""
    if isinstance(meant, i.Several):
        return i.Several(tuple(without_gone_by(each, today) for each in meant.intents))  # type: ignore[misc]
    if not isinstance(meant, _SETS_A_DAY):
        return meant
    past = {k: w for k in _DUE if isinstance(w := getattr(meant, k, None), When) and w.on < today}
    return replace(meant, **{key: replace(when, certain=False) for key, when in past.items()})  # type: ignore[arg-type]


def _depends(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """Whether a "thì" makes a condition of what stands before it, or a remark of what stands behind.

    "việc 12 thì duyệt" only names its topic first; "đúng hạn thì duyệt", "duyệt 12 thì đúng" order nothing.
    """
    if items[n].folded != _THEN:
        return False
    behind = items[n + 1] if n + 1 < len(items) else None
    if n > slots.place:
        return behind is None or not (behind.kind in _SLOT_KINDS and items[n - 1].kind in _NAMES)
    return not names_a_topic(items[:n], slots.frame.objects)


def names_a_topic(ahead: Sequence[Item], objects: frozenset[str] = frozenset()) -> bool:
    """Whether what stands before a "thì" only names what the rest is about."""
    begins = max((k for k, item in enumerate(ahead) if item.kind == "punct"), default=-1) + 1
    named = objects | _TOPICS
    return begins < len(ahead) and all(
        item.kind in _NAMES
        or item.folded in folded("remarks", "opens_topic")
        or (bool(item.tags & named) and not item.tags & _AGREES)
        for item in ahead[begins:]
    )


_TOPICS = frozenset(
    {
        "task", "draft", "report", "it", "this", "of", "own_unit", "unit", "and", "particle", "address",
        "self", "all",
    }
)  # fmt: skip


def _judged(items: Sequence[Item], n: int) -> bool:
    """ "duyệt 12 là đúng": behind the act "là" says what is thought of it."""
    verb, *words = " ".join(item.folded for item in items[n : n + 4]).split(" ")
    if verb == "cung" and words[:1] in (["duoc"], ["ok"], ["tam"]):
        return True  # "duyệt 12 cũng được"
    if verb not in ("la", _THEN) or " ".join(words).startswith(folded("remarks", "stands_so")):
        return False
    while words and words[0] in folded("remarks", "measures"):
        words = words[1:]
    said = " ".join(words) + " "
    return any(said.startswith(f"{each} ") for each in folded("counting", "judgements"))


def names_any(items: Sequence[Item], *kinds: str) -> bool:
    """Whether a phrase of these classes of counting.toml stands in the items."""
    words = " " + " ".join(item.folded for item in items) + " "
    return any(f" {each} " in words for kind in kinds for each in folded("counting", kind))


def _since(item: Item) -> bool:
    """ "đổi hạn 12 sang 30/11 từ hôm qua": what was done, and no order."""
    dated = item.dated
    since = dated is not None and dated.due is None and dated.last is None and dated.first is not None
    return since and item.folded.split(" ")[-1] in ("qua", "truoc", "kia")


def explains(items: Sequence[Item], n: int) -> bool:
    """Whether the reason only comes behind its "vì": what stands before that is something else.

    "trả lại 12 TTYT Ninh Phước vì …" names a unit that nobody knows, "trả lại 4 đơn vì …" no task.
    """
    cue = next((k for k, item in enumerate(items) if k >= n and item.has("because")), 0)
    return bool(cue) and not names_any(items[n:cue], "shortcomings", "remedies")


_ACTS = (
    "confirm", "agree", "weak_confirm", "yes", "return", "grant", "refuse", "likewise", "extend", "postpone",
    "change_due", "lengthen", "give", "urge", "cancel", "pause", "finished", "done", "resume", "decline",
)  # fmt: skip
_MOVES = ("change_due", "lengthen", "postpone", "extend", "more_time", "deadline")
_BETWEEN = frozenset({"particle", "perfect", "self", "own_unit", "address"})


def beyond_a_reason(rest: Sequence[Item]) -> list[Item]:
    """What in a reason's words is none: another task's act, a move of the day, a correction, a remark."""
    doubted = [
        clause[0]
        for clause in _clauses(rest)[1:]
        if _acts_on_another(clause) or _moves(clause) or _hands_on(clause) or _corrects(clause[0], rest)
    ]
    doubted += [item for n, item in enumerate(rest) if n and _judged(rest, n)]
    last = [item for item in rest if item.kind != "punct"][-1:]
    asked = last and (last[-1].has("ask") or last[-1].folded.split(" ")[-1] in ("gi", "sao"))
    doubted += [item for item in rest if item.folded == "lam gi"]
    doubted += [a for a, b in pairwise(rest) if a.folded == "ma" and (b.unit or b.kind == "person")]
    doubted += rest[:1] if names_any(rest, "still_does") else []
    return doubted + (last[-1:] if asked else [])


def _clauses(rest: Sequence[Item]) -> list[Sequence[Item]]:
    joints = [
        n
        for n, item in enumerate(rest)
        if item.kind == "punct" or item.folded in folded("remarks", "joins_clauses")
    ]
    parts = [rest[a:b] for a, b in pairwise((0, *(n + 1 for n in joints), len(rest) + 1))]
    cut = [
        [
            item
            for item in part
            if item.kind != "punct" and item.folded not in folded("remarks", "joins_clauses")
        ]
        for part in parts
    ]
    return [rest[:1], *[part for part in cut[1:] if part]]


def _acts_on_another(clause: Sequence[Item]) -> bool:
    """ "13 duyệt", "việc 13 cũng vậy", "13 trả vì sai số"."""
    ahead = list(clause[1:] if clause[0].has("task") and clause[0].folded not in ("so", "muc") else clause)
    if len(ahead) < 2 or ahead[0].kind != "numbers":
        return False
    behind = [item for item in ahead[1:] if not item.tags & _BETWEEN or item.has(*_ACTS)]
    return bool(behind) and behind[0].has(*_ACTS)


def _hands_on(clause: Sequence[Item]) -> bool:
    """ "…, chuyển cho NVY", "…, giao CDC"."""
    return clause[0].has("move", "give") and any(item.unit is not None for item in clause[1:3])


def _moves(clause: Sequence[Item]) -> bool:
    """ "lùi hạn đến 30/11", "hạn 30/11": a day is named for the task."""
    return clause[0].has(*_MOVES) and any(item.kind in ("date", "length") for item in clause)


def _corrects(first: Item, rest: Sequence[Item]) -> bool:
    """ "…. À không phải, việc 13"."""
    behind = [item for item in rest if item.start >= first.start]
    said = " ".join(item.folded for item in behind)
    return said.startswith(folded("remarks", "takes_back_words")) and any(
        item.kind in _SLOT_KINDS for item in behind
    )


def remarks_on(body: Sequence[Item], deadline: int | None) -> bool:
    """Whether a content ends in a remark, or in what tells of an order given: "… thì gấp quá", "… rồi"."""
    told = [item for item in body[0 if deadline is None else deadline + 1 :] if not item.has("particle")]
    behind = body[deadline + 1 :] if deadline is not None else ()
    while behind and (behind[0].has("address") or behind[0].kind == "time"):
        behind = behind[1:]
    opens = bool(behind) and (
        behind[0].folded in folded("remarks", "begins_remark") or behind[0].has("past_day", "contrast")
    )
    judged = any(n and _judged(body, n) for n in range(len(body)))
    past = bool(told) and told[-1].folded == "roi"
    return opens or judged or past or names_any(body, "in_place_of")


_SHORTEST_ORDER = 2


def orders_within(content: Sequence[Item]) -> list[Item]:
    """What in new words is an order of its own: "thêm CDC phối hợp", "giao NVD", "…, hạn 30/11"."""
    words = [item for item in content if item.kind != "punct" and item.folded[0].isalnum()]
    words = words[1:] if words and words[0].folded in ("thanh", "la") else words
    if len(words) < _SHORTEST_ORDER:
        return [item for item in words if item.has("cancel", "pause", "resume", "confirm", "return", "save")]
    named = any(item.unit is not None for item in words)
    shares = named and words[0].has("add") and any(item.has("coop") for item in words)
    gives = named and words[0].has("give") and words[1].unit is not None
    urges = named and words[0].has("urge") and len(words) <= _SHORTEST_ORDER + 1
    moves = [clause[0] for clause in _clauses(content)[1:] if _moves(clause)]
    return words[:1] if shares or gives or urges or _moves(words) else moves


_CALLS = frozenset({"address", "particle", "self", "please", "oops", "order_particle"})


def _begins(said: str, kind: str) -> bool:
    return said.startswith(tuple(f"{phrase} " for phrase in folded("remarks", kind)))


def gives_no_reason(items: Sequence[Item], *, decides: bool) -> bool:
    """Whether it only calls, puts off or tells where its speaker is: "em ơi", "tôi đang lái xe"."""
    words = [item for item in items if item.kind != "punct"]
    own = [
        item
        for item in words
        if not item.tags & _CALLS and item.folded not in folded("remarks", "only_calls")
    ]
    if not own:
        return True
    said, whole = " ".join(item.folded for item in own), " ".join(item.folded for item in words)
    if said in folded("remarks", "nothing_said") or whole.removeprefix("anh ").removeprefix("chi ") in folded(
        "remarks", "asks_to_wait"
    ):
        return True
    if said.startswith(folded("remarks", "no_reason_yet")):
        return True
    busy = _begins(said, "busy") and (decides or said.startswith(folded("remarks", "busy_elsewhere")))
    put_off = any(item.kind == "date" or item.has("promise", "will") for item in words[:1]) and any(
        item.has("self") for item in words
    )
    single = len(own) == 1 and " " not in said and own[0].kind == "word" and not own[0].tags
    return busy or put_off or single or any(item.has(*QUESTION) for item in own[-1:])
