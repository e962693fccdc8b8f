"""`nhacviec read`: what a document says, without keeping anything; `nhacviec eval`: how well it is read."""

from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.actions.people.known_office import in_files
from bot.actions.people.registry_file import BadFile
from bot.commands.base import file_bytes, given_day, why_no_bytes
from bot.commands.exits import Exit, fail
from bot.loading import loaded
from bot.reading.reader import ReadResult, read_now
from directives.evaluation.figures import figures_as_json, summed
from directives.evaluation.scoring import score
from directives.exchange import as_json, why_json
from directives.extract import MAX_BYTES, Unreadable
from directives.model import Directive, TaskDraft
from expressions.names.unitbook import registered
from language.folding import shown_name
from messages.command_line import cli as words
from messages.command_line.analysis import figures, why_lines
from messages.command_line.office import rejected
from messages.review import reading as table
from messages.review.imports import doubtful_file
from messages.review.reading import problem, warning_sentence
from messages.vi import again
from tasks.deadline import Relative, StartEvent
from tasks.model import Due
from tasks.serializing import from_text, to_text
from tasks.warning import COMPUTED, warnings_of
from tasks.workdays import Calendar, count, national


def read(
    files: Annotated[list[Path], typer.Argument(help=words.OPTIONS["files"])],
    as_json_list: Annotated[bool, typer.Option("--json", help=words.OPTIONS["json"])] = False,
    received: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help=words.OPTIONS["received"])
    ] = None,
    why: Annotated[bool, typer.Option("--why", help=words.OPTIONS["why"])] = False,
    units: Annotated[Path | None, typer.Option(metavar="FILE", help=words.OPTIONS["own_units"])] = None,
) -> None:
    """Print what the reader finds in each file; with `why`, by which rules it found it."""
    day = given_day(received)
    found = _objects(files, day, why, _names_in(units))
    if as_json_list:
        typer.echo(to_text([each for each, _ in found], indent=1))
    else:
        for each, repeats in found:
            typer.echo(why_lines(each) if why else table.summary(each, repeats))
    if any("error" in each for each, _ in found):
        raise typer.Exit(int(Exit.INPUT))


Printed = tuple[dict[str, Any], tuple[str, ...]]
"""The object of the JSON form; and of each of its tasks how it recurs, in words, "" where it does not."""


def _objects(paths: list[Path], day: date | None, why: bool, units: tuple[str, ...]) -> list[Printed]:
    """One a file, in the order given; of a ZIP one for each file in it, named `a.zip/b.pdf`."""
    contents = [(path, file_bytes(path, MAX_BYTES + 1)) for path in paths]
    there = [(data, path.name) for path, data in contents if data is not None]
    answers = iter(read_now(there, day, units=units))
    found: list[Printed] = []
    for path, data in contents:
        if data is None:
            found.append(_error(str(path), why_no_bytes(path)))
        else:
            members = next(answers)
            found += (
                _answer(one.within(str(path)), one.result, day, units if why else None) for one in members
            )
    return found


def _error(path: str, code: str, params: dict[str, str | int] | None = None) -> Printed:
    return {"file": path, "error": problem(code, shown_name(path), params)}, ()


def _answer(
    path: str, answer: ReadResult | Unreadable, day: date | None, why: tuple[str, ...] | None
) -> Printed:
    """`why`: the names of the office's units, where the rules are to be told as well."""
    if isinstance(answer, Unreadable):
        return _error(path, answer.code, answer.params)
    if answer.doubt is not None:
        return {"file": path, "error": doubtful_file(shown_name(path))}, ()
    drafts = tuple(_looked_over(draft, answer.directive.issued) for draft in answer.directive.drafts)
    said = as_json(path, replace(answer.directive, drafts=drafts), warning_sentence, partial(_counted, day))
    if why is not None:
        said["why"] = _why(answer, day, why)
    return said, tuple(again(draft.deadline) if draft.deadline else "" for draft in drafts)


