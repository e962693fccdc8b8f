"""A word that stands in whatever is held is looked for in every byte that the program leaves.

The carriers are invented, and marked in every place where a message has words; each has a word of its own,
so that the one that leaks is known. The long form (NHACVIEC_ROUNDS) takes every mark.
"""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from storage.database.engine import Database
from storage.tables import Address, HeldDoubt, Inbox
from tests.directives.made_files import archive
from tests.journeys.conftest import CLERK, HEAD
from tests.over_zalo import OverZalo
from tests.program import Program
from tests.servers import Json, Sandbox

ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "1"))
MARKS = ("TUYỆT MẬT", "Mật", "MẬT", "TỐI MẬT")[: 1 + ROUNDS]
"""The second is a doubt: an officer is asked."""
FIRST_CHAT = 70_001
TEXT_LIMIT = 4096
FILLER = "Các phòng rà soát hồ sơ, báo cáo kết quả về Văn phòng Sở theo quy định hiện hành.\n"


@dataclass
class Sender:
    """Somebody who sends marked things; `word` stands in all of them, `mark` in one place of each."""

    sandbox: Sandbox
    chat: int
    mark: str

    @property
    def word(self) -> str:
        """No word of anything else, in letters with and without marks."""
        return f"chimhoàngyến{self.chat} chimxanh{self.chat}"

    @property
    def letter(self) -> str:
        """A marked document."""
        return (
            f"{self.mark}\nUBND TỈNH AN HÒA\nSỞ XÂY DỰNG\nSố: 777/SXD-VP\n"
            f"An Hòa, ngày 20 tháng 11 năm 2026\nKính gửi: Các phòng thuộc Sở.\n"
            f"1. Phòng Quy hoạch báo cáo {self.word}, gửi Văn phòng Sở trước ngày 30/11/2026.\n"
        )

    @property
    def marked(self) -> str:
        """A few marked words."""
        return f"{self.mark}\n{self.word}"

    def say(self, text: str) -> None:
        """Write, in as many messages as it takes."""
        self.sandbox.say(self.chat, text)

    def correct(self, text: str) -> None:
        """Write something else first."""
        said = self.sandbox.say(self.chat, "chào")
        self.sandbox.edit(self.chat, said["message_id"], text)

    def file(self, name: str, text: str | bytes, caption: str = "", album: str = "") -> None:
        """Send a document."""
        data = text.encode() if isinstance(text, str) else text
        self.sandbox.send_file(self.chat, (name, data), caption, album=album)

    def files(self, texts: Iterable[str], captions: Iterable[str]) -> None:
        """Send an album."""
        for n, (text, caption) in enumerate(zip(texts, captions, strict=True)):
            self.file(f"{self.word} {n}.txt", text, caption, f"album-{self.chat}")

    def event(self, kind: str, **content: object) -> None:
        """Send on Zalo a message of another kind."""
        chat = str(self.sandbox.there(self.chat))
        message: Json = {
            "message_id": f"canary-{self.chat}",
            "date": int(time.time() * 1000),
            "chat": {"id": chat, "chat_type": "PRIVATE"},
            "from": {"id": chat, "display_name": "Anh", "is_bot": False},
            **content,
        }
        self.sandbox.zalo_event({"event_name": f"message.{kind}.received", "message": message})

    def other(self, **content: object) -> None:
        """Send a message of another kind."""
        message: Json = {
            "message_id": 880_000 + self.chat,
            "date": int(time.time()),
            "chat": {"id": self.chat, "type": "private"},
            "from": {"id": self.chat, "is_bot": False, "first_name": "Anh"},
            **content,
        }
        self.sandbox.inject({"message": message})


