"""Play the week, print the figures and every miss; with a path, write the whole talk there."""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.week import judging, state
from benchmarks.week.office import CODES, HERE, office
from tests import surroundings
from tests.journeys.stage import Stage
from tests.sandbox_client import Json, buttons_of, text_of

YES, MORE = "đồng ý", "tiếp"
MOST_PAGES, SCREEN = 6, 1200
_OFFERS_MORE = re.compile(r"gõ: tiếp\b")


@dataclass
class Heard:
    """What the bot told one person."""

    texts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def add(self, messages: list[Json]) -> None:
        self.texts += [text_of(each) for each in messages]
        self.files += [str(each["document"].get("file_name", "")) for each in messages if "document" in each]
        self.buttons += [str(button["text"]) for each in messages for button in buttons_of(each)]


@dataclass
class Outcome:
    """How a line of the script came out. `verdict`: right, miss, wrong (an act not meant), asked, unmoved."""

    line: Json
    verdict: str
    why: list[str]
    answer: str
    confirmed: bool = False
    longest: int = 0
    """Characters of what came at once, at most; behind «tiếp» the next page begins."""


class Week:
    """The talk of the week, line by line."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.outcomes: list[Outcome] = []
        self.talk: list[str] = []
        self._longest = 0
        self._told = dict.fromkeys(stage.chats.values(), 0)
        self._gather()

    def play(self, after: Callable[[Json], None] = lambda _: None) -> None:
        """All lines of the script; `after` is called behind each."""
        day = "mon"
        for row in (HERE / "script.jsonl").read_text(encoding="utf-8").splitlines():
            line: Json = json.loads(row)
            if line["day"] != day:
                day = line["day"]
                self.stage.program.move("next_morning")
                self.stage.rest()
                self.talk.append(f"\n=== {day} {self.stage.program.now():%d/%m/%Y %H:%M}")
                self._gather()
            self.outcomes.append(self._line(line))
            after(line)

    def _line(self, line: Json) -> Outcome:
        judge: dict[str, Callable[[Json, state.Seen], Outcome]] = {
            "question": self._question,
            "act": self._act,
            "quiet": self._quiet,
            "gap": self._quiet,
        }
        before, self._longest = self._look(), 0
        outcome = judge[line["kind"]](line, before)
        outcome.longest = self._longest
        self.talk.append(f"    [{outcome.verdict}] {'; '.join(outcome.why)}")
        return outcome

    def _question(self, line: Json, before: state.Seen) -> Outcome:
        heard = self._type(line)[line["who"]]
        for _ in range(MOST_PAGES):
            if not heard.texts or not _OFFERS_MORE.search(heard.texts[-1]):
                break
            more = self._type({"who": line["who"], "say": MORE}).get(line["who"], Heard())
            heard.texts += more.texts
        why = judging.faults(line, heard.text, heard.files)
        if moved := state.changed(before, self._look()):
            return Outcome(line, "wrong", [f"changed {moved}"], heard.text)
        return Outcome(line, "miss" if why else "right", why, heard.text)

    def _quiet(self, line: Json, before: state.Seen) -> Outcome:
        answer = self._type(line)[line["who"]].text
        after = self._look()
        moved = state.changed(before, after)
        if line.get("progress_ok"):
            moved = {n: said for n, said in moved.items() if "reported" in said or "done" in said}
        elif after.events != before.events:
            moved = {**moved, 0: str(after.events[len(before.events) :])}
        if moved:
            return Outcome(line, "wrong", [f"changed {moved}"], answer)
        why = judging.faults(line, answer, ())
        return Outcome(line, "miss" if why else "right", why, answer)

    def _act(self, line: Json, before: state.Seen) -> Outcome:
        heard = self._type(line)
        said = heard.get(line["who"], Heard()).text
        first, confirmed = said, False
        why = self._lacking(line, before, heard)
        first_look = self._look()
        if why and line.get("may_confirm") and not state.changed(before, first_look):
            confirmed = True
            heard = self._type({"who": line["who"], "say": YES})
            first += "\n→ " + heard.get(line["who"], Heard()).text
            why = self._lacking(line, before, heard)
        outcome = self._judged(line, before, why, first)
        outcome.confirmed = confirmed
        for sentence in line.get("fallback", ()) if why else ():
            again = self._type({"who": line["who"], "say": sentence})
            if line.get("may_confirm") and self._lacking(line, before, again):
                again = self._type({"who": line["who"], "say": YES})
        return outcome

    def _judged(self, line: Json, before: state.Seen, why: list[str], answer: str) -> Outcome:
        now = self._look()
        moved = state.changed(before, now)
        meant = state.named(line["state"])
        others = {n: said for n, said in moved.items() if n not in meant}
        if others and "heard" not in line:
            return Outcome(line, "wrong", [*why, f"changed {others}"], answer)
        if not why:
            return Outcome(line, "right", [], answer)
        if moved:
            return Outcome(line, "wrong", [*why, f"changed {moved}"], answer)
        return Outcome(
            line, "asked" if "?" in answer or "đề nghị" in answer.casefold() else "unmoved", why, answer
        )

    def _lacking(self, line: Json, before: state.Seen, heard: dict[str, Heard]) -> list[str]:
        why = state.wrong(before, self._look(), line["state"])
        for who, words in line.get("heard", {}).items():
            if words.casefold() not in heard.get(who, Heard()).text.casefold():
                why.append(f"{who} did not hear {words!r}")
        for who, words in line.get("not_heard", {}).items():
            if words.casefold() in heard.get(who, Heard()).text.casefold():
                why.append(f"{who} heard {words!r}")
        return why

    def _type(self, line: Json) -> dict[str, Heard]:
        """Send what the line says; what everybody was told until all is at rest, by who they are."""
        chat = self.stage.chats[CODES[line["who"]]]
        self.talk.append(f"\n--- {line.get('id', '')} {line['who']}: {line.get('press') or line['say']}")
        reply_to = self._answered(chat, line["reply_to"]) if "reply_to" in line else None
        if "press" in line:
            newest = self.stage.sandbox.messages(chat)[-1]["message_id"]
            self.stage.sandbox.press_button(chat, line["press"])
            self.stage.sandbox.wait_for(chat, after=newest)
        else:
            said = self._send(chat, line, reply_to)
            self.stage.sandbox.wait_for(chat, after=said["message_id"])
        self.stage.rest()
        heard = self._gather()
        self._longest = max(self._longest, len(heard.get(line["who"], Heard()).text))
        return heard

    def _send(self, chat: int, line: Json, reply_to: int | None) -> Json:
        if "file" in line and line["kind"] != "question":
            file = (line["file"], "Số liệu kèm theo".encode())
            return self.stage.sandbox.send_file(chat, file, line["say"], reply_to)
        return self.stage.sandbox.say(chat, line["say"], reply_to)

    def _answered(self, chat: int, words: str) -> int | None:
        """The newest message of the bot that has the words; "digest" is the morning's."""
        for message in reversed(self.stage.sandbox.messages(chat)):
            text = text_of(message)
            opened = text.split("\n")
            digest = text.startswith("Kính gửi") and len(opened) > 1 and "Hệ thống" in opened[1]
            if message["from"]["is_bot"] and (digest if words == "digest" else words in text):
                return int(message["message_id"])
        self.talk.append(f"    no message with {words!r} to reply to")
        return None

    def _gather(self) -> dict[str, Heard]:
        """What came since the last time, by who heard it."""
        found: dict[str, Heard] = {}
        for who, code in CODES.items():
            chat = self.stage.chats[code]
            messages = self.stage.sandbox.messages(chat)
            new = [each for each in messages[self._told[chat] :] if each["from"]["is_bot"]]
            self._told[chat] = len(messages)
            if not new:
                continue
            found[who] = Heard()
            found[who].add(new)
            for each in new:
                keys = " ".join(f"[{button['text']}]" for button in buttons_of(each))
                self.talk.append(f"  → {who} ({len(text_of(each))}): {text_of(each)}\n    {keys}")
        return found

    def _look(self) -> state.Seen:
        return self.stage.program.look(state.look)


