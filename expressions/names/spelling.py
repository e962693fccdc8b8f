"""Names in their usual spelling: from a letterhead's capitals, or from what a scan spoilt."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from expressions.names.name_words import COMMON_WORDS, LETTER_WORDS, NAMES_BEGIN, NAMES_FOLLOW, WHOLE_WORDS
from expressions.names.provinces import KNOWN_NAMES, PLACE_KINDS, PLACES, TOWNS
from language.folding import fold
from language.spelling import LOWER, UPPER, is_spelt, one_edit_apart

# Names that a scan spoilt, evened to a name that is known: the text's own, or a standing body's.

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
_SPECKS = frozenset("|'`~.^-_*’‘")
# "UBNDxã", "SởNội".
_GLUED = re.compile(rf"[{LOWER}][{UPPER}][{LOWER}]|[{UPPER}]{{2}}[{LOWER}]{{2}}")
_MOST_SPOILT, _MOST_KNOWN = 200, 600  # names of a document
_LONGEST = 200  # letters of a name
_SHORTEST_WORD = 3  # letters, of which one may be another
_LONG_NAME = 5  # words by which a name is known again whatever one more has become
_HEADS = frozenset(("bộ", "sở", "vụ", "hội", "đài"))  # short words with which names begin
_Edit = tuple[str, int, int, int, int]
_OFTEN = 2  # times that a name stands in a document of its own right
GROUPS = (
    "các cơ quan liên quan", "các đơn vị liên quan", "các cơ quan, đơn vị liên quan", "các sở, ban, ngành",
    "các cơ quan có liên quan", "các đơn vị có liên quan", "các cơ quan, đơn vị có liên quan",
    "các sở, ngành liên quan", "các bộ, ngành liên quan", "các bộ, cơ quan liên quan",
    "các bộ, ngành, địa phương", "các cơ quan, đơn vị", "các địa phương", "các phòng, ban", "các sở, ngành",
)  # fmt: skip


def evened_names(
    names: Iterable[str], text: str, noisy: bool = False, units: Iterable[str] = ()
) -> dict[str, str]:
    """For each of the names that seems spoilt and is sure to be another one: that one.

    Sure is where all words are the same but those that no syllable is spelt like, and each of these is one
    letter, speck or blank away; and where only marks are others than those of a standing name. `noisy`: the
    text was scanned badly, and a word that is a syllable may be a spoilt one in a name that stands once in it
    beside one that stands there often. `units`: names that the office knows.
    """
    times = {name: text.count(name) for name in dict.fromkeys(names) if len(name) <= _LONGEST}
    standing = (*units, *KNOWN_NAMES, *GROUPS)
    marked = _marked_anew(times, standing)
    spoilt = [name for name in times if _is_spoilt(name) and name not in marked][:_MOST_SPOILT]
    if not spoilt and not noisy:
        return marked
    odd = frozenset(spoilt)
    sound = [name for name in times if name not in odd][:_MOST_KNOWN]
    known = _by_length((*sound, *standing))
    found = {name: meant for name in spoilt if (meant := _meant(name, known, True))}
    if noisy:
        firm = _by_length((*(name for name in sound if times[name] >= _OFTEN), *standing))
        for name in sound[:_MOST_SPOILT]:
            if times[name] < 2 and name not in standing and (meant := _meant(name, firm, False)):
                found[name] = meant
    return found | marked


def _marked_anew(names: Iterable[str], standing: Iterable[str]) -> dict[str, str]:
    """Names with the letters of one standing name whose marks are others, not only elsewhere in a word."""
    known: dict[str, set[str]] = {}
    for name in standing:
        known.setdefault(fold(name), set()).add(name)
    meant: dict[str, str] = {}
    for name in names:
        others = known.get(fold(name), set())
        if len(others) == 1 and all(_letters(other) != _letters(name) for other in others):
            meant[name] = next(iter(others))
    return meant


def _letters(name: str) -> list[list[str]]:
    return [sorted(unicodedata.normalize("NFD", word)) for word in name.casefold().split()]


def _by_length(names: Iterable[str]) -> dict[int, list[tuple[str, list[str]]]]:
    found: dict[int, list[tuple[str, list[str]]]] = {}
    for name in dict.fromkeys(names):
        found.setdefault(len(name), []).append((name, _pieces(name)))
    return found


def _pieces(name: str) -> list[str]:
    return _PIECE.findall(name.casefold())


def _is_spoilt(name: str) -> bool:
    return any(map(_is_odd, _PIECE.findall(name)))


def _is_odd(piece: str) -> bool:
    """A speck, or a word that is no syllable, no number and no abbreviation."""
    if not piece[0].isalnum():
        return piece in _SPECKS
    capitals = sum(map(str.isupper, piece))
    return (not piece.isdigit() and capitals < 2 and not is_spelt(piece)) or _GLUED.search(piece) is not None


def _meant(name: str, known: Mapping[int, list[tuple[str, list[str]]]], odd: bool) -> str:
    """The one known name that a spoilt one can be, or none. `odd`: only its odd words may differ."""
    pieces = _pieces(name)
    found = {
        other
        for length in range(len(name) - 3, len(name) + 4)
        for other, its in known.get(length, ())
        if other.casefold() != name.casefold() and _is_near(pieces, its, odd)
    }
    return found.pop() if len(found) == 1 else ""


def _is_near(spoilt: list[str], known: list[str], odd: bool) -> bool:
    if len(set(spoilt) & set(known)) * 3 < len(set(known)):
        return False
    blocks = SequenceMatcher(None, spoilt, known, autojunk=False).get_opcodes()
    if _one_word_is_odd(blocks, spoilt, known):
        return True
    return all(how == "equal" or _may_be(spoilt[a:b], known[c:d], odd) for how, a, b, c, d in blocks)


def _one_word_is_odd(blocks: Sequence[_Edit], spoilt: list[str], known: list[str]) -> bool:
    """Whether all of a long name stands there but one word that is none: "Sở Nông nghiệp và Ảôị trường"."""
    others = [block for block in blocks if block[0] != "equal"]
    if len(others) != 1 or len(known) < _LONG_NAME:
        return False
    ((_, a, b, c, d),) = others
    return b - a == d - c == 1 and not is_spelt(spoilt[a]) and abs(len(spoilt[a]) - len(known[c])) < 2


def _may_be(spoilt: list[str], known: list[str], odd: bool) -> bool:
    """Whether a part of a name can be another one's, spoilt."""
    if not any(piece.isalnum() for piece in known):
        return all(piece in _SPECKS for piece in spoilt)
    written, meant = "".join(piece for piece in spoilt if piece not in _SPECKS), "".join(known)
    if written == meant:
        return True
    if odd and not any(not piece.isdigit() and not is_spelt(piece) for piece in spoilt):
        return False
    long = len(meant) >= _SHORTEST_WORD or (meant in _HEADS and written not in _HEADS)
    return long and meant.isalpha() and one_edit_apart(written, meant)


