"""Words as they were meant: raw Telex made into letters, and a slip of the thumb put right where it is plain.

Only a word that cannot be spelt so is touched, and only its token; the text itself stays as it was typed. A
slip is put right where exactly one known word of four letters or more is one edit away.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain, pairwise

from language.folding import fold
from language.lexicon import WORDS, classes, slips
from language.spelling import is_spelt, one_edit_apart, one_letter_less, without_a_letter
from language.tokens import Token, agrees, marks, tokenize

_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_SHAPES = {"aa": "â", "aw": "ă", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư", "dd": "đ", "uow": "ươ"}
_VOWELS = "aăâeêioôơuưy"
_OPENING = re.compile(r"[^aeiouy]+")
_SHORTEST = 4  # letters of a word that a slip may be of
_LONGEST = 40
"""Beyond so many letters it is no word: the ways to shorten it grow with its square."""


@lru_cache(maxsize=256)
def read(text: str, names: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of an even text with their words as meant; `names` are further folded words to know."""
    tokens, known = tokenize(text), _known()
    if "." in text:
        tokens = _without_dots(tokens)
    found: list[Token] = []
    as_typed = True
    for at, token in enumerate(tokens):
        word = token.folded
        if token.kind != "word" or len(word) < 2 or word in known or word in names:
            meant = token if token.text[0] not in "dD" else _with_its_d(token, names)
            found.append(meant)
            as_typed = as_typed and meant is token
            continue
        parts = _two_words(token) or (_meant(tokens, at, names),)
        as_typed = as_typed and parts[0] is token
        found += parts
    return tokens if as_typed else tuple(found)


