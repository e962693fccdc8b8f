"""Where a sentence goes on to a second duty, of another unit or of the same one."""

from itertools import islice

from directives.duties.cooperation import HELPS, LONGEST_SENTENCE, cooperation_spans
from directives.duties.role_words import APART, APART_MAY_BE, GIVING, LEADS_ON
from directives.duties.roles import bearers, led, subject_at
from expressions.names.doubtful_verbs import inside_brackets
from expressions.names.units import starts_at

_MOST_PARTS = 20  # clauses of a sentence that may be duties of their own


def duties_apart(sentence: str, item: bool = False) -> list[int]:
    """Where a second duty begins behind a semicolon or ", đồng thời": it names its unit, or leads again."""
    if not APART_MAY_BE.search(sentence):
        return []
    places: list[int] = []
    helping = cooperation_spans(sentence)
    for match in islice(APART.finditer(sentence[:LONGEST_SENTENCE]), _MOST_PARTS):
        at = match.end()
        if any(a <= at < b for a, b in helping) or inside_brackets(sentence, 0, at):
            continue
        giving = GIVING.match(sentence, at)
        if (giving and starts_at(sentence, giving.end())) or (
            led(sentence, at) and LEADS_ON.match(sentence, at)
        ):
            places.append(at)
            continue
        any_verb = item and sentence[at : at + 1].isupper()
        bearer = None if giving else subject_at(sentence, at, any_verb=any_verb)
        if bearer and not (led(sentence, at) and HELPS.match(sentence, bearer.end)):
            places.append(at)
    if places:
        known = bearers(sentence)
        places = [at for at in places if any(b.end + 12 < at for b in known)]
        places = [at for at in places if not any(b.start < at < b.end for b in known)]
    return places