# Names in capitals, as letterheads have them, in their usual spelling.

KNOWN = {fold(name): name for name in KNOWN_NAMES}
KNOWN_BY_LENGTH = sorted(KNOWN, key=len, reverse=True)
# Places in two words or more, with which a name may end: "ĐIỆN LỰC HẢI DƯƠNG", "BÁO HẢI PHÒNG".
_TAILS = {fold(name): name for names in TOWNS.values() for name in names if " " in name} | {
    folded: name for folded, name in PLACES.items() if " " in folded
}
_LONGEST_TAIL = max(len(folded.split()) for folded in _TAILS)
_FOLDED_KINDS = {fold(kind): kind for kind in PLACE_KINDS}
_COMMITTEE = re.compile(r"(?:ủy|đoàn)\Z")  # of a place whose kind is in the word: "Tỉnh ủy"
_SCHOOL = re.compile(r"(?:THPT|THCS|PTDTNT|PTDTBT|TH&THCS|TIỂU HỌC|MẦM NON|MẪU GIÁO|CHUYÊN)\Z")
_ROMAN = re.compile(r"[IVX]{1,6}\Z")
_SHORTENED = tuple(
    (re.compile(rf"(?<![\w]){re.escape(short)}(?![\w])", re.IGNORECASE), whole)
    for short, whole in WHOLE_WORDS
)
_ANY_SHORT = re.compile("|".join(re.escape(short) for short, _ in WHOLE_WORDS), re.IGNORECASE)


