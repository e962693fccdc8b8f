"""Slash commands, greetings, yes and no, codes and bare numbers: what is understood as a whole."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from chat.intents import (
    Ask,
    AskTask,
    ChooseNumber,
    Greeting,
    Help,
    KeepOut,
    LetPass,
    LinkCode,
    MyData,
    NextPage,
    No,
    NotDone,
    Plain,
    Start,
    Thanks,
    Wish,
    WishKind,
    Yes,
)
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon
from chat.situation import Situation
from expressions.secret_questions import asks_to_send_secrets
from language.folding import fold
from language.lexicon import classes, phrases
from language.tokens import marks, tokenize
from tasks.query import Query

SLASHES: dict[str, tuple[str, ...]] = {
    "xong": phrases("xong | hoanthanh | done"),
    "chưa xong": phrases("chuaxong"),
    "đã nhận": phrases("nhan | danhan"),
    "đang làm": phrases("danglam"),
    "gia hạn": phrases("giahan"),
    "xin gia hạn": phrases("xingiahan"),
    "rút báo cáo": phrases("rut"),
    "từ chối": phrases("tuchoi"),
    "xem việc": phrases("viec"),
    "lịch sử": phrases("lichsu"),
    "việc nào chưa xong": phrases("conlai | tondong"),
    "việc nào quá hạn": phrases("quahan | tre"),
    "việc đến hạn tuần này": phrases("tuannay | tuan"),
    "việc đến hạn tuần sau": phrases("tuansau"),
    "việc đến hạn hôm nay": phrases("homnay"),
    "xem đơn vị": phrases("donvi"),
    "văn bản nào": phrases("vanban"),
    "công văn nào": phrases("congvan"),
    "việc nào chờ duyệt": phrases("choduyet"),
    "ai chưa liên kết": phrases("chualienket"),
    "ai không nhận được tin": phrases("khongnhan"),
    "thống kê": phrases("thongke"),
    "tìm": phrases("tim"),
    "xuất excel": phrases("xuat | excel"),
    "mời": phrases("moi"),
    "lưu": phrases("luu"),
    "bỏ": phrases("bo"),
    "lấy lại": phrases("laylai"),
    "sửa hạn": phrases("suahan"),
    "đổi hạn": phrases("doihan"),
    "giao": phrases("giao"),
    "chuyển": phrases("chuyen"),
    "hủy": phrases("huy"),
    "tạm dừng": phrases("tamdung"),
    "tiếp tục": phrases("tieptuc"),
    "đôn đốc": phrases("dondoc"),
    "xác nhận": phrases("xacnhan | duyet"),
    "trả lại": phrases("tralai"),
    "hoàn tác": phrases("hoantac"),
    "xem bản nháp": phrases("nhap"),
}
"""What a slash command stands for, and its names; what follows the command follows the words."""

AROUND = frozenset({"particle", "address", "please", "order_particle"})
"""Classes of small words around what is asked of the bot itself."""
_MY_DATA = re.compile(
    r"(?:cho (?:toi|em|minh) (?:xem|biet|hoi) |(?:toi|em|minh) muon (?:biet|xem|hoi) )?"
    r"(?:(?:bot|he thong) )?(?:co |dang )?(?:luu|giu|biet|co)"
    r"(?: tru)?(?: nhung)?(?: thong tin| du lieu)?(?: nhung)? gi (?:ve|cua) (?:toi|em|minh|tui)"
    r"(?: (?:a|vay|the|nhi|nhe))?"
)
_OF_A_DOUBT = re.compile(r"(khong cho qua|cho qua|giu lai) tai lieu(?: so)? (\d{1,9})(?: a| nhe)?")
"""What an officer types instead of the button under a doubt of the gate, whole and with its number."""
"""What one asks of one's own data: "hệ thống đang lưu dữ liệu gì của tôi"."""
_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@\w{1,64})?(?:\s|$)", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{5,63}")
_CHOICE = re.compile(r"(?:chon |so |chon so |phuong an |muc )?(\d{1,3})[.)]?(?: nhe| nha| a| di)?")

_ADDRESSED = frozenset(
    {"anh", "chi", "c", "em", "a", "nhe", "nha", "sep", "bot", "ban", "oi", "thong", "he", "chu", "co"}
)
MINE = Ask(Query(mine=True))
"""«việc của tôi»."""
_SAID_GOOD = "said_good"
"""What accepts a report that is replied to, and nothing else."""
_WHOLE: dict[str, Plain] = {
    "said_yes": Yes(), "said_no": No(), "said_thanks": Thanks(), "said_greeting": Greeting(),
    "said_help": Help(),
    "said_my_tasks": MINE, "said_my_data": MyData(), "said_not_yet": NotDone(()),
    "said_more": NextPage(), "said_back": NextPage(back=True), _SAID_GOOD: Yes(),
}  # fmt: skip

