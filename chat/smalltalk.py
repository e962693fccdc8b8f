"""Slash commands, greetings, yes and no, codes and bare numbers: what is understood as a whole."""

import re

from chat.intents import (
    AskTask,
    ChooseNumber,
    Greeting,
    Help,
    LinkCode,
    MyData,
    MyTasks,
    No,
    Plain,
    Start,
    Thanks,
    Yes,
)
from chat.sentence import Sentence
from chat.situation import Situation
from chat.words_small import SLASHES, WHOLE
from language.folding import fold
from language.tokens import marks

_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@\w{1,64})?(?:\s|$)", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{5,63}")
_CHOICE = re.compile(r"(?:chon |so |chon so |phuong an |muc )?(\d{1,3})[.)]?(?: nhe| nha| a| di)?")

_ADDRESSED = frozenset(
    {"anh", "chi", "em", "a", "nhe", "nha", "sep", "bot", "ban", "oi", "thong", "he", "chu", "co"}
)
_WHOLE: dict[str, Plain] = {
    "yes": Yes(), "no": No(), "thanks": Thanks(), "greeting": Greeting(), "help": Help(),
    "my_tasks": MyTasks(), "my_data": MyData(),
}  # fmt: skip

_DIRECT: dict[str, Plain] = {
    "help": Help(), "trogiup": Help(), "giup": Help(), "huongdan": Help(), "menu": Help(),
    "dulieu": MyData(), "mydata": MyData(), "vieccuatoi": MyTasks(), "cuatoi": MyTasks(),
}  # fmt: skip


def read_slash(text: str) -> Plain | str | None:
    """A slash command: its intent, or the sentence that it stands for; None where there is none."""
    found = _COMMAND.match(text)
    if found is None:
        return None
    name, rest = found[1].casefold(), text[found.end() :].strip()
    if name == "start":
        return Start(rest if _CODE.fullmatch(rest) else "")
    if name in ("lienket", "ma", "link"):
        return LinkCode(rest) if _CODE.fullmatch(rest) else Start()
    if name.replace("_", "") in _DIRECT:
        return _DIRECT[name.replace("_", "")]
    if name == "viec" and not rest:
        return MyTasks()
    bare = name.replace("_", "")
    meant = next((words for words, names in SLASHES.items() if bare in names), None)
    return f"{meant} {rest}".strip() if meant is not None else None


def read_whole(sentence: Sentence) -> Plain | None:
    """A message that is one known word or phrase, a code, or a bare number."""
    situation = sentence.situation
    # A keycap is a digit with a frame; the frame is a mark and folds away.
    folded = fold(sentence.text)
    bare = folded.strip(" .,!;:~") or folded
    choice = _CHOICE.fullmatch(bare)
    if choice is not None:
        return _choice(int(choice[1]), bare, situation)
    for said in (bare, _without_address(bare)):
        for kind, whole in WHOLE.items():
            if any(said == fold(p) and (said != bare or marks(sentence.text) <= marks(p)) for p in whole):
                return _WHOLE[kind]
    return _code(sentence.text.strip(), situation)


def _without_address(folded: str) -> str:
    """ "ok anh", "dạ vâng chị ạ" without those who are addressed."""
    words = folded.split()
    while len(words) > 1 and words[-1] in _ADDRESSED:
        words = words[:-1]
    return " ".join(words)


def _choice(number: int, bare: str, situation: Situation) -> Plain | None:
    if 1 <= number <= len(situation.offered):
        return ChooseNumber(number)
    if (
        number
        and (bare.isdecimal() or bare.startswith("so "))
        and not situation.has_file
        and situation.linked
    ):
        # Showing the task does no harm, and its card offers what can be done.
        return AskTask(number)
    return None


def _code(text: str, situation: Situation) -> Plain | None:
    """A one-time code: after "mã", or by itself from somebody who is not linked."""
    word, _, rest = text.partition(" ")
    rest = rest.strip().removeprefix("là ").removeprefix("la ").removeprefix("mời ").strip(" :")
    if fold(word).strip(":") == "ma" and _CODE.fullmatch(rest):
        return LinkCode(rest)
    telling = any(c.isdigit() for c in text) or text.isupper() or "-" in text
    return LinkCode(text) if not situation.linked and _CODE.fullmatch(text) and telling else None