def mostly_capital(text: str) -> bool:
    """Whether seven in ten of the letters are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.7 * len(letters)


def whole_words(text: str) -> str:
    """ "SỞ NÔNG NGHIỆP VÀ PTNT": a body's letters in words, in the case of the text."""
    if not _ANY_SHORT.search(text):
        return text
    capital = mostly_capital(text)
    for pattern, whole in _SHORTENED:
        text = pattern.sub(whole.upper() if capital else whole, text)
    return text


def written_out(text: str) -> str:
    """A name in its usual spelling; of an unknown one the common words are small, the others are names."""
    text = whole_words(" ".join(text.split()))
    if not mostly_capital(text):
        return re.sub(r"^(?:UBND|Uỷ ban nhân dân)\b", "Ủy ban nhân dân", text)
    text = re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", text)
    words = text.split()
    for size in range(len(words), 0, -1):
        known = KNOWN.get(fold(" ".join(words[:size])))
        if known:
            return " ".join([known, *_rest(words[size:], known)])
    return " ".join(_spelt(words, first=True))


def _rest(words: list[str], known: str) -> list[str]:
    """What follows a known name: a place with its kind, a province, or the rest of the name."""
    for size in range(min(len(words), 2), 0, -1):
        written = " ".join(words[:size])
        kind = _FOLDED_KINDS.get(fold(written))
        if kind and (written.lower() == kind or written.isascii()):  # "QUẢN LÝ" names no "quận"
            rest = " ".join(words[size:])
            kind = "Thành phố" if kind == "thành phố" else kind
            return [kind, PLACES.get(fold(rest), rest.title())] if rest else [kind]
    whole = " ".join(words)
    if _COMMITTEE.search(known) and words:
        return [whole.title()]
    place = PLACES.get(fold(whole)) or _TAILS.get(fold(whole))
    if place:
        return [place]
    return _spelt(words, first=" " not in known or known in NAMES_FOLLOW)


def _spelt(words: list[str], first: bool) -> list[str]:
    """Words of a name: common ones small, letters as they are, the others and what follows them as names."""
    spelt: list[str] = []
    named = False
    for i, word in enumerate(words):
        bare = word.strip("(),.-–&").lower()
        if i and i + 1 < len(words) and _is_kind(bare, words[i + 1].lower()):
            return [*spelt, *_rest(words[i:], "")]
        if _SCHOOL.search(" ".join(words[max(0, i - 2) : i]).upper()):
            return [*spelt, " ".join(words[i:]).title()]
        ends = i > 0 and len(words) - i <= _LONGEST_TAIL
        if ends and (place := _TAILS.get(fold(" ".join(words[i:])))):
            return [*spelt, place]
        letters = word.upper() in LETTER_WORDS or bool(_ROMAN.match(word))
        common = (bare in COMMON_WORDS or not bare) and not _begins_name(words, i)
        if letters:
            spelt.append(word)
        elif common and not named and not (first and i == 0) and not (i and words[i - 1] in "-–"):
            spelt.append(word.lower())
        else:
            spelt.append(word.capitalize())
        named = not letters and not common
    return spelt


def _begins_name(words: list[str], at: int) -> bool:
    """ "HẢI" of "ĐIỆN LỰC HẢI SƠN": a common syllable that begins the place's name at the end."""
    if at == 0 or at + 2 != len(words) or words[at].lower() not in NAMES_BEGIN:
        return False
    last = words[-1].lower()
    return last in NAMES_BEGIN or (last not in COMMON_WORDS and last.isalpha())


def _is_kind(word: str, following: str) -> bool:
    pair = f"{word} {following}"
    return pair != "xã hội" and (word in PLACE_KINDS or pair in PLACE_KINDS)
