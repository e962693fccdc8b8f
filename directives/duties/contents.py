"""What a task says, to be understood without its document."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from directives.duties.bearer import does_at
from directives.duties.drafts import Placed
from directives.duties.roles import bearers, subject_at
from directives.model import TaskDraft
from directives.outline.blocks import Block
from directives.outline.segmentation import readable, sentences

_LONGEST_LIST = 400  # letters of the items that are named behind a colon
_LONGEST_INTRODUCTION = 300  # letters that are put before an item


def understandable(drafts: Sequence[Placed], blocks: Sequence[Block]) -> list[Placed]:
    """The drafts of an outline: one that ends in a colon says the items below it, too, where these are no
    tasks of their own; one that is such an item, without a verb of its own, says what introduces it.
    """
    standing = [at for at, block in enumerate(blocks) if block.text]
    starts = [blocks[at].passage.place(0) for at in standing]
    places = sorted(place for place, _ in drafts)
    whole: list[Placed] = []
    for place, task in drafts:
        found = bisect_right(starts, place) - 1
        if found >= 0:
            block = blocks[standing[found]]
            if task.quote.endswith(":"):
                task = _with_list(task, block, blocks, places)
            elif place == starts[found]:
                task = _introduced(task, block, blocks)
        whole.append((place, task))
    return whole


def _with_list(task: TaskDraft, block: Block, blocks: Sequence[Block], places: Sequence[int]) -> TaskDraft:
    items = [blocks[at] for at in block.children if blocks[at].text]
    if not items or any(_gave(item, places) for item in items):
        return task
    said, length = [], 0
    for item in items:
        words = readable(item.text).rstrip(".,… ")
        length += len(words)
        if length > _LONGEST_LIST:
            said.append("…")
            break
        said.append(words[:1].lower() + words[1:] if words[1:2].islower() else words)
    listed = "; ".join(said)
    return replace(task, content=f"{task.content.rstrip('.')}: {listed}{'' if listed.endswith('…') else '.'}")


def _gave(block: Block, places: Sequence[int]) -> bool:
    begin, end = block.passage.place(0), block.passage.place(len(block.text) - 1)
    at = bisect_left(places, begin)
    return at < len(places) and places[at] <= end


def _introduced(task: TaskDraft, block: Block, blocks: Sequence[Block]) -> TaskDraft:
    above = blocks[block.parent] if block.parent >= 0 else None
    if above is None or not above.text.rstrip().endswith(":") or _does_something(block.text):
        return task
    start, end = sentences(above.passage)[-1]
    introduction = above.text[start:end].rstrip(" :")
    if len(introduction) > _LONGEST_INTRODUCTION or not _asks(introduction):
        return task
    return replace(task, content=f"{readable(introduction).rstrip('.')}: {task.content}")


def _does_something(text: str) -> bool:
    return does_at(text, 0) or subject_at(text, 0, small=True, any_verb=True) is not None


def _asks(text: str) -> bool:
    """Whether an introduction says more than who: "… báo cáo các nội dung sau"."""
    found = bearers(text)
    return does_at(text, 0) or any(does_at(text, one.end + 1) for one in found)
