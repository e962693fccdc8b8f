"""What a head answers: done, not done, in progress, received. In doubt it asks; it never guesses."""

from collections.abc import Sequence

from chat.intents import (
    Acknowledge,
    AddEvidence,
    Ambiguous,
    AskTask,
    Done,
    Doubt,
    InProgress,
    Intent,
    NeedNumber,
    NotDone,
    Plain,
    Several,
    Verb,
)
from chat.sentences import clause_signs as signs
from chat.sentences.clauses import (
    Clause,
    ResultPaper,
    each_once,
    find_result_paper,
    is_left_over,
    only_paper,
    split_clauses,
)
from chat.sentences.free_text import turns_within
from chat.sentences.items import Item, is_day_only
from chat.sentences.sentence import Sentence, answering
from chat.telling.additions import (
    cut_reason,
    is_no_reason,
    of_lateness,
    promised_day,
    read_expected,
    read_trouble,
    says_only_when,
)
from chat.telling.claims import Claim, Telling, claim, doubtful
from chat.telling.progress import percent_of, read_course, records, told_items

_VERBS = {
    Claim.DONE: Verb.DONE,
    Claim.NOT_DONE: Verb.NOT_DONE,
    Claim.PROGRESS: Verb.IN_PROGRESS,
    Claim.RECEIVED: Verb.ACKNOWLEDGE,
    Claim.ASK: Verb.ASK_TASK,
    Claim.UNCERTAIN: Verb.DONE,
    Claim.PROMISED: Verb.NOT_DONE,
}
# Where clauses about the same tasks differ, the more careful one is meant.
_CAREFUL = (
    Claim.ASK,
    Claim.UNCERTAIN,
    Claim.NOT_DONE,
    Claim.PROMISED,
    Claim.PROGRESS,
    Claim.RECEIVED,
    Claim.DONE,
)


def read_recorded(sentence: Sentence) -> Intent | None:
    """ "cập nhật việc 12 đã hoàn thành": what is to be kept down, where nothing of it is in doubt."""
    items = sentence.items(answering())
    if not (records(items) or any(item.has("course") for item in items)):
        return None
    said = sentence.once(read_answer)
    return said if isinstance(said, Done | NotDone | InProgress) else None


def read_answer(sentence: Sentence) -> Intent | None:
    """The answer in a sentence, or None where it is none."""
    items = told_items(sentence)
    course = read_course(sentence, items) or read_expected(sentence, items) or read_trouble(sentence, items)
    if course is not None:
        return course
    head, reason = cut_reason(items, sentence.text)
    clauses = split_clauses(head)
    told = Telling(sentence.situation.moment, bool(sentence.situation.replied_to), _papered(items))
    spoken = [(clause, said) for clause in clauses if (said := claim(clause, told)) is not None]
    if not (sentence.situation.head or sentence.situation.staff):
        # Of somebody who answers for no unit, "mai duyệt 12" is no answer.
        spoken = [(clause, said) for clause, said in spoken if not _only_handed(clause, said)]
    if any(said is Claim.RECEIVED for _, said in spoken):
        # "đã nhận 12, em sẽ làm ngay": what will be done is no answer of its own.
        spoken = [(c, said) for c, said in spoken if said is not Claim.NOT_DONE or c.numbers or c.has("neg")]
    if not spoken:
        return _without_verb(sentence, items)
    if len(spoken) > 1 and all(clause.numbers for clause, _ in spoken):
        told_of = {number for clause, _ in spoken for number in clause.numbers}
        left = {number for clause in clauses for number in clause.numbers} - told_of
        everything = tuple(sorted(told_of | left))
        return Ambiguous(Doubt.MIXED, everything, _offered(spoken)) if left else _each(sentence, spoken)
    said = _together(clauses, spoken, told)
    numbers = each_once(n for clause, _ in spoken for n in clause.numbers)
    if not numbers:
        numbers = each_once(n for clause in clauses for n in clause.numbers)
    replied = sentence.situation.replied_to
    as_well = any(i.folded.split(" ")[-1] == "ca" for i in head) and len(numbers) == 1
    if as_well and len(replied) == 1 and replied != numbers and said is Claim.DONE:
        numbers, said = (*replied, *numbers), Claim.UNCERTAIN  # "xong cả việc 8" in a reply of 7
    turned = any(i.has("contrast") for i in head) or (reason and turns_within(sentence, reason[0].start))
    unasked = bool(reason) and (is_no_reason(reason) or not of_lateness(items, reason[0]))
    named = [c for c in clauses if c.numbers or any(item.kind == "code" for item in c.items)]
    silent = [c for c in named if all(c is not clause for clause, _ in spoken)]
    if said is not Claim.ASK and any(is_left_over(c) or _of_others(c, numbers) for c in silent):
        said = Claim.UNCERTAIN  # "12 rồi, 13 chưa", "xong 12, còn 13": of one it is not read what is said
    if any(item.kind == "word" and signs.is_unknown(item) for c in silent for item in c.items):
        said = Claim.UNCERTAIN  # "ong 12; 15 đang làm": of one of the tasks it is not read what is said
    if said is Claim.DONE and (signs.unclear_number(head) or turned or unasked):
        said = Claim.UNCERTAIN
    notes = [c for c in clauses if all(c is not clause for clause, _ in spoken) and not only_paper(c)]
    notes = [c for c in notes if not says_only_when(c)]
    note = "; ".join(filter(None, (sentence.between(c.items) for c in notes)))
    text = sentence.between(reason)
    if said is Claim.UNCERTAIN and unasked and numbers and not is_no_reason(reason):
        late = Done(numbers, late_reason=text)  # "xong 12 vì mưa bão": offered as why it was late
        return Ambiguous(Doubt.DONE_OR_NOT, numbers, (late, InProgress(numbers), NotDone(numbers, text)))
    return _intent(sentence, said, numbers, items, note=note, reason=text)


