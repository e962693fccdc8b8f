"""A whole office on stage: its registry imported by command, its people linked by their codes in chat."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import httpx

from storage.work import assignments
from tasks.model import Status
from tests.directives.made_files import photo_of
from tests.journeys.promises import at_rest
from tests.over_zalo import OverZalo
from tests.program import WEB_URL, Program
from tests.servers import ChatId, Json, Sandbox, running_sandbox, text_of

LONG = 60.0
WEEK = 5
SOON = timedelta(days=14)
_CODE = re.compile(r"^[A-Z0-9]{8}$", re.MULTILINE)


@dataclass
class Stage:
    """The program, its server and who sits in which chat; `clerk` is the code of an office user."""

    program: Program
    sandbox: Sandbox
    chats: dict[str, int]
    clerk: str

    def ask(self, code: str, text: str, contains: str = "", reply_to: ChatId | None = None) -> str:
        """Somebody writes; the bot's first answer that has these words."""
        said = self.sandbox.say(self.chats[code], text, reply_to)
        return self._answer(code, said, contains)

    def send_file(self, code: str, file: Path | tuple[str, bytes], caption: str, contains: str) -> str:
        """Somebody sends a file with a caption."""
        sent = self.sandbox.send_file(self.chats[code], file, caption)
        return self._answer(code, sent, contains)

    def send_document(self, code: str, file: Path, contains: str) -> str:
        """Somebody sends a directive: as a file, or by pasting its text where nobody can send a file."""
        if isinstance(self.sandbox, OverZalo):
            return self.ask(code, file.read_text(encoding="utf-8"), contains)
        return self.send_file(code, file, "", contains)

    def send_proof(self, code: str, caption: str) -> None:
        """Somebody sends what proves their work: a file, which the answer names, or a photo of it."""
        if isinstance(self.sandbox, OverZalo):
            photo = photo_of(("BIÊN BẢN BÀN GIAO", "Đã hoàn thành"))
            sent = self.sandbox.send_file(self.chats[code], ("anh.jpg", photo), caption, photo=True)
            self._answer(code, sent, "Văn bản kết quả: ảnh")
        else:
            self.send_file(code, ("bao-cao.txt", b"ket qua"), caption, contains="bao-cao.txt")

    def press(self, code: str, label: str, contains: str) -> str:
        """Somebody presses the newest button with this label; the bot's answer."""
        before = self.sandbox.messages(self.chats[code])[-1]
        self.sandbox.press_button(self.chats[code], label)
        return self._answer(code, before, contains)

    def hears(self, code: str, contains: str) -> Json:
        """What somebody is told without having asked."""
        return self.sandbox.wait_for(self.chats[code], contains=contains, timeout=LONG)

    def rest(self) -> None:
        """Until nothing waits and nothing more can go out."""
        self.sandbox.wait_until(lambda: at_rest(self.program), timeout=LONG)

    def walk_to(self, day: date) -> None:
        """Morning by morning to that day; where it is weeks away, the first of them a week at a time."""
        while (today := self.program.now().date()) < day:
            stride = WEEK if day - today > SOON else 1  # in working days
            self.program.move(f"+{stride}")
            self.rest()

    def digest(self, code: str, day: date) -> str:
        """The one digest of that day's morning; it fails where there is none or a second."""
        marker = f"{day:%d/%m/%Y}"
        found = [
            str(m["text"])
            for m in self.sandbox.sent(self.chats[code])
            if str(m["text"]).startswith("Kính gửi") and marker in str(m["text"]).split("\n")[1]
        ]
        (only,) = [text for text in found if "Hệ thống" in text.split("\n")[1]]
        return only

    def statuses(self, number: int) -> dict[str, Status]:
        """How each unit stands with the task's current occurrence."""
        rows = self.program.look(lambda s: assignments.of_task(s, number))
        return {str(row.unit_id): row.status for row in rows}

    def download(self, message: Json) -> bytes:
        """The file of a message, fetched as a chat app does, or by its link."""
        if "document" not in message:
            return self.program.web.get(text_of(message).partition(WEB_URL)[2].split()[0]).content
        file_id = message["document"]["file_id"]
        got = httpx.get(f"{self.sandbox.base_url}{self.sandbox.token}/getFile", params={"file_id": file_id})
        path = got.json()["result"]["file_path"]
        return httpx.get(f"{self.sandbox.base_file_url}{self.sandbox.token}/{path}").content

    def _answer(self, code: str, said: Json, contains: str) -> str:
        answer = self.sandbox.wait_for(
            self.chats[code], contains=contains, after=said["message_id"], timeout=LONG
        )
        return text_of(answer)


@contextmanager
def on_stage(
    folder: Path, url: str, units: Path, people: Path, start: datetime, channel: str
) -> Iterator[Stage]:
    """Import the registry by command, link the clerk by command and everybody else by "mời" in chat."""
    with people.open(encoding="utf-8-sig", newline="") as file:
        staff = list(csv.DictReader(file))
    chats = {row["code"]: 9001 + n for n, row in enumerate(staff)}
    clerk = [row["code"] for row in staff if "office" in row["roles"]][-1]
    with running_sandbox() as sandbox, installed_on(channel, folder, sandbox, start, url) as program:
        stage = Stage(program, program.sandbox, chats, clerk)
        program.sandbox.people([{"chat_id": chat, "name": code} for code, chat in chats.items()])
        program.start()
        for verb, path in (("units", units), ("people", people)):
            assert program.command(verb, "import", str(path)).returncode == 0
        told = program.command("invite", clerk).stdout
        stage.ask(clerk, told.split(": ", 1)[1].split()[0], contains="Đã liên kết")
        for code in chats:
            if code != clerk:
                given = _CODE.search(stage.ask(clerk, f"mời {code}", contains="Mã liên kết cho"))
                assert given is not None
                stage.ask(code, given.group(), contains="Đã liên kết")
        stage.rest()
        yield stage


@contextmanager
def installed_on(
    channel: str, folder: Path, sandbox: Sandbox, start: datetime, url: str
) -> Iterator[Program]:
    """The program with a token for the one messenger; not yet started."""
    if channel == "zalo":
        sandbox = OverZalo(sandbox.url, sandbox.token)
    program = Program(folder, sandbox, start, url)
    program.channels = (channel,)
    if channel == "zalo":
        program.receive_by_webhook()
        sandbox.settings(zalo_pictures=sandbox.url)
    try:
        yield program
    finally:
        program.close()
        if channel == "zalo":
            sandbox.close()
