"""Tasks found by what they and their directive say: words, the document's number, its issuer.

Words are searched in `task.folded`, written with the task itself. On SQLite an FTS5 table follows that column
by triggers (storage/migrations); FTS5's own folding of diacritics leaves đ as it is and is not relied upon.
"""

import re

from language.folding import fold
from storage.questions.statements import Statements
from storage.tables.work import as_compared

_WORDS = re.compile(r"[^\W_]+")
_MOST_WORDS = 12
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
    terms = _terms(words)
    found = f"SELECT task.number FROM task WHERE {bears(asked, words)}"
    if terms and asked.sqlite:
        # Quoted, a term is a word and never an operator of the query language.
        query = asked.value(" ".join(f'"{term}"*' for term in terms))
        found = f"SELECT rowid FROM task_search WHERE task_search MATCH {query}"
    return f"{number} IN ({found})"


def bears(asked: Statements, words: str, task: str = "task") -> str:
    """The same, looked for in each task by itself: where few tasks come into question."""
    terms = _terms(words)
    # The column holds words between single spaces: a space before makes "begins with" of LIKE.
    return (
        " AND ".join(f"(' ' || {task}.folded) LIKE {asked.value(f'% {term}%')}" for term in terms) or "1 = 0"
    )


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
        found = [row[0] for row in asked.rows(f"{_IMPORTED} AND {so}")]
        if found:
            return found
    return []


def issued_by(asked: Statements, issuer: str) -> str:
    """The directives of every issuer whose name holds the words; names are few, and compared folded."""
    wanted = fold(issuer)
    bearing = [name for (name,) in asked.rows(_ISSUERS) if name and wanted in fold(name)]
    return f"SELECT directive.id FROM directive WHERE {asked.among_words('directive.issuer', bearing)}"


def _terms(words: str) -> list[str]:
    return _WORDS.findall(fold(words[:400]))[:_MOST_WORDS]
