"""`nhacviec eval`: how right the reader is on a maintainer's own labelled documents."""

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.exits import Exit, fail
from bot.reading.reader import read_now
from directives.evaluation.figures import figures_as_json, summed
from directives.evaluation.scoring import score
from directives.exchange import as_json
from directives.extract import Unreadable
from messages import cli as words
from messages.evaluation import figures
from messages.reading import warning_sentence
from tasks.serializing import from_text, to_text


def evaluate(
    labels: Annotated[Path, typer.Argument(help=words.OPTIONS["labels"])],
    documents: Annotated[Path, typer.Argument(help=words.OPTIONS["documents"])],
    as_figures: Annotated[bool, typer.Option("--json", help=words.OPTIONS["json"])] = False,
) -> None:
    """Print the figures; a label names its document by the file's stem."""
    wanted = {path.stem: path for path in sorted(labels.glob("*.json"))}
    found_files = sorted(documents.iterdir()) if documents.is_dir() else []
    files = {path.stem: path for path in found_files if path.is_file()}
    chosen = [stem for stem in wanted if stem in files]
    if not chosen:
        fail(words.nothing_to_evaluate(str(labels), str(documents)), Exit.INPUT)
    expected = {stem: _label(path) for stem, path in wanted.items()}
    contents = [files[stem].read_bytes() for stem in chosen]
    read = read_now([(data, files[stem].name) for stem, data in zip(chosen, contents, strict=True)])
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


def _label(path: Path) -> dict[str, Any]:
    """The label in a file; a file that holds none ends the command with a sentence."""
    try:
        label = from_text(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        label = None
    if not isinstance(label, dict):
        fail(words.bad_label(str(path)), Exit.INPUT)
    return label
