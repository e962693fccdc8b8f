"""Questions about the open review itself: "còn mục nào chưa có đơn vị chủ trì?", "mục 3 đang giao ai?"."""

from collections.abc import Sequence

from chat import intents as i
from chat.acts.frames import HARMLESS
from chat.intents import DraftState, Intent, UnitName
from chat.review.statements import NOUNS, numbers_of
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, reviewing, strip
from tasks.query import Span

_STATES = (
    ("lies_unowned", DraftState.NO_UNIT),
    ("lies_undated", DraftState.NO_DEADLINE),
    ("lies_dropped", DraftState.DROPPED),
    ("lies_past", DraftState.PAST),
    ("lies_alike", DraftState.ALIKE),
    ("lies_helped", DraftState.HELPED),
    ("lies_unclear", DraftState.UNCLEAR),
)
_LETTERHEAD = (
    "doc_number", "doc_day", "doc_number_day", "doc_issuer", "doc_subject", "doc_signer", "doc_recipients",
    "q_letterhead",
)  # fmt: skip
_PUT = ("q_which", "q_whom", "q_number", "q_day", "q_told", "q_letterhead")
_KNOWN = (
    HARMLESS
    | NOUNS
    | {*_PUT, *_LETTERHEAD, *(tag for tag, _ in _STATES)}
    | {
        *("q_whether", "showing", "having", "speaking_of", "whole_document", "this", "all", "wholly", "of"),
        *("leading_part", "helping", "giving", "carrying_out", "perfect", "progress", "deadline", "unit"),
        *("document", "own_unit", "to", "until", "self_doing", "review", "remaining", "from", "no_more"),
        *("taken_from", "in_parts", "only", "title", "finished", "out_word", "lies_worked", "again"),
    }
)
_DRAFT_NOUNS = frozenset({"muc", "dong", "nhap", "m", "mut"})
_OF_A_DRAFT = ("dau muc", "may muc", "cac muc", "nhung muc", "du thao")
_TO_BE_DONE = ("dropping", "saving", "merging", "splitting", "restoring", "keeping", "correcting", "longer")
"""What in a question may order something as well: it is no question of the review then."""


def read_review_question(said: Sentence) -> i.ShowReview | None:
    """What of the open review is asked for; None where nothing is asked, or of something else."""
    items = said.items(reviewing())
    if _shows_worked_on(items):
        return i.ShowReview()
    if not (_asks(said, items) or any(item.has("q_ready") for item in items)):
        return None
    if any(item.has("q_ready") for item in items):
        return i.ShowReview(of=i.DraftQuery(DraftState.UNCLEAR))
    numbers, bounds = numbers_of(items), said.situation.draft_numbers
    if numbers and bounds is not None and not all(bounds[0] <= n <= bounds[1] for n in numbers):
        return None
    if any(item.kind in ("doc", "percent", "code") for item in items):
        return None
    of_drafts = any(_names_a_draft(item) for item in items)
    if not numbers and any(item.has(*_LETTERHEAD) for item in items) and not of_drafts:
        return i.ShowReview(page=1)
    state = next((state for tag, state in _STATES if any(item.has(tag) for item in items)), None)
    whole = any(item.has("whole_document", "review") for item in items)
    noun = any(item.has(*NOUNS) and not item.has("draft_short") for item in items)
    whole = whole or state is DraftState.NO_UNIT or (state is DraftState.UNCLEAR and not noun)
    if not (of_drafts or whole) or (numbers and not of_drafts):
        return None
    return _query(said, items, numbers, state)


def _asks(said: Sentence, items: Sequence[Item]) -> bool:
    """Whether it is put as a question, or wishes to see; what may be an order as well is none."""
    ends = [item for item in items if item.kind == "word" and not item.tags <= HARMLESS]
    whether = bool(ends) and ends[-1].has("q_whether") and not ends[-1].folded.startswith("cho")
    put = any(item.has(*_PUT) for item in items) or any(item.folded == "?" for item in items)
    shows = any(item.has("showing") for item in items[:3]) and any(
        item.has(*(tag for tag, _ in _STATES)) for item in items
    )
    shows = shows or (
        any(item.has("showing") for item in items[:2])
        and any(item.kind == "numbers" for item in items)
        and all(item.kind in ("numbers", "punct") or item.tags & _KNOWN for item in items)
    )
    orders = any(item.has(*_TO_BE_DONE) and not item.has("having", "showing", *_KNOWN_TOO) for item in items)
    return (put or whether or shows) and not orders


