"""A sentence without the greeting before it and the thanks behind it: what is left is what is meant."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from chat.counting import TASK_WORDS
from chat.sentence import answering, lexicon
from language.folding import fold
from language.lexicon import classes
from language.repair import read
from language.tokens import AnyOf, Token, agrees

_SPEAKING = frozenset("?✅✔☑👍👎❌)]}%>\"”“»«’‘'")
_LONGEST_NAME = 4
_LONGEST_THANKS = 40  # words
_LONGEST_COURTESY = 200  # characters of a message that is nothing else
_ENDS = frozenset(",.:;!-–—")


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
        and tokens[0] not in _any("opening_yes")
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
    if tokens[at].text == "@":
        return _past_mention(tokens, at)
    if tokens[at].folded in _ENDS:
        return at + 1
    while at < min(start + 3, len(tokens)) and tokens[at] in _any("before_greeting"):
        at += 1
    told = max(_past_authority(tokens, at), _past_introduction(tokens, start))
    if told > at:
        return told
    reports = [t.folded for t in tokens[at : at + 2]] == ["bao", "cao"] and at + 2 < len(tokens)
    if reports and tokens[at + 2] in _any("before_a_name", "closing"):
        end = _past_name(tokens, at + 3, greets=True)
        if end < len(tokens) and tokens[end].folded in _ENDS:
            return end + 1
    greets = at < len(tokens) and tokens[at] in _any("greets") and _sends_not(tokens, start, at)
    if not greets:
        at = start
        if tokens[at] not in _any("opening_yes"):
            return start
    at += 1
    while at < len(tokens) and (
        tokens[at] in _any("addressed") or (not greets and tokens[at] in _any("opening_yes"))
    ):
        at += 1
    if at < len(tokens) and _affirms(tokens, at):
        return at + 2
    named = _past_name(tokens, at, greets=greets)
    ended = named < len(tokens) and (tokens[named].folded in _ENDS or tokens[named].kind == "break")
    if ended:
        return named + 1
    return at if greets else start


def _past_authority(tokens: Sequence[Token], at: int) -> int:
    """Past "Theo chỉ đạo của Giám đốc Sở," and "theo ý kiến chị Hà,", which say who wants what follows."""
    said = [token.folded for token in tokens[at : at + _LONGEST_AUTHORITY]]
    order = next((words for words in _authorities() if said[: len(words)] == words), None)
    if order is None:
        return at
    end = at + len(order)
    end += end < len(tokens) and tokens[end].folded == "cua"
    begins = end
    while end < len(tokens) and tokens[end] in _any("addressed"):
        end += 1
    end = _past_name(tokens, end, greets=False)
    return end + 1 if begins < end < len(tokens) and tokens[end].folded in _ENDS else at


def _past_introduction(tokens: Sequence[Token], at: int) -> int:
    """Past "Em Phúc Ninh Sơn đây,": who writes."""
    end = at + 1
    while (
        at < len(tokens) and end < min(at + _LONGEST_INTRODUCTION, len(tokens)) and _capitalised(tokens[end])
    ):
        end += 1
    here = [token.folded for token in tokens[end : end + 2]] in (["day", ","], ["day", "."], ["day", ":"])
    return end + 2 if end > at + 1 and here and tokens[at] in _any("introduces") else at


_LONGEST_INTRODUCTION = 7
_LONGEST_AUTHORITY = 5


@cache
def _any(*kinds: str) -> AnyOf:
    """The words of these classes."""
    return AnyOf(tuple(phrase for kind in kinds for phrase in classes("courtesy")[kind]))


@cache
def _in_words(kind: str) -> tuple[list[str], ...]:
    """The phrases of the class, each as its words."""
    return tuple(phrase.split() for phrase in classes("courtesy")[kind])


@cache
def _authorities() -> tuple[list[str], ...]:
    """By what words somebody's order is named, folded."""
    return tuple(fold(phrase).split() for phrase in classes("courtesy")["authorities"])


@cache
def _openings() -> frozenset[str]:
    """What a greeting begins with, or what says on whose order or from whom it comes."""
    begun = {words[0] for words in _authorities()} | {fold(words[0]) for words in _in_words("affirms")}
    words = _any("greets", "before_greeting", "opening_yes", "introduces").folded
    return _ENDS | {"@", "bao"} | begun | words


@cache
def _open_thanks() -> frozenset[str]:
    return frozenset(fold(words[0]) for words in _in_words("thanks"))


@cache
def _no_names() -> frozenset[str]:
    """Words that are never taken for somebody's name, with capitals or without."""
    return frozenset(classes("courtesy")["no_names"])


