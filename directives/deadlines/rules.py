"""The rules that make or refuse a deadline, by name, in the order in which they are asked.

Of `RULES` the first that holds decides. What it makes may still be overruled by `OVERRULING`, where the
text is no digest of another document. The names are those that `nhacviec read --why` prints.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from directives.deadlines import belonging, evidence, not_due, recitals, sources
from directives.deadlines.not_due import is_repeat, is_worked
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import word

_UNTIL = frozenset({"đến", "tới", "cho"})
_WORKED_REACH = 40  # tokens between a recurrence and the work that comes back


@dataclass(slots=True)
class Sighting:
    """A time in its sentence.

    `earlier` is where the last deadline of the sentence ended; `own` is true where the sentence tells of
    the very document that is read ("UBND tỉnh đã có Công văn …"); `sure`, where some time of the sentence
    has a strong operator; `far`, where the time lies well behind the issue.
    """

    candidate: Candidate
    around: Surroundings
    earlier: int | None = None
    own: bool = False
    sure: bool = False
    far: bool = False


class Verdict(Enum):
    """What a rule that holds says of a time."""

    DEADLINE = True
    NONE = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A question about a time, and what follows where the answer is yes."""

    name: str
    verdict: Verdict
    holds: Callable[[Sighting], bool]


SightingQuestion = Callable[[Candidate, Surroundings], bool]


def _makes(name: str, question: SightingQuestion) -> Rule:
    return Rule(name, Verdict.DEADLINE, lambda seen: question(seen.candidate, seen.around))


def _refuses(name: str, question: SightingQuestion) -> Rule:
    return Rule(name, Verdict.NONE, lambda seen: question(seen.candidate, seen.around))


def _repeat(rule: Rule) -> Rule:
    """The rule for times that come back alone."""
    return Rule(rule.name, rule.verdict, lambda seen: is_repeat(seen.candidate) and rule.holds(seen))


def _always(_candidate: Candidate, _around: Surroundings) -> bool:
    return True


# Times that come back are due where work comes back with them, unless they belong to a noun.
_OF_REPEATS = tuple(
    _repeat(rule)
    for rule in (
        _makes(
            "repeat_labelled",  # but "ký cam kết tiến độ từng tháng" tells how fine it is to be
            lambda time, around: (
                time.strength >= Strength.LABEL and word(around.tokens, time.first) != "từng"
            ),
        ),
        _refuses("repeat_until", not_due.is_how_long),
        _refuses("repeat_frequency", not_due.is_frequency),
        _refuses("repeat_manner", belonging.is_a_manner),
        _refuses("repeat_meeting", not_due.is_of_a_regular_meeting),
        _makes("repeat_regular_day", not_due.is_regular_day),
        _refuses("repeat_owned", not_due.is_owned),
        _makes("repeat_worked", lambda time, around: is_worked(time, around, _WORKED_REACH)),
        _refuses("repeat_idle", _always),
    )
)

RULES = (
    Rule(
        "period_covered",
        Verdict.NONE,
        lambda seen: seen.sure and recitals.is_period_covered(seen.candidate, seen.around),
    ),
    Rule(
        "beside_a_deadline",
        Verdict.NONE,
        lambda seen: (
            seen.sure
            and (
                belonging.is_a_goal_beside(seen.candidate, seen.around)
                or belonging.is_a_manner(seen.candidate, seen.around)
                or belonging.is_of_its_noun(seen.candidate, seen.around)
            )
        ),
    ),
    _refuses("no_operator", lambda time, _: time.strength is Strength.BARE),
    _refuses("runs_out", belonging.runs_out),
    _refuses("says_what_is", belonging.says_what_is),
    _refuses("lasts", belonging.lasts),
    _refuses("topic", belonging.is_of_a_topic),
    _refuses("plan", belonging.is_of_a_plan),
    _refuses("told_in_brackets", belonging.is_told_in_brackets),
    _refuses("event_told", belonging.is_of_an_event_told),
    _refuses("enacted", belonging.is_enacted),
    _refuses("corrected", belonging.is_corrected),
    _refuses("quoted", belonging.is_quoted),
    _refuses("start_only", evidence.is_start_only),
    _refuses("goal_or_timetable", evidence.is_goal_or_timetable),
    _refuses("asked_about", recitals.is_asked_about),
    _refuses("in_force", evidence.is_in_force),
    _refuses("put_off_to", evidence.is_put_off_to),
    _refuses("data", evidence.is_of_data),
    _refuses("throughout", belonging.is_throughout),
    _refuses("forbidden", belonging.is_forbidden),
    _refuses("meeting", not_due.is_of_a_meeting),
    _refuses("told_by_another", recitals.is_told_by_another),
    _makes("moved", evidence.is_moved),
    _refuses("drawn_out", lambda time, _: time.introduced == "kéo"),  # "nắng nóng kéo dài đến giữa tháng 8"
    _refuses("recital", sources.is_recital),
    _refuses("missed", recitals.is_missed),
    _refuses("happened", recitals.has_happened),
    Rule(
        "past_request",
        Verdict.NONE,
        lambda seen: not seen.own and not_due.is_past_request(seen.candidate, seen.around),
    ),
    Rule(
        "in_title",
        Verdict.NONE,
        lambda seen: not seen.own and recitals.is_in_title(seen.candidate, seen.around),
    ),
    _refuses("promised", recitals.is_promised),
    Rule(
        "counted_up",
        Verdict.NONE,
        lambda seen: not seen.far and recitals.is_counted_up(seen.candidate, seen.around),
    ),
    _refuses("under_way", recitals.is_under_way),
    Rule(
        "own_business",
        Verdict.NONE,
        lambda seen: recitals.is_own_business(seen.candidate, seen.around, seen.earlier),
    ),
    _refuses("condition", evidence.is_condition),
    _refuses("told_of_then", evidence.tells_what_was),
    *_OF_REPEATS,
    _makes("operator", lambda time, _: time.strength is Strength.STRONG and time.introduced not in _UNTIL),
    _refuses("span", evidence.names_a_span),
    _makes("labelled", evidence.is_labelled),
    _refuses("label_of_length", lambda time, _: time.strength is Strength.LABEL),
    _refuses("statement", evidence.states),
    Rule(
        "done",
        Verdict.NONE,
        lambda seen: evidence.has_been_done(seen.candidate, seen.around),
    ),
    _makes("vague_label", evidence.is_vaguely_labelled),
    _refuses("vague_label_of_a_day", lambda time, _: time.vague_label),
    _makes("work", evidence.has_work),
    _refuses("no_work", _always),
)

# A document cited in the sentence set the time, and the letter itself asks nothing by it.
OVERRULING = (
    _refuses("follows_from_cited", not_due.follows_from_cited),
    _refuses("written_before", not_due.was_written_before),
)


def deciding(seen: Sighting, telling: bool) -> Rule:
    """The rule that decides on a time; `telling`: the text is a digest of another document."""
    rule = next(rule for rule in RULES if rule.holds(seen))
    if rule.verdict is Verdict.NONE or telling:
        return rule
    return next((over for over in OVERRULING if over.holds(seen)), rule)
