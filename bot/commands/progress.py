"""A progress bar for what takes its time, where somebody looks at a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from storage.database.watching import Advance, Watch


@contextmanager
def watched(title: str) -> Iterator[Watch]:
    """What is to be told how much there is; the bar goes when it is done."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:

        def begin(rows: int) -> Advance:
            task = bar.add_task(title, total=rows)
            return lambda more: bar.advance(task, more)

        yield begin