def _affirms(tokens: Sequence[Token], at: int) -> bool:
    """ "ừ đúng rồi, xong việc 14": with its stroke, since without it "đúng" is "đừng" as well."""
    pair = [token.text.casefold() for token in tokens[at : at + 2]]
    return pair in _in_words("affirms") and at + 2 < len(tokens)


def _sends_not(tokens: Sequence[Token], start: int, at: int) -> bool:
    """ "gửi" greets only in "kính gửi"."""
    return tokens[at].folded != "gui" or (at > start and tokens[at - 1].folded == "kinh")


def _past_name(tokens: Sequence[Token], at: int, *, greets: bool) -> int:
    """Past somebody's name behind "anh", "chị", "đồng chí", and what is said behind it.

    A name is typed in capitals and small letters; without its capital it is one word behind a greeting.
    """
    end, longest = at, min(at + _LONGEST_NAME, len(tokens))
    if at and tokens[at - 1] in _any("before_a_name"):
        while end < longest and _capitalised(tokens[end]):
            end += 1
        small = end == at < len(tokens) and tokens[at].text.islower()
        if greets and small and tokens[at].kind == "word" and _may_be_a_name(tokens, at):
            end += 1
    while end < len(tokens) and tokens[end] in _any("behind_a_name"):
        end += 1
    return end


def _capitalised(token: Token) -> bool:
    named = token.kind == "word" and token.text.istitle() and len(token.text) > 1
    return named and token.text.casefold() not in _no_names()


def _may_be_a_name(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text.casefold() not in _no_names() and _means_nothing(tokens, at)


def _means_nothing(tokens: Sequence[Token], at: int) -> bool:
    return not (lexicon().longest(tokens, at)[0] or answering().longest(tokens, at)[0])


def _before_thanks(tokens: Sequence[Token]) -> int:
    """How many tokens there are before the thanks at the end."""
    cut = len(tokens)
    if _open_thanks().isdisjoint([token.folded for token in tokens]):
        return cut
    for at in range(len(tokens) - 1, max(len(tokens) - _LONGEST_THANKS, 0) - 1, -1):
        opens = tokens[at].folded in _open_thanks()
        phrase = next((p for p in _in_words("thanks") if _begins(tokens, at, p)), None) if opens else None
        if phrase is not None:
            cut = at
        elif not ((cut == len(tokens) and tokens[at].kind != "number") or _polite(tokens, at)):
            break
    if cut == len(tokens) or not _only_thanks(tokens[cut:]):
        return len(tokens)
    while cut and tokens[cut - 1] in _any("before_greeting", "before_thanks"):
        cut -= 1
    return cut


def _before_particles(tokens: Sequence[Token], end: int) -> int:
    """Before "ạ", "nhé", a full stop or a picture at the end; a question mark, a tick and a thumb speak."""
    while end and (
        tokens[end - 1] in _any("closing")
        or (tokens[end - 1].kind == "other" and tokens[end - 1].text not in _SPEAKING)
        or tokens[end - 1].kind == "break"
    ):
        end -= 1
    return end


def _begins(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    taken = tokens[at : at + len(phrase)]
    return len(taken) == len(phrase) and all(
        token.folded == fold(word) and agrees(token.text, word)
        for token, word in zip(taken, phrase, strict=True)
    )


def _polite(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind in ("other", "break") or tokens[at] in _any("addressed", "with_thanks")


def _only_thanks(tokens: Sequence[Token]) -> bool:
    """Whether nothing but politeness and a name follows; a wish says what it likes."""
    if any(t.kind not in ("word", "other", "break") for t in tokens):
        return False
    if tokens[0] in _any("wishing"):
        return (
            "ú" in tokens[0].text.casefold() or len(tokens) == 1 or tokens[1].folded in _any("wished").folded
        )
    strange = [n for n, t in enumerate(tokens) if not _polite(tokens, n)]
    in_one = all(b - a == 1 for a, b in pairwise(strange))
    if len(strange) > _LONGEST_NAME or not in_one:
        return False
    if all(_capitalised(tokens[n]) for n in strange):
        titled = bool(strange) and strange[0] > 0 and tokens[strange[0] - 1] in _any("before_a_name")
        return titled or all(_may_be_a_name(tokens, n) for n in strange)
    # "cảm ơn anh tuấn" names somebody, "cảm ơn hụt" does not.
    return (
        len(strange) == 1
        and tokens[strange[0] - 1] in _any("before_a_name")
        and _may_be_a_name(tokens, strange[0])
    )
