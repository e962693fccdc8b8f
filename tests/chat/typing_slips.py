"""People's typing by a fixed generator: an edit in one word, raw Telex, no marks, capitals, courtesy."""

import random
import unicodedata
from collections.abc import Iterator

_TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TELEX_SHAPES = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_LETTERS = "abcdeghiklmnopqrstuvxy"
SEEDS = range(1, 21)
_LEAST = 4  # letters of a word in which an edit is made


def telex(text: str) -> str:
    """The keys that were pressed, the tone behind its word."""
    return " ".join(_word_keys(word) for word in text.split(" "))


def _word_keys(word: str) -> str:
    tone, keys = "", []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        shape = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TELEX_TONES))
        tone = next((_TELEX_TONES[c] for c in parts if c in _TELEX_TONES), tone)
        small = _TELEX_SHAPES.get(shape.casefold(), shape.casefold())
        keys.append(small.upper() if letter.isupper() else small)
    end = len(keys)
    while end and not keys[end - 1].isalpha():
        end -= 1
    return "".join([*keys[:end], tone, *keys[end:]])


def bare(text: str) -> str:
    """Without its marks."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def slip(text: str, seed: int) -> str:
    """One letter dropped, doubled by another, changed or swapped, in one word of four letters or more.

    "" where no word is so long.
    """
    draw = random.Random(f"{seed} {text}")  # noqa: S311, a fixed draw
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) >= _LEAST and word.isalpha()]
    if not long:
        return ""
    at = draw.choice(long)
    words[at] = _edited(words[at], draw)
    return " ".join(words)


def _edited(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word) - 1)
    match draw.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 2:
            return word[:at] + draw.choice(_LETTERS) + word[at + 1 :]
    return word[:at] + draw.choice(_LETTERS) + word[at:]


def typed(text: str, head: bool) -> Iterator[tuple[str, str]]:
    """The kind and the text of every way of typing but slips."""
    yield "telex", telex(text)
    yield "bare", bare(text)
    yield "capitals", text.upper()
    yield "greeting", f"Em chào anh, {text}" if head else f"Chào em, {text}"
    yield "kính gửi", f"Kính gửi Văn phòng, {text}"
    yield "mention", f"@nhac_viec_bot {text}"
    yield "courtesy", f"{text}, em cảm ơn anh ạ 🙏"