def _cut_in_the_mark(s: Sender) -> str:
    head = (s.word + "\n" + FILLER * 60)[: TEXT_LIMIT - len(s.mark) // 2 - 1]
    return f"{head}\n{s.mark}\n{s.word}"


def _replied(s: Sender) -> Json:
    person = {"id": 5, "is_bot": False, "first_name": "Anh"}
    return {
        "message_id": 3,
        "date": 1,
        "chat": {"id": s.chat, "type": "private"},
        "from": person,
        "text": s.letter,
    }


WRITTEN: dict[str, Callable[[Sender], None]] = {
    "a text": lambda s: s.say(s.letter),
    "a paste, marked at its beginning": lambda s: s.say(s.letter + FILLER * 110),
    "a paste, marked in its last part": lambda s: s.say(f"{s.word}\n" + FILLER * 110 + f"\n{s.letter}"),
    "a paste, cut in the mark": lambda s: s.say(_cut_in_the_mark(s)),
}
CARRIERS = WRITTEN | {
    "a correction": lambda s: s.correct(s.letter),
    "a file": lambda s: s.file(f"{s.word}.txt", s.letter),
    "a file as proof": lambda s: s.file(f"{s.word}.txt", s.letter, f"xong 1, {s.word}"),
    "a caption": lambda s: s.file(f"{s.word}.txt", "ket qua", s.marked),
    "a file's name": lambda s: s.file(f"{s.mark} {s.word}.txt", "ket qua", s.word),
    "an archive": lambda s: s.file(
        f"{s.word}.zip", archive([("a.txt", b"ket qua"), (f"{s.word}.txt", s.letter.encode())]), s.word
    ),
    "an album": lambda s: s.files(("ket qua", "ket qua", s.letter), (s.word, "", "")),
    "an album's caption": lambda s: s.files(("ket qua", "ket qua"), ("", s.marked)),
    "a poll": lambda s: s.other(poll={"id": "1", "question": s.marked, "options": [{"text": "x"}]}),
    "a poll's options": lambda s: s.other(
        poll={"id": "1", "question": s.word, "options": [{"text": s.mark}, {"text": s.word}]}
    ),
    "a contact": lambda s: s.other(contact={"phone_number": s.word, "first_name": s.marked}),
    "a contact's card": lambda s: s.other(
        contact={"phone_number": "1", "first_name": "A", "vcard": s.letter}
    ),
    "a place": lambda s: s.other(venue={"location": {}, "title": s.marked, "address": s.word}),
    "a sound's title": lambda s: s.other(audio={"file_id": "a", "title": s.marked, "performer": s.word}),
    "a film's name": lambda s: s.other(
        video={"file_id": "v", "file_name": f"{s.mark} {s.word}.mp4"}, caption=f"xong 1, {s.word}"
    ),
    "what is replied to": lambda s: s.other(text=s.word, reply_to_message=_replied(s)),
    "a quotation": lambda s: s.other(text=s.word, quote={"text": s.letter, "position": 0}),
    "where it is forwarded from": lambda s: s.other(
        text=s.word, forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": s.marked}
    ),
    "a field that nobody knows yet": lambda s: s.other(text=s.word, hologram={"words": [s.letter]}),
    "where a link leads": lambda s: s.other(
        text=s.word,
        entities=[{"type": "text_link", "offset": 0, "length": 3, "url": f"https://a.vn/{s.mark}"}],
    ),
    "a button below": lambda s: s.other(
        text=s.word, reply_markup={"inline_keyboard": [[{"text": s.marked, "url": "https://a.vn"}]]}
    ),
    "a list to tick": lambda s: s.other(checklist={"title": s.word, "tasks": [{"id": 1, "text": s.marked}]}),
    "a file elsewhere that is replied to": lambda s: s.other(
        text=s.word, external_reply={"document": {"file_id": "d", "file_name": f"{s.mark} {s.word}.pdf"}}
    ),
    "what is pinned": lambda s: s.other(pinned_message=_replied(s)),
    "a game": lambda s: s.other(game={"title": s.word, "description": s.marked}),
    "a bill": lambda s: s.other(invoice={"title": s.marked, "description": s.word}),
    "a moving picture's name": lambda s: s.other(
        animation={"file_id": "g", "file_name": f"{s.mark} {s.word}.gif"}, caption=s.word
    ),
}
CARRIERS_OF_ZALO = WRITTEN | {
    "a picture's caption": lambda s: s.event("image", photo="https://photo.zdn.example/1", caption=s.letter),
    "a text beside a picture": lambda s: s.event("image", photo="https://photo.zdn.example/1", text=s.marked),
    "a sound's caption": lambda s: s.event(
        "voice", voice_url="https://voice.zdn.example/1", caption=s.marked
    ),
    "what is quoted": lambda s: s.event("text", text=s.word, quote={"text": s.letter}),
    "an event to come": lambda s: s.event("hologram", layers=[{"words": s.letter}]),
    "a field that nobody knows yet": lambda s: s.event("text", text=s.word, title=[s.marked]),
}


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program and its children put aside for a while lies where it is searched too."""
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))


def give_chats(program: Program, sandbox: Sandbox, chats: list[int]) -> None:
    """The head has as many chats; each is closed for a while by what is refused in it."""

    def link(session: Session) -> None:
        own = session.exec(select(Address).where(Address.chat_id == str(sandbox.there(HEAD)))).one()
        for chat in map(str, map(sandbox.there, chats)):
            session.add(Address(**own.model_dump(exclude={"id"}) | {"chat_id": chat, "user_id": chat}))

    sandbox.people([{"chat_id": chat, "name": str(chat), "started": True} for chat in chats])
    database = Database(program.url)
    database.write(link)
    database.close()


def settled(program: Program, sandbox: Sandbox) -> None:
    """Until all that was sent has come and is handled."""

    def done() -> bool:
        states = program.look(lambda s: list(s.exec(select(Inbox.state))))
        return not sandbox.waiting() and bool(states) and "new" not in states

    sandbox.wait_until(done, timeout=120)


def left(program: Program, senders: Iterable[Sender]) -> dict[str, list[int]]:
    """In which files whose words stand, in any form in which they may be written."""
    files = {p.name: p.read_bytes() for p in Path(program.folder).rglob("*") if p.is_file()}
    forms = {
        sender.chat: [
            form for word in sender.word.split() for form in (word.encode(), word.encode("unicode_escape"))
        ]
        for sender in senders
    }
    found = {
        name: [chat for chat, words in forms.items() if any(word in data for word in words)]
        for name, data in files.items()
    }
    return {name: chats for name, chats in found.items() if chats}


@pytest.mark.sqlite
def test_f67_no_word_of_any_carrier_is_left(unstarted: Program, sandbox: Sandbox) -> None:
    carriers = CARRIERS_OF_ZALO if isinstance(sandbox, OverZalo) else CARRIERS
    ways = [(mark, name) for mark in MARKS for name in carriers]
    senders = [Sender(sandbox, FIRST_CHAT + n, mark) for n, (mark, _) in enumerate(ways)]
    give_chats(unstarted, sandbox, [sender.chat for sender in senders])
    unstarted.start()
    for sender, (_, name) in zip(senders, ways, strict=True):
        carriers[name](sender)
    settled(unstarted, sandbox)
    named = {sender.chat: way for sender, way in zip(senders, ways, strict=True)}
    assert {n: [named[chat] for chat in chats] for n, chats in left(unstarted, senders).items()} == {}
    unstarted.stop()
    assert left(unstarted, senders) == {}
    refused = unstarted.look(lambda s: list(s.exec(select(Inbox.chat_id).where(Inbox.state == "refused"))))
    assert {str(sandbox.there(sender.chat)) for sender in senders} == set(refused)


@pytest.mark.sqlite
def test_a_word_that_is_cleared_is_found_where_it_is_kept(program: Program, sandbox: Sandbox) -> None:
    """Else the search would prove nothing."""
    assert program.command("settings", "set", "journal_days", "1").returncode == 0
    sender = Sender(sandbox, HEAD, "Khẩn")
    sender.say(f"xong 1, {sender.word}")
    settled(program, sandbox)
    program.stop()
    assert "nhacviec.db" in left(program, [sender])


def test_a_crash_while_parts_wait_asks_for_them_again_and_leaves_no_word(
    unstarted: Program, sandbox: Sandbox
) -> None:
    sender = Sender(sandbox, CLERK, "Khẩn")
    long = f"{sender.word}\n" + FILLER * 46
    assert len(long) < TEXT_LIMIT
    sender.say(long)
    unstarted.start(fail_at="journal:1")
    assert unstarted.wait_dead() == 137
    assert left(unstarted, [sender]) == {}
    unstarted.start()
    sandbox.wait_for(CLERK, contains="gửi lại toàn bộ")
    settled(unstarted, sandbox)
    assert left(unstarted, [sender]) == {}


@pytest.mark.needs("files")
def test_a_doubtful_proof_is_fetched_again_once_an_officer_has_pressed(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.send_file(HEAD, ("ket-qua.txt", Sender(sandbox, HEAD, "Mật").letter.encode()))
    sandbox.wait_for(HEAD, contains="Văn phòng được hỏi")
    sandbox.wait_for(CLERK, contains="Tài liệu 1")
    sandbox.press_button(CLERK, "Cho qua")
    sandbox.wait_for(CLERK, contains="Đã cho qua tài liệu 1")
    sandbox.wait_for(HEAD, contains="Văn phòng đã cho qua tệp")
    states = program.look(lambda s: list(s.exec(select(HeldDoubt.state).order_by(col(HeldDoubt.id)))))
    assert states == ["cleared"]
    assert len(list((program.folder / "tep").iterdir())) == 1
