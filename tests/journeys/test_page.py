"""A newcomer's first quarter of an hour: the demonstration in a browser, from `run` to a confirmed task."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.program import HOST, ROOT, free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

MOST_ACTIONS = 25
LONG = 240_000
DIRECTOR, CLERK, FINANCE, ON_ZALO = 1001, 1005, 1007, "zalo-1008"
"""Chats of the demonstration: a thousand and the person's line in its registry."""


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[str]:
    """`nhacviec run` without a token in an empty folder; the page's address."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NHACVIEC_", "FAIL_AT"))}
    url = f"http://{HOST}:{(port := free_port())}"
    log = tmp_path / "run.log"
    with log.open("wb") as streams:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "run"],
            env={**kept, "PYTHONPATH": str(ROOT), "NHACVIEC_PORT": str(port)},
            cwd=tmp_path,
            stdout=streams,
            stderr=streams,
        )
    try:
        ends = time.monotonic() + 60
        while url not in (said := log.read_text(encoding="utf-8", errors="replace")):
            assert process.poll() is None, said[-2000:]
            assert time.monotonic() < ends, said[-2000:]
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def page() -> Iterator[Page]:
    """A browser window of a desk's size."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        window = browser.new_page(viewport={"width": 1400, "height": 900})
        window.set_default_timeout(LONG)
        expect.set_options(timeout=LONG)
        yield window
        browser.close()


@dataclass
class Visitor:
    """A person at the page, who counts what they do."""

    page: Page
    actions: int = 0

    def chat(self, chat: int | str) -> Locator:
        return self.page.get_by_test_id(f"chat-{chat}")

    def click(self, place: Locator) -> None:
        self.actions += 1
        place.click()

    def open(self, chat: int | str) -> None:
        if not self.chat(chat).is_visible():
            self.click(self.page.get_by_test_id(f"tab-{chat}"))

    def write(self, chat: int | str, text: str) -> None:
        """Type and press Enter: one message, one action."""
        self.open(chat)
        self.actions += 1
        box = self.chat(chat).get_by_test_id("input")
        box.fill(text)
        box.press("Enter")

    def choose(self, chat: int | str, file: Path) -> None:
        self.open(chat)
        self.actions += 1
        self.chat(chat).get_by_test_id("file").set_input_files(file)

    def press(self, chat: int | str, label: str) -> None:
        """The newest button with this label."""
        self.open(chat)
        whole = re.compile(rf"^\s*{re.escape(label)}\s*$")  # "Xong 3", and not "Chưa xong 3"
        self.click(self.chat(chat).get_by_test_id("button").filter(has_text=whole).last)

    def move(self, step: str) -> None:
        key = self.page.get_by_test_id(f"clock-{step}")
        expect(key).to_be_enabled()
        self.click(key)
        expect(key).to_be_enabled()

    def sees(self, chat: int | str, words: str) -> Locator:
        self.open(chat)
        found = self.chat(chat).get_by_test_id("message").filter(has_text=words).last
        expect(found).to_be_visible()
        return found


def test_from_the_first_start_to_a_confirmed_task_in_few_actions(
    demonstration: str, page: Page, tmp_path: Path
) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(demonstration)
    visitor = Visitor(page)
    _settle_and_save(visitor, _sample(tmp_path))
    _shot(page, "1-saved")
    _wait_for_reminder(visitor)
    _shot(page, "2-reminded")
    _looks_like_zalo(visitor)
    visitor.press(FINANCE, "Xong 3")
    visitor.sees(FINANCE, "Đã ghi nhận báo cáo hoàn thành")
    visitor.sees(CLERK, "báo cáo hoàn thành lúc")
    visitor.press(CLERK, "Xác nhận 3")
    visitor.sees(CLERK, "Đã xác nhận Phòng Kế hoạch - Tài chính hoàn thành đúng hạn")
    visitor.sees(FINANCE, "đã xác nhận hoàn thành")
    visitor.write(DIRECTOR, "việc 3")
    visitor.sees(DIRECTOR, "hoàn thành đúng hạn")
    visitor.write(DIRECTOR, "đơn vị nào đang trễ?")
    visitor.sees(DIRECTOR, "chậm")
    _shot(page, "3-confirmed")
    assert visitor.actions <= MOST_ACTIONS
    assert problems == []


def _looks_like_zalo(visitor: Visitor) -> None:
    """Every second head is on Zalo: no buttons there, but lines with numbers."""
    visitor.sees(ON_ZALO, "Gõ số để chọn")
    expect(visitor.chat(ON_ZALO).get_by_test_id("app")).to_have_text("Zalo")
    expect(visitor.chat(ON_ZALO).get_by_test_id("button")).to_have_count(0)
    _shot(visitor.page, "2-zalo")


def _sample(folder: Path) -> Path:
    (sample,) = (folder / "data" / "dung-thu" / "van-ban-mau").glob("cong-van-*.txt")
    return sample


def _settle_and_save(visitor: Visitor, sample: Path) -> None:
    visitor.choose(CLERK, sample)
    visitor.sees(CLERK, "Soát văn bản 1418/SKHCN-VP")
    _shot(visitor.page, "0-review")
    visitor.press(CLERK, "Lưu")
    visitor.sees(CLERK, "Chưa lưu, vì còn việc chưa rõ")
    visitor.write(CLERK, "1")
    visitor.sees(CLERK, "Đã ghi ngày nhận văn bản")
    visitor.write(CLERK, "lưu")
    visitor.sees(CLERK, "Đã lưu và giao 6 việc")


def _wait_for_reminder(visitor: Visitor) -> None:
    """Morning by morning until the head is reminded: the weekday decides which morning it is."""
    visitor.move("next-morning")
    visitor.sees(FINANCE, "Văn phòng giao đơn vị 1 việc mới")
    reminder = visitor.chat(FINANCE).get_by_test_id("message").filter(has_text="Hệ thống nhắc việc")
    for _ in range(3):
        visitor.page.wait_for_timeout(3000)
        if reminder.count():
            break
        visitor.move("plus-1")
    expect(reminder.last).to_be_visible()


def _shot(page: Page, name: str) -> None:
    """Kept where somebody wants to look at them: NHACVIEC_SCREENSHOTS names the folder."""
    folder = os.environ.get("NHACVIEC_SCREENSHOTS")
    if folder:
        page.wait_for_timeout(500)
        page.screenshot(path=Path(folder, f"{name}.png"))
