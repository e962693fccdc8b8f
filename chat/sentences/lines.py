"""A list of what a unit says of its tasks: a line each, or "12: xong, 13: đang làm"."""

import re
from collections.abc import Callable, Sequence

from chat import intents as i
from chat.intents import Intent, Plain, Several
from chat.sentences.sentence import Sentence, answering, sentence

_TASK = r"(?:(?:việc|viec|nhiệm vụ|nhiem vu|nv)(?:\s*(?:số|so))?\s*)"
_LINE = re.compile(
    rf"(?:[-+*•–]|\d{{1,2}}[.)])?\s*{_TASK}?(\d+(?:\s*,\s*\d+)*)\s*(?::|-|–)?\s+(\S.*)", re.IGNORECASE
)
_CUTS = re.compile(rf"\n+|[,;]\s*(?={_TASK}?\d+\s*:)|(?<!\s)\s+(?=\d{{1,2}}[.)]\s+{_TASK}\d)", re.IGNORECASE)
_TOLD = (i.Done, i.NotDone, i.InProgress, i.Acknowledge, i.RequestExtension, i.Decline)
_LEAST = 2


def read_lines(said: Sentence, read: Callable[[Sentence], Intent | None]) -> Several | None:
    """What is said of each task, each wholly understood by `read`; None where it is no such list."""
    lines = [line.strip() for line in _CUTS.split(said.text) if line.strip()]
    if len(lines) > _LEAST and _only_leads(lines[0], said):
        lines = lines[1:]
    told = [_LINE.fullmatch(line.rstrip(" .;,")) for line in lines]
    if len(told) < _LEAST or not all(told):
        return None
    made: list[Plain] = []
    for line in told:
        numbers, words = (line[1], line[2]) if line is not None else ("", "")
        meant = read(sentence(f"việc {numbers} {words}", said.situation))
        if not isinstance(meant, _TOLD) or not _of_these(meant.numbers, numbers) or _wants(meant):
            return None
        made.append(meant)
    return Several(tuple(made))


def _of_these(meant: Sequence[int], typed: str) -> bool:
    return [str(number) for number in meant] == [each.strip() for each in typed.split(",")]


def _wants(meant: Intent) -> bool:
    """Whether the day of a wish for more time is still to be named."""
    return isinstance(meant, i.RequestExtension) and meant.until is None and not meant.days


def _only_leads(line: str, said: Sentence) -> bool:
    """ "Em báo cáo:"."""
    items = sentence(line, said.situation).items(answering())
    small = all(item.kind == "punct" or item.has("filler", "tells", "own_unit", "course") for item in items)
    return line.endswith(":") and small
