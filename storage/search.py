"""Searching tasks by words, with or without diacritics: one function, an implementation per database.

Both look at `task.folded`, which is written with the task itself. On SQLite an FTS5 table follows that
column by triggers (storage.schema); FTS5's own folding of diacritics leaves đ as it is, so it is not
relied upon.
"""

import re

from sqlalchemy import text
from sqlmodel import Session, col, select

from language.folding import fold
from storage import tables

_WORDS = re.compile(r"[^\W_]+")
_MOST_WORDS = 12


def search_tasks(session: Session, words: str, limit: int = 50) -> list[int]:
    """The numbers of the tasks that hold every word, the newest first; a word may be only begun.

    Searched are the content, the product, and the number, issuer and subject of the directive.
    """
    terms = _WORDS.findall(fold(words[:400]))[:_MOST_WORDS]
    if not terms:
        return []
    if session.get_bind().dialect.name == "sqlite":
        return _by_fts(session, terms, limit)
    return _by_like(session, terms, limit)


def folded_of(session: Session, task: tables.Task) -> str:
    """What is searched of a task, folded."""
    parts = [task.content, task.product]
    directive = session.get(tables.Directive, task.directive_id) if task.directive_id else None
    if directive is not None:
        parts += [directive.number or "", directive.issuer or "", directive.subject or ""]
    return " ".join(_WORDS.findall(fold(" ".join(parts))))


def _by_fts(session: Session, terms: list[str], limit: int) -> list[int]:
    # Quoted, a term is a word and never an operator of the query language.
    query = " ".join(f'"{term}"*' for term in terms)
    found = session.connection().execute(
        text("SELECT rowid FROM task_search WHERE task_search MATCH :query ORDER BY rowid DESC LIMIT :most"),
        {"query": query, "most": limit},
    )
    return [int(row[0]) for row in found]


def _by_like(session: Session, terms: list[str], limit: int) -> list[int]:
    # The column holds words between single spaces: a space before makes "begins with" of LIKE.
    padded = " " + col(tables.Task.folded)
    wanted = select(tables.Task.number).order_by(col(tables.Task.number).desc()).limit(limit)
    for term in terms:
        wanted = wanted.where(padded.contains(f" {term}", autoescape=True))
    return [number for number in session.exec(wanted) if number is not None]
