"""Names in capitals, as letterheads have them, in their usual spelling."""

import re

from expressions.names.name_words import COMMON_WORDS, LETTER_WORDS, NAMES_BEGIN, NAMES_FOLLOW, WHOLE_WORDS
from expressions.names.provinces import KNOWN_NAMES, PLACE_KINDS, PLACES, TOWNS
from language.folding import fold

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