def _why(answer: ReadResult, day: date | None, units: tuple[str, ...]) -> dict[str, object] | None:
    """By which rules the text was read as it was: read once more, for the maintainers; of a secret none."""
    if answer.directive.classification is not None:
        return None
    _, trace = loaded("directives.parse:explain")(answer.text, day, units)
    return why_json(answer.text, trace)


def _looked_over(draft: TaskDraft, issued: date | None) -> TaskDraft:
    """The draft with the warnings that follow from its date."""
    deadline = draft.deadline
    if deadline is None or deadline.on is None:
        return draft
    due = Due(deadline.on, deadline.operator, deadline.at)
    kept = [warning for warning in draft.warnings if warning.code not in COMPUTED]
    return replace(draft, warnings=(*kept, *warnings_of(due, issued, _calendar(due.on.year))))


def _counted(received: date | None, relative: Relative, directive: Directive) -> date | None:
    """Counts a relative period from the day of issue or of receipt; an event's day is never known."""
    start = {StartEvent.ISSUED: directive.issued, StartEvent.RECEIVED: received}.get(relative.start)
    if start is None:
        return None
    try:
        return count(relative, start, _calendar(start.year))
    except OverflowError:
        return None


@lru_cache(maxsize=64)
def _calendar(year: int) -> Calendar:
    """The nation's days off around a year."""
    return national(range(year - 1, year + 3))


def evaluate(
    labels: Annotated[Path, typer.Argument(help=words.OPTIONS["labels"])],
    documents: Annotated[Path, typer.Argument(help=words.OPTIONS["documents"])],
    as_figures: Annotated[bool, typer.Option("--json", help=words.OPTIONS["json"])] = False,
    units: Annotated[Path | None, typer.Option(metavar="FILE", help=words.OPTIONS["own_units"])] = None,
) -> None:
    """Print the figures; a label names its document by the file's stem."""
    for folder in (labels, documents):
        if not folder.is_dir():
            fail(words.no_such_folder(str(folder)), Exit.INPUT)
    wanted = {path.stem: path for path in sorted(labels.glob("*.json"))}
    found_files = sorted(documents.iterdir())
    files = {path.stem: path for path in found_files if path.is_file()}
    chosen = [stem for stem in wanted if stem in files]
    if not chosen:
        fail(words.nothing_to_evaluate(str(labels), str(documents)), Exit.INPUT)
    expected = {stem: _label(path) for stem, path in wanted.items()}
    contents = [files[stem].read_bytes() for stem in chosen]
    named = [(data, files[stem].name) for stem, data in zip(chosen, contents, strict=True)]
    read = read_now(named, units=_names_in(units))
    answers = dict(zip(chosen, read, strict=True))
    scores, unread = [], []
    for stem in wanted:
        members = answers.get(stem, [])
        # A label is of one document: an archive of several stands among what was not read.
        answer = members[0].result if len(members) == 1 else Unreadable("archive")
        if isinstance(answer, Unreadable):
            unread.append(stem)
            scores.append(score(expected[stem], {}))
        else:
            scores.append(
                score(expected[stem], as_json(stem, answer.directive, warning_sentence), answer.text)
            )
    found = summed(scores)
    if as_figures:
        typer.echo(to_text(figures_as_json(found, unread)))
    else:
        typer.echo(figures(found, unread))


def _names_in(units: Path | None) -> tuple[str, ...]:
    """The names in a registry file; one that cannot be used ends the command with a sentence."""
    if units is None:
        return ()
    try:
        return registered(in_files(units, None).units)
    except BadFile as bad:
        fail(rejected((bad.problem,)), Exit.INPUT)


def _label(path: Path) -> dict[str, Any]:
    """The label in a file; a file that holds none ends the command with a sentence."""
    try:
        label = from_text(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        label = None
    if not isinstance(label, dict):
        fail(words.bad_label(str(path)), Exit.INPUT)
    return label
