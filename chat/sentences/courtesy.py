"""A sentence without the greeting before it and the thanks behind it: what is left is what is meant."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from chat.sentences.counting import TASK_WORDS
from chat.sentences.prefaces import (
    ENDS,
    LONGEST_NAME,
    any_of,
    authorities,
    begins,
    capitalised,
    folded_words,
    in_words,
    may_be_a_name,
    past_introduction,
    past_name,
    past_preface,
)
from language.folding import fold
from language.repair import read
from language.tokens import Token

_SPEAKING = frozenset("?✅✔☑👍👎❌)]}%>\"”“»«’‘'")
_LONGEST_THANKS = 40  # words
_LONGEST_COURTESY = 200  # characters of a message that is nothing else


@lru_cache(maxsize=256)
def without_courtesy(text: str) -> str:
    """The text without "Em chào anh Tuấn," before and "em cảm ơn ạ" behind; unchanged if nothing is left."""
    tokens = read(text)
    first, last = _past_greeting(tokens), _before_particles(tokens, _before_thanks(tokens))
    kept = text[tokens[first].start : tokens[last - 1].end] if first < last else ""
    return kept if any(c.isalnum() for c in kept) else text


def nothing_but_courtesy(text: str) -> str:
    """ "greeting" or "thanks" where the text is no more than that, else ""."""
    tokens = read(text) if len(text) <= _LONGEST_COURTESY else ()
    if (
        tokens
        and _past_greeting(tokens) >= _before_particles(tokens, len(tokens))
        and tokens[0] not in any_of("opening_yes")
    ):
        return "greeting"
    return "thanks" if tokens and _before_thanks(tokens) == 0 else ""


def _past_greeting(tokens: Sequence[Token]) -> int:
    at = 0
    while at < len(tokens):
        after = _greeting(tokens, at)
        if after == at:
            return at + _singles_out(tokens, at)
        at = after
    return at


def _singles_out(tokens: Sequence[Token], at: int) -> int:
    """ "riêng việc 7 thì trả lại": the message turns to another task than the one before."""
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return 1 if tokens[at].folded == "rieng" and behind in TASK_WORDS else 0


def _past_mention(tokens: Sequence[Token], at: int) -> int:
    """Past "@nhac_viec_bot"."""
    at += 1
    while at < len(tokens) and tokens[at].start == tokens[at - 1].end:
        at += 1
    return at


def _greeting(tokens: Sequence[Token], at: int) -> int:
    """Past one greeting, or one "dạ," with its comma."""
    if tokens[at].folded not in _openings():
        return at
    start = at
    if _affirms(tokens, at):
        return at + 2
    if not at and _says_all_right(tokens):
        return 1
    if tokens[at].text == "@":
        return _past_mention(tokens, at)
    if tokens[at].folded in ENDS:
        return at + 1
    while at < min(start + 3, len(tokens)) and tokens[at] in any_of("before_greeting"):
        at += 1
    told = max(past_preface(tokens, at), past_preface(tokens, start), past_introduction(tokens, start))
    if told > at:
        return told
    reports = [t.folded for t in tokens[at : at + 2]] == ["bao", "cao"] and at + 2 < len(tokens)
    if reports and tokens[at + 2] in any_of("before_a_name", "closing"):
        end = past_name(tokens, at + 3, greets=True)
        if end < len(tokens) and tokens[end].folded in ENDS:
            return end + 1
    greets = at < len(tokens) and tokens[at] in any_of("greets") and _sends_not(tokens, start, at)
    if not greets:
        at = start
        if tokens[at] not in any_of("opening_yes"):
            return start
    at += 1
    while at < len(tokens) and (
        tokens[at] in any_of("addressed") or (not greets and tokens[at] in any_of("opening_yes"))
    ):
        at += 1
    if at < len(tokens) and _affirms(tokens, at):
        return at + 2
    named = past_name(tokens, at, greets=greets)
    ended = named < len(tokens) and (tokens[named].folded in ENDS or tokens[named].kind == "break")
    if ended:
        return named + 1
    return at if greets else start


@cache
def _openings() -> frozenset[str]:
    """What a greeting begins with, or what says on whose order or from whom it comes."""
    begun = {words[0] for words in authorities()} | {fold(words[0]) for words in in_words("affirms")}
    begun |= {words[0] for kind in ("preambles", "bases") for words in folded_words(kind)}
    words = (
        any_of("greets", "before_greeting", "opening_yes", "introduces", "leads_report").folded
        | _open_thanks()
    )
    return ENDS | {"@", "bao"} | begun | words


@cache
def _open_thanks() -> frozenset[str]:
    return frozenset(fold(words[0]) for words in in_words("thanks"))


def _affirms(tokens: Sequence[Token], at: int) -> bool:
    """ "ừ đúng rồi, xong việc 14": with its stroke, since without it "đúng" is "đừng" as well."""
    pair = [token.text.casefold() for token in tokens[at : at + 2]]
    return pair in in_words("affirms") and at + 2 < len(tokens)


def _says_all_right(tokens: Sequence[Token]) -> bool:
    """ "rồi em nhận được rồi nhé": the last one tells of what is done, the first only agrees."""
    end = _before_particles(tokens, len(tokens))
    again = tokens[end - 1].folded if end else ""
    return tokens[0].folded == again == "roi" and end > _LEAST_TOLD


_LEAST_TOLD = 2


def _sends_not(tokens: Sequence[Token], start: int, at: int) -> bool:
    """ "gửi" greets only in "kính gửi", "kg" only before who is addressed."""
    if tokens[at].folded == "kg":
        return at + 1 < len(tokens) and tokens[at + 1] in any_of("addressed")
    return tokens[at].folded != "gui" or (at > start and tokens[at - 1].folded == "kinh")


def _before_thanks(tokens: Sequence[Token]) -> int:
    """How many tokens there are before the thanks at the end."""
    cut = len(tokens)
    if _open_thanks().isdisjoint([token.folded for token in tokens]):
        return cut
    for at in range(len(tokens) - 1, max(len(tokens) - _LONGEST_THANKS, 0) - 1, -1):
        opens = tokens[at].folded in _open_thanks()
        phrase = next((p for p in in_words("thanks") if begins(tokens, at, p)), None) if opens else None
        if phrase is not None:
            cut = at
        elif not ((cut == len(tokens) and tokens[at].kind != "number") or _polite(tokens, at)):
            break
    if cut == len(tokens) or not _only_thanks(tokens[cut:]):
        return len(tokens)
    while cut and tokens[cut - 1] in any_of("before_greeting", "before_thanks"):
        cut -= 1
    return cut


def _before_particles(tokens: Sequence[Token], end: int) -> int:
    """Before "ạ", "nhé", a full stop or a picture at the end; a question mark, a tick and a thumb speak."""
    while end and (
        tokens[end - 1] in any_of("closing")
        or (tokens[end - 1].kind == "other" and tokens[end - 1].text not in _SPEAKING)
        or tokens[end - 1].kind == "break"
    ):
        end -= 1
    return end


def _polite(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind in ("other", "break") or tokens[at] in any_of("addressed", "with_thanks")


def _only_thanks(tokens: Sequence[Token]) -> bool:
    """Whether nothing but politeness and a name follows; a wish says what it likes."""
    if any(t.kind not in ("word", "other", "break") for t in tokens):
        return False
    if tokens[0] in any_of("wishing"):
        wished = len(tokens) > 1 and tokens[1].folded in any_of("wished").folded
        return wished or "ú" in tokens[0].text.casefold()  # "phong to chuc" wishes nothing
    strange = [n for n, t in enumerate(tokens) if not _polite(tokens, n)]
    in_one = all(b - a == 1 for a, b in pairwise(strange))
    if len(strange) > LONGEST_NAME or not in_one:
        return False
    if all(capitalised(tokens[n]) for n in strange):
        titled = bool(strange) and strange[0] > 0 and tokens[strange[0] - 1] in any_of("before_a_name")
        return titled or all(may_be_a_name(tokens, n) for n in strange)
    # "cảm ơn anh tuấn" names somebody, "cảm ơn hụt" does not.
    return (
        len(strange) == 1
        and tokens[strange[0] - 1] in any_of("before_a_name")
        and may_be_a_name(tokens, strange[0])
    )