def _shows_worked_on(items: Sequence[Item]) -> bool:
    """ "xem lại các mục vừa tách": they are to be shown, and every word is of that."""
    known = all(item.kind == "punct" or (item.kind == "word" and item.tags & _KNOWN) for item in items)
    shown = any(item.has("showing") for item in items[:2])
    return shown and known and any(item.has("lies_worked") for item in items)


_KNOWN_TOO = ("lies_dropped", "lies_unclear", "giving", "all", "to", "until", "q_which", "remaining")


def of_the_review(said: Sentence, question: Intent | None) -> Intent | None:
    """A question about one task, where "mục 3" says that the draft is meant."""
    if not (said.situation.reviewing and isinstance(question, i.AskTask)) or question.history:
        return question
    bounds, named = said.situation.draft_numbers, any(_names_a_draft(x) for x in said.items(reviewing()))
    inside = bounds is None or bounds[0] <= question.number <= bounds[1]
    return i.ShowReview(draft=question.number) if named and inside and question.number else question


def _names_a_draft(item: Item) -> bool:
    first = item.folded.split(" ")[0] in _DRAFT_NOUNS or item.folded.startswith(_OF_A_DRAFT)
    named = first and item.has(*NOUNS, "q_which", "q_number", "remaining")
    return named or item.has("draft")


def _query(
    said: Sentence, items: Sequence[Item], numbers: tuple[int, ...], state: DraftState | None
) -> i.ShowReview | None:
    units = tuple(dict.fromkeys(item.unit for item in items if item.unit is not None))
    words, unread = _words(said, items)
    span = _span(items)
    count = any(item.has("q_number") for item in items)
    if len(numbers) == 1 and not (units or span or words):
        return i.ShowReview(draft=numbers[0])
    if state is DraftState.UNCLEAR and (units or words):
        state = None
    query = i.DraftQuery(state, _named(units), span, words, numbers, count, unread)
    return i.ShowReview(of=query)


def _named(units: tuple[UnitName, ...]) -> tuple[UnitName, ...]:
    return tuple(UnitName(unit.text, unit.code) for unit in units)


def _span(items: Sequence[Item]) -> Span | None:
    """ "hạn trong tháng 12", "trước 15/12"."""
    for n, item in enumerate(items):
        dated = item.dated
        if item.kind != "date" or dated is None:
            continue
        first, last = dated.first or dated.due, dated.last or dated.due
        before = n > 0 and items[n - 1].folded in ("truoc", "truoc ngay")
        if before or item.folded.startswith("truoc"):
            return Span(None, last)
        after = n > 0 and items[n - 1].folded in ("sau", "sau ngay", "tu", "tu ngay")
        return Span(first, None) if after else Span(first, last)
    return None


def _words(said: Sentence, items: Sequence[Item]) -> tuple[str, str]:
    """What is looked for in the drafts' words, and what of the question was not read."""
    about = next((n for n, item in enumerate(items) if item.has("speaking_of")), None)
    rest = [item for item in items if item.kind == "word" and not item.tags & _KNOWN]
    if about is not None:
        ends = [n for n, item in enumerate(items) if n > about and item.has("q_whether", "q_which")]
        behind = items[about + 1 : ends[-1] if ends and ends[-1] > about + 1 else len(items)]
        kept = [item for item in behind if item.kind != "punct" and not item.has("q_which", "particle")]
        named = [item for item in kept if item.kind == "word"]
        if named and not any(item.unit is not None for item in behind):
            return strip(said.between(kept)), ""
    return "", strip(" ".join(said.between([item]) for item in rest if len(item.folded) > 1))
