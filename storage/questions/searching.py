"""Tasks found by what they and their directive say: words, the document's number, its issuer.

Words are searched in `task.folded` and `directive.head`, written with the rows. On SQLite an FTS5 table
follows each of them by triggers (storage/migrations); FTS5's own folding of diacritics leaves đ as it is and
is not relied upon.
"""

from typing import Any

from sqlalchemy import Select, column, false, table, text
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from language.folding import fold
from storage.questions.statements import Statements
from storage.tables import Directive
from storage.tables.work import all_begun, as_compared, words_sought

_IMPORTED = """
    SELECT directive.id FROM directive JOIN review ON review.directive_id = directive.id
    WHERE review.state <> 'rejected'
"""
_IS_IMPORTED = "SELECT 1 FROM review WHERE review.directive_id = {of} AND review.state <> 'rejected'"
_ISSUERS = """
    WITH RECURSIVE name(issuer) AS (
        SELECT min(issuer) FROM directive UNION ALL
        SELECT (SELECT min(issuer) FROM directive WHERE issuer > name.issuer) FROM name
        WHERE name.issuer IS NOT NULL
    ) SELECT issuer FROM name WHERE issuer IS NOT NULL
"""
"""All of them, each looked up once in the index."""


def holds(asked: Statements, words: str, number: str = "task.number") -> str:
    """That a task holds every word; without words none does. `number` is the column that names the task.

    A word may be only begun. Searched are content, product, and number, issuer and subject of the directive.
    """
    return f"{number} IN ({_found(asked, words)[0]})"


def _found(asked: Statements, words: str) -> tuple[str, str]:
    """A statement of the numbers of the tasks, and how a number is called there."""
    terms = words_sought(words)
    if not terms or not asked.sqlite:
        return f"SELECT task.number FROM task WHERE {bears(asked, words)}", "task.number"
    return (
        f"SELECT rowid AS number FROM task_search WHERE task_search MATCH {asked.value(all_begun(terms))}",
        "rowid",
    )


def newest(asked: Statements, words: str, most: int) -> list[int]:
    """The numbers of the last tasks that hold every word, no more than so many."""
    if not words_sought(words):
        return []
    found, number = _found(asked, words)
    last = f"{found} ORDER BY {number} DESC LIMIT {asked.value(most)}"
    (numbers,) = asked.firsts(f"SELECT {asked.all_as_text('number')} FROM ({last}) AS found")
    return list(map(int, numbers.split(","))) if numbers else []


def of_tasks(asked: Statements, numbers: list[int]) -> str:
    """That a share is of one of these tasks."""
    theirs = f"SELECT id FROM occurrence WHERE {asked.among('task_number', numbers)}"
    return f"assignment.occurrence_id IN ({theirs})"


def each_holds(asked: Statements, words: str) -> str:
    """That the task of a share does, looked for share by share: where these are few, or soon met."""
    of_it = "named.id = assignment.occurrence_id"
    return (
        "EXISTS (SELECT 1 FROM occurrence AS named JOIN task AS naming ON naming.number = named.task_number"
        f" WHERE {of_it} AND {bears(asked, words, 'naming')})"
    )


def directives_holding(asked: Statements, words: str, most: int) -> list[int]:
    """The last imported directives whose number, symbol, issuer or subject hold every word."""
    if not (terms := words_sought(words)):
        return []
    heads, number, so = "directive", "directive.id", _begun(asked, terms, "directive.head")
    if asked.sqlite:
        heads, number = "directive_search", "directive_search.rowid"
        so = f"directive_search MATCH {asked.value(all_begun(terms))}"
    imported = f"EXISTS ({_IS_IMPORTED.format(of=number)})"
    last = f"ORDER BY {number} DESC LIMIT {asked.value(most)}"
    return asked.firsts(f"SELECT {number} FROM {heads} WHERE {so} AND {imported} {last}")


def heads_holding(session: Session, words: list[str]) -> Select[Any]:
    """The directives whose head holds every word, of which it may be only begun; by an index alone."""
    if words and session.get_bind().dialect.name == "sqlite":
        every = text("directive_search MATCH :every").bindparams(every=all_begun(words))
        return sql_select(column("rowid")).select_from(table("directive_search")).where(every)
    # The column holds words between single spaces: a space before makes "begins with" of LIKE.
    head = " " + col(Directive.head)
    begun = [head.contains(f" {word}", autoescape=True) for word in words]
    return sql_select(col(Directive.id)).where(*(begun or [false()]))


def _begun(asked: Statements, terms: list[str], column: str) -> str:
    # The column holds words between single spaces: a space before makes "begins with" of LIKE.
    return " AND ".join(f"(' ' || {column}) LIKE {asked.value(f'% {term}%')}" for term in terms)


def bears(asked: Statements, words: str, task: str = "task") -> str:
    """The same, looked for in each task by itself: where few tasks come into question."""
    return _begun(asked, words_sought(words), f"{task}.folded") or "1 = 0"


def numbered(asked: Statements, number: str) -> list[int]:
    """The ids of the imported directives whose number is, or begins with, the text, as `by_number` says."""
    wanted = as_compared(number)
    if not wanted:
        return []
    compared, begun = "directive.compared", asked.value(f"{wanted}/")
    following = asked.value(f"{wanted}0")  # what comes after "/"
    begins = (
        f"{compared} >= {begun} AND {compared} < {following}"
        if asked.sqlite
        else f"starts_with({compared}, {begun})"
    )
    for so in (f"{compared} = {asked.value(wanted)}", begins):
        found = asked.firsts(f"{_IMPORTED} AND {so}")
        if found:
            return found
    return []


def issued_by(asked: Statements, issuer: str) -> str:
    """The directives of every issuer whose name holds the words; names are few, and compared folded."""
    wanted = fold(issuer)
    bearing = [name for (name,) in asked.rows(_ISSUERS) if name and wanted in fold(name)]
    return f"SELECT directive.id FROM directive WHERE {asked.among_words('directive.issuer', bearing)}"
