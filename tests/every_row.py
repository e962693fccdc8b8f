"""A table under test as one test: each row is tried, and all that fail are named together.

A test of its own costs more for each row than most rows do: there are thousands.
"""

from collections.abc import Callable, Iterable
from typing import Any

MOST_SHOWN = 40


def every_row(rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Call the test with each row in turn, with a tuple's parts one by one.

    Whatever a row raises is its failure; the rows that follow it are tried all the same.
    """
    table = list(rows)

    def joined(test: Callable[..., None]) -> Callable[[], None]:
        def of_all() -> None:
            assert table, "an empty table tells nothing"
            failed: list[str] = []
            for row in table:
                try:
                    test(*row) if type(row) is tuple else test(row)
                except Exception as error:
                    failed.append(f"{row!r}: {type(error).__name__}: {error}")
            shown = failed[:MOST_SHOWN]
            assert not failed, "\n".join([f"{len(failed)} of {len(table)} rows fail", *shown])

        of_all.__name__, of_all.__doc__, of_all.__module__ = test.__name__, test.__doc__, test.__module__
        return of_all

    return joined
