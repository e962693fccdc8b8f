"""What the reader decided of a document and by which rule; kept only where somebody asks why."""

from dataclasses import dataclass, field

from directives.deadlines.deadlines import Judgement
from directives.model import TaskDraft


@dataclass(frozen=True, slots=True)
class TimeSeen:
    """A time in a document: its offset, its place as the document numbers it, and the rule on it.

    The rule is one of `directives.deadlines.deadlines.judge`, or says why the time was not asked about:
    `head`, `foot`, `time_cell`, `not_time_cell`, `time_line` ("Thời gian hoàn thành: …"), `over_others` (in a
    heading or a line that speaks of others), `governed` (another line says when this is due).
    """

    at: int
    where: str
    phrase: str
    rule: str
    deadline: bool


@dataclass(slots=True)
class Trace:
    """The times seen, and by which step the bearers of a draft were found.

    Steps, in the order of `directives.duties.resolving`: `named`; `short_name`, `back_reference`, `pronoun`
    for units named before; `sentence_before`, `heading`, `closing_line`, `introduction`, `addressees`,
    `last_asked` where the sentence names none; `table_cell`; `nobody` where there are none.
    """

    times: list[TimeSeen] = field(default_factory=list)
    # By the offset where a draft begins and its units: a sentence may give two drafts to two units.
    steps: dict[tuple[int, tuple[str, ...]], str] = field(default_factory=dict)
    drafts: list[tuple[int, TaskDraft]] = field(default_factory=list)  # with the offsets where they begin

    def take(self, at: int, where: str, text: str, judged: Judgement, rule: str = "") -> None:
        """A time of the text that begins at `at`; `rule` overrules what was judged."""
        rule = (rule if judged.mention else "") or judged.rule
        made = judged.mention is not None and rule == judged.rule
        self.times.append(TimeSeen(at, where, text[judged.start : judged.end], rule, made))
