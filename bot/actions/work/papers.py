"""What becomes of a file that came: whose it is, and what is asked of it. Pure."""

from collections.abc import Sequence

from bot.actions.work.decision import Answer, Decision, Tally
from bot.actions.work.effects import Papered
from bot.actions.work.task_facts import Papers, ids, names
from chat import intents as i
from chat.intents.catalog import command
from messages.lines import message
from messages.work import reports as words
from storage.work.assignments import Listed
from tasks.standing import Standing


def claim(tally: Tally, row: Listed) -> None:
    """The task has not been reported: the files are kept for it, and whether it is done is asked."""
    papers, item = tally.facts.papers, tally.facts.standing(row)
    held = ids(papers.held_for((item.number,), everything=True))
    tally.effects.append(Papered(claimed=held, hold=papers.here, task=item.number))
    names = [file.name for file in papers.proving((item.number,), everything=True)]
    offers = [command(i.Done((item.number,))), command(i.InProgress((item.number,)))]
    tally.ask(words.file_of_task(item, names, tally.facts.said_at), offers)
    tally.tasks.append(item.number)


def offer_unclaimed(tally: Tally, item: Standing) -> None:
    """A file from before goes to no report by itself."""
    failed = tally.failed
    shown = [words.this_one(item.number)]
    tally.ask(words.unclaimed(tally.facts.papers.unclaimed), [f"evidence:{item.number}"], shown)
    tally.failed = failed


def ask_of_file(papers: Papers, numbers: Sequence[int]) -> Decision:
    """Files came without a word: they are kept, and asked what they are; or it is said why they are not."""
    if not papers.here:
        return Decision(Answer(message(papers.refusal)))
    task = numbers[0] if len(numbers) == 1 else None
    answer = Answer(words.file_kept(names(papers.here), numbers), tuple(numbers))
    return Decision(answer, (Papered(hold=papers.here, task=task),))