def _papered(items: Sequence[Item]) -> bool:
    return any(i.kind == "doc" for i in items)


def _of_others(clause: Clause, numbers: Sequence[int]) -> bool:
    """Whether a clause that says nothing of how far it has got names tasks that the others do not."""
    return not any(i.kind == "doc" for i in clause.items) and not set(clause.numbers) <= set(numbers)


def _only_handed(clause: Clause, said: Claim) -> bool:
    return said is not Claim.DONE and clause.has("handed") and not clause.has("done", "sent")


def _together(clauses: Sequence[Clause], spoken: Sequence[tuple[Clause, Claim]], told: Telling) -> Claim:
    """One claim of all clauses; a report stands only if nothing beside it casts a doubt."""
    claims = {said for clause, said in spoken if not _weakly_done(clause, said, told)}
    if Claim.NOT_DONE in claims:  # "chưa hoàn thành, đang tổng hợp số liệu từ các trạm": why, in free words
        claims = {said for clause, said in spoken if not _why_not(clause, said)}
    doubted = any(doubtful(c, told) for c in clauses if all(c is not clause for clause, _ in spoken))
    if doubted and claims == {Claim.PROGRESS} and any(clause.has(*signs.COMPLETION) for clause, _ in spoken):
        return Claim.UNCERTAIN  # "việc 9 xong phần của em, bên kia em không rõ"
    if Claim.DONE in claims:
        if claims == {Claim.DONE} and not doubted:
            return Claim.DONE
        return Claim.ASK if Claim.ASK in claims else Claim.UNCERTAIN
    return next((said for said in _CAREFUL if said in claims), Claim.UNCERTAIN)


def _why_not(clause: Clause, said: Claim) -> bool:
    doubts = clause.has("ask", "unsure", "cond", "contrast", "future", *signs.COMPLETION)
    return said is Claim.UNCERTAIN and signs.under_way(clause) and not clause.numbers and not doubts


def _weakly_done(clause: Clause, said: Claim, told: Telling) -> bool:
    """ "em làm rồi, nộp lúc 8h": begun or done, where another clause says which; "gửi kèm tờ trình số 30"."""
    handed = _papered(clause.items) or signs.here(clause)
    if clause.has("sent") and handed and not clause.numbers:
        return said is Claim.UNCERTAIN and not doubtful(clause, told)
    weak = (
        clause.has("done_weak")
        and clause.has("perfect")
        and not clause.has("done", "sent", "partial", "handed")
    )
    return weak and said is Claim.UNCERTAIN and not doubtful(clause, told)


def _each(sentence: Sentence, spoken: Sequence[tuple[Clause, Claim]]) -> Intent:
    """ "12 xong, 15 chưa xong": each clause for itself, if all of them are clear."""
    groups: dict[Claim, list[Item]] = {}
    for clause, said in spoken:
        groups.setdefault(said, []).extend(clause.items)
    everything = each_once(n for clause, _ in spoken for n in clause.numbers)
    clear = {Claim.DONE, Claim.NOT_DONE, Claim.PROGRESS, Claim.RECEIVED}
    if len(everything) < sum(len(c.numbers) for c, _ in spoken) or not groups.keys() <= clear:
        return Ambiguous(Doubt.DONE_OR_NOT, everything, _offered(spoken))
    made = [_intent(sentence, said, Clause(tuple(items)).numbers, items) for said, items in groups.items()]
    plain = tuple(i for i in made if not isinstance(i, NeedNumber | Ambiguous | Several))
    if len(plain) < len(made):
        return Ambiguous(Doubt.MIXED, everything, _offered(spoken))
    return plain[0] if len(plain) == 1 else Several(plain)


