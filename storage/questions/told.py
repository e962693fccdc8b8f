"""What units told last of what they owe, as the record of events keeps it."""

from storage.questions.statements import Statements, listed
from tasks.model import OPEN
from tasks.serializing import from_text

_DECLINED = f"""
    SELECT assignment.id FROM assignment WHERE assignment.stage IN {listed(OPEN)} AND EXISTS (
        SELECT 1 FROM event
        WHERE event.subject = 'assignment:' || CAST(assignment.id AS TEXT) AND event.kind = 'decline'
        AND NOT EXISTS (
            SELECT 1 FROM event AS later WHERE later.subject = event.subject AND later.id > event.id
        )
    )
"""
_PERCENTS = f"""
    SELECT assignment.id, event.data FROM assignment JOIN event
    ON event.subject = 'assignment:' || CAST(assignment.id AS TEXT) AND event.kind = 'progress'
    WHERE assignment.stage IN {listed(OPEN)} ORDER BY event.id
"""


def declined(asked: Statements) -> frozenset[int]:
    """The open shares of which the last that happened is that their unit called them none of its business."""
    return frozenset(row[0] for row in asked.rows(_DECLINED))


def said_percents(asked: Statements) -> dict[int, int]:
    """By open share the last percentage that its unit told."""
    told = (
        (share, from_text(data) if isinstance(data, str) else data) for share, data in asked.rows(_PERCENTS)
    )
    percents = ((share, data.get("percent")) for share, data in told)
    return {share: int(percent) for share, percent in percents if percent is not None}