_DIRECT: dict[str, Plain] = {
    "help": Help(), "trogiup": Help(), "giup": Help(), "huongdan": Help(), "menu": Help(),
    "dulieu": MyData(), "mydata": MyData(), "vieccuatoi": MINE, "cuatoi": MINE,
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
        return MINE
    bare = name.replace("_", "")
    meant = next((words for words, names in SLASHES.items() if bare in names), None)
    return f"{meant} {rest}".strip() if meant is not None else None


def read_whole(sentence: Sentence) -> Plain | None:
    """A message that is one known word or phrase, a code, or a bare number."""
    situation, tokens = sentence.situation, sentence.tokens
    if asks_to_send_secrets(sentence.text):
        return Wish(WishKind.CLASSIFIED)
    if situation.linked and tokens and tokens[0].kind == "word" and tokens[0].folded not in _openings():
        return None
    # A keycap is a digit with a frame; the frame is a mark and folds away.
    typed = sentence.as_meant
    folded = fold(typed)
    bare = folded.strip(" .,!;:~😊🙂😀😄🙏❤️🌹") or folded
    choice = _CHOICE.fullmatch(bare)
    if choice is not None:
        return _choice(int(choice[1]), bare, situation)
    if _MY_DATA.fullmatch(bare):
        return MyData()
    settled = _OF_A_DOUBT.fullmatch(bare)
    if settled is not None:
        return LetPass(int(settled[2])) if settled[1] == "cho qua" else KeepOut(int(settled[2]))
    if sentence.text.casefold().rstrip(" .!?").endswith((" à", " á", " hả")):
        return _code(sentence.text.strip(), situation)  # "ừ à" asks
    for said in (bare, _without_address(bare)):
        for kind, borne in _whole_phrases().get(said, ()):
            if kind == _SAID_GOOD and not situation.replied_report:
                continue
            if said != bare or marks(typed) <= borne:
                return _WHOLE[kind]
    return _said_twice(typed) or _code(sentence.text.strip(), situation)


_OPEN_A_PATTERN = frozenset(
    {
        *("cho", "toi", "em", "minh", "bot", "he", "co", "dang", "luu", "giu", "biet", "khong"),
        *("chon", "so", "phuong", "muc", "ma"),
    }
)
"""The first words of what is understood by a pattern, and "mã" of a code."""


@cache
def _openings() -> frozenset[str]:
    """The folded words with which something may begin that is understood as a whole."""
    return _OPEN_A_PATTERN | {tokenize(phrase)[0].folded for phrase in _whole_phrases()}


@cache
def _whole_phrases() -> Mapping[str, list[tuple[str, frozenset[str]]]]:
    """The kinds of a folded phrase, in order, each with the marks of its phrase."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for kind, whole in classes("whole").items():
        for phrase in whole:
            found.setdefault(fold(phrase), []).append((kind, marks(phrase)))
    return found


def _said_twice(typed: str) -> Plain | None:
    """ "còn nữa ko, xem tiếp", "dạ đúng rồi, ok": pieces that all say the same."""
    pieces = [piece.strip(" .,!;:~") for piece in re.split(r"[,.;!]+", typed) if piece.strip(" .,!;:~")]
    said = [
        {kind for kind, borne in _whole_phrases().get(fold(piece), ()) if marks(piece) <= borne}
        for piece in pieces
    ]
    common = set.intersection(*said) if len(said) > 1 else set()
    return _WHOLE[min(common)] if common else None


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
    if situation.linked or not _CODE.fullmatch(text):
        return None
    telling = any(c.isdigit() for c in text) or text.isupper() or "-" in text
    return LinkCode(text) if telling else None


def read_of_the_bot(said: Sentence) -> Plain | None:
    """ "chỉ em cách xin gia hạn", "cho xem dữ liệu cá nhân của tôi": no task, unit or person is named."""
    asked = _asked_of_the_bot(said)
    if asked is not None or said.has_number:
        return asked
    items = said.items(lexicon())
    begin = next((item for item in items if not item.tags & AROUND), None)
    if begin is None or any(item.kind not in ("word", "punct") for item in items):
        return None
    if begin.has("how_to") or any(item.has("how_typed") for item in items):
        return Help()
    own = any(item.has("my_data") for item in items)
    put = begin.has("show", "my_data", "q_what") or _all_said(items, _OF_MY_DATA)
    changed = any(item.has("remove", "cancel", "edit") for item in items)
    return MyData(changed) if own and put else None


_OF_MY_DATA = AROUND | {
    *("my_data", "remove", "cancel", "edit", "show", "all", "of", "self", "out_word", "request", "to"),
    *("machine", "export", "excel", "mine"),
}
"""What may stand beside one's own data: it is shown with whom to ask to have it put right or erased."""


def _all_said(items: Sequence[Item], classes: frozenset[str]) -> bool:
    return all(item.tags & classes or item.kind == "punct" for item in items)


_BOT, _HELPER, _HOURS = frozenset({"bot", "chatbot"}), ("tro ly", "he thong"), ("may gio", "may h")


def _asked_of_the_bot(said: Sentence) -> Plain | None:
    """ "bot làm được những gì", "bot gửi nhắc việc vào mấy giờ"."""
    words = [token.folded for token in said.tokens]
    text = " ".join(words)
    if _BOT.isdisjoint(words) and not any(name in text for name in _HELPER):
        return None
    items = said.items(lexicon())
    if any(item.kind not in ("word", "punct", "time") for item in items):
        return None
    if any(item.has("able") for item in items):
        return Help()
    when = any(item.has("q_when") for item in items) or any(hours in text for hours in _HOURS)
    return Wish(WishKind.SETTINGS) if when and "nhac" in text.split() else None