def _offered(spoken: Sequence[tuple[Clause, Claim]]) -> tuple[Plain, ...]:
    """What each clause may say of its tasks, one offer a clause."""
    kinds = {Claim.NOT_DONE: NotDone, Claim.PROMISED: NotDone, Claim.PROGRESS: InProgress, Claim.DONE: Done}
    made = [kinds.get(said, Done)(each_once(clause.numbers)) for clause, said in spoken]
    return tuple(dict.fromkeys(made))[:_MOST_OFFERS]


_MOST_OFFERS = 3


def _intent(
    sentence: Sentence,
    said: Claim,
    numbers: tuple[int, ...],
    items: Sequence[Item],
    *,
    note: str = "",
    reason: str = "",
) -> Intent:
    evidence = find_result_paper(items, sentence.situation.today)
    if said in (Claim.DONE, Claim.UNCERTAIN) and not numbers:
        days = [
            i.dated.due.day
            for i in items
            if i.dated is not None and i.dated.due is not None and any(c.isdigit() for c in i.folded)
        ]
        if (
            days
            and not evidence.number
            and (not sentence.situation.replied_to or any(map(is_day_only, items)))
        ):
            return Ambiguous(Doubt.DATE_OR_TASK, tuple(days))
    replied = sentence.situation.replied_to
    meant = numbers or (replied if len(replied) == 1 else ())
    if said is Claim.PROMISED and meant:
        readings = (NotDone(meant, sentence.between(items), promised_day(items, sentence)), InProgress(meant))
        return Ambiguous(Doubt.DONE_OR_NOT, meant, readings)
    if said is Claim.UNCERTAIN:
        return _uncertain(meant or replied, evidence, items)
    made = _make(said, meant, evidence, note, reason, sentence, items)
    if said is Claim.RECEIVED:  # wholly understood it is an act of its frame (chat/telling/unit_acts.py)
        return Ambiguous(Doubt.UNREAD, meant, (made,) if meant else ())
    if meant:
        return made
    if replied:
        each = tuple(_make(said, (n,), evidence, note, reason, sentence, items) for n in replied)
        return Ambiguous(Doubt.WHICH_TASK, replied, each)
    return NeedNumber(_VERBS[said], None if said is Claim.ASK else made)


def _uncertain(numbers: tuple[int, ...], evidence: ResultPaper, items: Sequence[Item]) -> Intent:
    counted = any(i.kind == "quantity" for i in items)
    if not numbers and (counted or not any(i.has("done", "sent") for i in items)):
        return NeedNumber(Verb.DONE)
    paper = evidence if "/" in evidence.number else ResultPaper()  # "việc 4 của QĐ 06" names no result
    readings = (Done(numbers, paper.number, paper.on), InProgress(numbers), NotDone(numbers))
    return Ambiguous(Doubt.DONE_OR_NOT, numbers, readings if numbers else ())


def _make(
    said: Claim,
    numbers: tuple[int, ...],
    evidence: ResultPaper,
    note: str,
    reason: str,
    sentence: Sentence,
    items: Sequence[Item],
) -> Plain:
    if said is Claim.DONE:
        return Done(numbers, evidence.number, evidence.on, note, reason)
    if said in (Claim.NOT_DONE, Claim.PROMISED):
        told = [i for c in split_clauses(items) if not says_only_when(c) for i in c.items]
        return NotDone(numbers, reason or note or sentence.between(told), promised_day(items, sentence))
    if said is Claim.PROGRESS:
        return InProgress(numbers, sentence.between(items), percent_of(items))
    if said is Claim.RECEIVED:
        return Acknowledge(numbers)
    return AskTask(numbers[0] if numbers else 0)


def _without_verb(sentence: Sentence, items: Sequence[Item]) -> Intent | None:
    """A number with a document's number, or a file, and no word that says what is meant."""
    situation = sentence.situation
    clause = Clause(tuple(items))
    numbers = clause.numbers or situation.replied_to
    evidence = find_result_paper(items, situation.today)
    if clause.has("ask"):
        return None
    if numbers and evidence.number:
        done = Done(numbers, evidence.number, evidence.on)
        return Ambiguous(
            Doubt.DONE_OR_NOT, numbers, (done, AddEvidence(numbers, evidence.number, evidence.on))
        )
    if situation.has_file and numbers and not situation.office:
        if signs.describes(clause):
            return AddEvidence(clause.numbers)
        readings = (Done(numbers), AddEvidence(numbers)) if clause.numbers or len(numbers) == 1 else ()
        return Ambiguous(Doubt.FILE, numbers, readings)
    return None