def _without_dots(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "h.thành", "n.vụ": the first word by its letter, a dot, and the second."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        dotted = "".join(each.folded for each in tokens[at - 2 : at + 1]) if at > 1 else ""
        whole = slips().get(dotted, "") if "." in dotted else ""
        if whole and tokens[at - 2].end == tokens[at - 1].start and tokens[at - 1].end == token.start:
            first = replace(tokens[at - 2], text=whole.split()[0], folded=whole.split()[0])
            made[-2:] = [first]
        made.append(token)
    return tuple(made) if len(made) < len(tokens) else tokens


def _two_words(token: Token) -> tuple[Token, ...]:
    """ "tyle" is "tỷ lệ", "bnhieu" is "bao nhiêu": two neighbours of a phrase typed as one word.

    The first may be there by its first letters alone. Empty where the word can be spelt so, or where none
    or several fit.
    """
    word = token.folded
    if not _SHORTEST <= len(word) <= _LONGEST or is_spelt(token.text):
        return ()
    pairs, _ = _beside()
    cuts = [cut for cut in range(1, len(word) - 1) if (word[:cut], word[cut:]) in pairs]
    if len(cuts) == 1:
        parts = (token.text[: cuts[0]], token.text[cuts[0] :])
        return _split(token, cuts[0], parts)
    for cut in (1, 2):
        shortened = _shortened().get((word[:cut], word[cut:]), ())
        if (
            len(shortened) == 1
            and shortened[0] not in _TURNING
            and len(word) - cut > 2
            and word[cut - 1] != word[cut]
        ):
            return _split(token, cut, (shortened[0], token.text[cut:]))
    return ()


_TURNING = frozenset({"khong", "chua", "dung", "rut", "huy", "bo", "tra", "thu", "hoan", "lay"})
"""Words that make the contrary of the one behind: "rduyệt" is a slip of "duyệt", and no "rút duyệt"."""


def _split(token: Token, cut: int, parts: tuple[str, str]) -> tuple[Token, ...]:
    middle = token.start + cut
    first = replace(token, text=parts[0], folded=fold(parts[0]), end=middle)
    return first, replace(token, text=parts[1], folded=fold(parts[1]), start=middle)


@cache
def _shortened() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The first words of the pairs of neighbours by their opening letters and the word behind."""
    found: dict[tuple[str, str], set[str]] = {}
    for first, second in _beside()[0]:
        opening = _OPENING.match(first)
        if opening is not None and len(first) > len(opening[0]):
            found.setdefault((opening[0], second), set()).add(first)
    return {key: tuple(sorted(words)) for key, words in found.items()}


def _may_be_a_name(tokens: Sequence[Token], at: int) -> bool:
    """ "anh Mihn": a capital within a sentence that is not all in capitals."""
    return at > 0 and tokens[at].text.istitle() and tokens[at - 1].kind == "word"


def loosely(text: str, names: frozenset[str] = frozenset()) -> str:
    """The text with every word that is not known as the only known one near to it, spelt as it may be.

    What is read of it is a guess: it is offered, and never done.
    """
    made, end = [], 0
    tokens = read(text, names)
    for at, token in enumerate(tokens):
        word = token.folded
        known = token.kind != "word" or word in _known() or word in names
        found = () if known else _near(word, names, marks(token.text))
        near = _one_of(found, tokens, at) or _likeliest(found, word)
        made += [text[end : token.start], near or text[token.start : token.end]]
        end = token.end
    return "".join(made) + text[end:]


def _one_of(near: tuple[str, ...], tokens: Sequence[Token], at: int) -> str:
    """The only word of these, or the only one that stands in a phrase beside one of its neighbours here."""
    if len(near) < 2:
        return near[0] if near else ""
    before = tokens[at - 1].folded if at else ""
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    pairs, _ = _beside()
    fitting = [word for word in near if (before, word) in pairs or (word, after) in pairs]
    return fitting[0] if len(fitting) == 1 else ""


def _likeliest(near: tuple[str, ...], word: str) -> str:
    """Of the words that begin alike the one of most phrases, else of all."""
    times = _beside()[1]
    return max(near, key=lambda each: (each[0] == word[0], times[each]), default="")


@cache
def _beside() -> tuple[frozenset[tuple[str, str]], Counter[str]]:
    """The pairs of neighbours in the phrases, and in how many phrases each word stands."""
    folded = [tuple(fold(word) for word in phrase.split()) for phrase in _phrases()]
    pairs = frozenset(pair for words in folded for pair in pairwise(words))
    return pairs, Counter(word for words in folded for word in words)


def stand_together(one: str, other: str) -> bool:
    """Whether these folded words are neighbours in some phrase."""
    return (one, other) in _beside()[0]


def _phrases() -> Iterable[str]:
    files = [path.stem for path in WORDS.glob("*.toml") if path.stem != "slips"]
    return (phrase for name in files for found in classes(name).values() for phrase in found)


@cache
def vocabulary() -> frozenset[str]:
    """Every folded word of the phrases in `language/words`."""
    return frozenset(_marked())


@cache
def _marked() -> Mapping[str, frozenset[str]]:
    """The words of the phrases by their folded form."""
    words = chain.from_iterable(phrase.split() for phrase in _phrases())
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(fold(word), set()).add(word)
    return {folded: frozenset(as_meant) for folded, as_meant in found.items()}


def _meant(tokens: Sequence[Token], at: int, names: frozenset[str]) -> Token:
    token = tokens[at]
    word = token.folded
    if is_spelt(token.text):
        return token
    letters = telex(token.text)
    made = letters != token.text and is_spelt(letters)
    folded = fold(letters)
    known = _marked().get(folded, ())
    other = {"d": "đ", "đ": "d"}.get(letters[0])  # "dax" is "đã", "dduyeetj" is "duyệt"
    spelt = [letters, other + letters[1:]] if other else [letters]
    meant = next((word for word in spelt if any(agrees(word, each) for each in known)), letters)
    if made and (folded in names or meant != letters or any(agrees(letters, each) for each in known)):
        return replace(token, text=meant, folded=folded)
    near = _one_of(_near(word, names, marks(token.text)), tokens, at)
    if near and not (_may_be_a_name(tokens, at) and near not in names):
        return replace(token, text=near, folded=near)
    return replace(token, text=letters, folded=folded) if made else token


@cache
def _known() -> frozenset[str]:
    """Folded words that are no slip of another, or one that is put right elsewhere."""
    return vocabulary() | slips().keys()


def _with_its_d(token: Token, names: frozenset[str]) -> Token:
    """ "dơn vị": who types the other marks and not the đ, of a word that is written with it alone."""
    if token.text.isascii() or token.folded in names:
        return token
    text = token.text.casefold()
    written = _marked().get(token.folded, frozenset())
    return replace(token, text="đ" + text[1:]) if "đ" + text[1:] in written and text not in written else token


def telex(word: str) -> str:
    """The letters that the keys make: "vieecj" is "việc"; unchanged where there is nothing to make."""
    small = word.casefold()
    if not small.isascii() or not small.isalpha():
        return word
    for keys in ("dd", "uow", "aa", "aw", "ee", "oo", "ow", "uw"):
        small = small.replace(keys, _SHAPES[keys], 1)
    if "w" in small:  # "truwowcs" and "dduwojc": ư and ơ together
        return word
    small = small.replace("ưo", "ươ").replace("uơ", "ươ") if small[-1:] != "ơ" else small
    first = next((n for n, letter in enumerate(small) if letter in _VOWELS), len(small))
    tone = next((letter for letter in reversed(small[first + 1 :]) if letter in _TONES), "")
    if tone:
        at = small.rindex(tone)
        small = small[:at] + small[at + 1 :]
        small = _with_tone(small, _TONES[tone])
    return small


def _with_tone(word: str, tone: str) -> str:
    """The tone on the vowel that bears one; which of them does not matter for what a word means."""
    places = [n for n, letter in enumerate(word) if letter in _VOWELS]
    if word.startswith(("qu", "gi")) and len(places) > 1:
        places = places[1:]
    shaped = [n for n in places if word[n] in "ăâêôơư"]
    at = shaped[-1] if shaped else places[0]
    return unicodedata.normalize("NFC", word[: at + 1] + tone + word[at + 1 :])


@lru_cache(maxsize=8)
def _deletions(names: frozenset[str]) -> dict[str, list[str]]:
    """The known words of four letters or more by what is left of them without one letter, and whole."""
    words = sorted(vocabulary() | names)
    return without_a_letter(word for word in words if len(word) >= _SHORTEST and word.isalpha())


@lru_cache(maxsize=4096)
def _near(word: str, names: frozenset[str], typed: frozenset[str]) -> tuple[str, ...]:
    """The known words one edit away that may bear the typed marks; if some have the same letters, those."""
    if not _SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
        return ()
    known = _deletions(names)
    beside = {w for left in {word, *one_letter_less(word)} for w in known.get(left, ())}
    near = {w for w in beside if one_edit_apart(word, w)}
    near = {w for w in near if w in names or any(typed <= marks(each) for each in _marked()[w])}
    return tuple(sorted({w for w in near if sorted(w) == sorted(word)} or near))
