"""Keeps which rule decided on each time of an outline, for who asks why."""

from collections.abc import Callable, Sequence

from directives.deadlines.deadlines import Context, judge
from directives.duties.scopes import Scope
from directives.outline.blocks import Block, is_leaf
from directives.trace import TimeSeen, Trace

SpansOf = Callable[[Block, Scope], list[tuple[int, int]]]
"""The sentences of a block under its scope."""


def explain_times(
    trace: Trace, blocks: Sequence[Block], scopes: Sequence[Scope], spans_of: SpansOf, context: Context
) -> None:
    """Keep every time of the blocks with the rule on it."""
    governors = {id(scope.governor): scope.governor for scope in scopes if scope.governor is not None}
    lent = {governor.mention.deadline.phrase for governor in governors.values()}
    told: set[str] = set()
    for block, scope in zip(blocks, scopes, strict=True):
        governed = scope.is_dated and not scope.quiet and is_leaf(block)
        for start, end in spans_of(block, scope) if block.text else []:
            text = block.text[start:end]
            for judged in judge(text, context):
                phrase = text[judged.start : judged.end]
                over = scope.quiet and phrase not in lent
                rule = "over_others" if over else "governed" if governed else ""
                trace.take(block.passage.place(start + judged.start), block.where, text, judged, rule)
                if judged.mention is not None and not rule:
                    told.add(phrase)
    for block, scope in zip(blocks, scopes, strict=True):
        phrase = scope.governor.mention.deadline.phrase if scope.governor is not None else ""
        if phrase and phrase not in told:
            # Of "Thời gian hoàn thành: …" at a paragraph's end, which was cut off it.
            place = block.passage.place(max(0, len(block.text) - 1))
            trace.times.append(TimeSeen(place, block.where, phrase, "time_line", True))
            told.add(phrase)