def report(outcomes: list[Outcome]) -> Iterator[str]:
    """The figures, then every miss."""
    for kind in ("question", "act", "quiet", "gap"):
        own = [each for each in outcomes if each.line["kind"] == kind]
        counted = Counter(each.verdict for each in own)
        rest = ", ".join(f"{name} {n}" for name, n in counted.items() if name != "right")
        yield f"{kind}: {counted['right']} of {len(own)} right{f' ({rest})' if rest else ''}"
    acts = [each for each in outcomes if each.line["kind"] == "act"]
    plain = [each for each in acts if not each.line.get("may_confirm")]
    yield f"acts not meant: {sum(each.verdict == 'wrong' for each in outcomes)}"
    asked = sum(each.verdict == "asked" for each in plain)
    yield f"questions back where the sentence is plain: {asked} of {len(plain)}"
    yield f"shown first and confirmed: {sum(each.confirmed for each in acts)}"
    yield f"answers over {SCREEN} characters: {sum(each.longest > SCREEN for each in outcomes)}"
    for each in outcomes:
        if each.verdict != "right":
            line: dict[str, Any] = each.line
            said = line.get("press") or line["say"]
            yield f"\n{line['id']} {line['day']} {line['who']} [{each.verdict}] {said}"
            yield f"  {'; '.join(each.why)}\n{each.answer}"


def main() -> None:
    """Play it once."""
    surroundings.put_up()
    try:
        with office() as stage:
            week = Week(stage)
            week.play()
    finally:
        surroundings.take_down()
    for line in report(week.outcomes):
        print(line)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text("\n".join(week.talk), encoding="utf-8")


if __name__ == "__main__":
    main()
