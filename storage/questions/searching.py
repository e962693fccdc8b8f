"""Tasks found by what they and their directive say: words, the document's number, its issuer.

Words are searched in `task.folded`, written with the task itself. On SQLite an FTS5 table follows that
column by triggers (storage/migrations); FTS5's own folding of diacritics leaves đ as it is and is not
relied upon.
"""

from language.folding import fold
from storage.questions.statements import Statements
from storage.tables.work import as_compared, words_sought

_IMPORTED = """
    SELECT directive.id FROM directive JOIN review ON review.directive_id = directive.id
    WHERE review.state <> 'rejected'
"""
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
    # Quoted, a term is a word and never an operator of the query language.
    query = asked.value(" ".join(f'"{term}"*' for term in terms))
    return f"SELECT rowid FROM task_search WHERE task_search MATCH {query}", "rowid"


def newest(asked: Statements, words: str, most: int) -> list[int]:
    """The numbers of the last tasks that hold every word, no more than so many."""
    found, number = _found(asked, words)
    last = f"ORDER BY {number} DESC LIMIT {asked.value(most)}"
    return asked.firsts(f"{found} {last}") if words_sought(words) else []


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
    if not (so := _begun(asked, words_sought(words), "directive.head")):
        return []
    # The index of heads alone is gone through: it is small beside the documents.
    found = f"SELECT directive.id FROM directive WHERE {so}"
    last = f"GROUP BY directive.id ORDER BY directive.id DESC LIMIT {asked.value(most)}"
    return asked.firsts(f"{_IMPORTED} AND directive.id IN ({found}) {last}")


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
