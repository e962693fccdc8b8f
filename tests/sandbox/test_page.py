"""The chat page in a real browser (headless Chromium)."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect, sync_playwright

from tests.sandbox.clock_double import BotClock, bot_clock
from tests.sandbox.conftest import CLERK, DIRECTOR, HEAD, OTHER_HEAD, PEOPLE, ZALO_HEAD
from tests.servers import Json, Sandbox, running_sandbox

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LONG = 60_000  # milliseconds
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def clock() -> Iterator[BotClock]:
    with bot_clock() as double:
        yield double


@pytest.fixture(scope="module")
def timed(clock: BotClock) -> Iterator[Sandbox]:
    with running_sandbox(PEOPLE, clock=clock.url) as sandbox:
        yield sandbox


@pytest.fixture
def office(timed: Sandbox) -> Sandbox:
    """An emptied sandbox with a clock, where everybody but the second head has written."""
    timed.reset()
    for chat_id in (CLERK, DIRECTOR, HEAD):
        timed.say(chat_id, "chào")
    return timed


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One for all tests, since each costs a process of the browser's; the page keeps nothing in it."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    context.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page, office: Sandbox) -> Iterator[Page]:
    problems: list[str] = []

    def keep(error: Error) -> None:
        problems.append(str(error))

    tab.on("pageerror", keep)
    tab.goto(office.url)
    expect(chat(tab, CLERK).get_by_test_id("message")).to_have_count(1)
    yield tab
    tab.goto("about:blank")
    tab.remove_listener("pageerror", keep)
    assert problems == []


def chat(page: Page, chat_id: int | str) -> Locator:
    return page.get_by_test_id(f"chat-{chat_id}")


def last(page: Page, chat_id: int | str) -> Locator:
    return chat(page, chat_id).get_by_test_id("message").last


def send(sandbox: Sandbox, chat_id: int, text: str, **more: object) -> Json:
    answer = httpx.post(
        f"{sandbox.base_url}{sandbox.token}/sendMessage", json={"chat_id": chat_id, "text": text, **more}
    )
    body: Json = answer.json()
    assert body["ok"], body
    result: Json = body["result"]
    return result


def test_clerk_director_and_a_head_stand_side_by_side(page: Page) -> None:
    boxes = [page.get_by_test_id(f"column-{name}").bounding_box() for name in ("office", "leaders", "units")]
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box is not None]
    assert len(edges) == 3
    assert edges[0][1] <= edges[1][0]
    assert edges[1][1] <= edges[2][0] < edges[2][1] <= 1400


def test_a_message_is_written_with_enter_and_answered_live(page: Page, office: Sandbox) -> None:
    box = chat(page, CLERK).get_by_test_id("input")
    box.fill("còn việc nào?")
    box.press("Enter")
    expect(last(page, CLERK).get_by_test_id("text")).to_have_text("còn việc nào?")
    expect(box).to_have_value("")
    send(office, CLERK, "Còn 2 việc")
    expect(last(page, CLERK).get_by_test_id("text")).to_have_text("Còn 2 việc")
    assert office.messages(CLERK)[-2]["text"] == "còn việc nào?"


def test_shift_enter_breaks_the_line(page: Page, office: Sandbox) -> None:
    box = chat(page, CLERK).get_by_test_id("input")
    box.press_sequentially("một")
    box.press("Shift+Enter")
    box.press_sequentially("hai")
    chat(page, CLERK).get_by_test_id("send").click()
    expect(last(page, CLERK).get_by_test_id("text")).to_have_text("một\nhai")
    assert office.messages(CLERK)[-1]["text"] == "một\nhai"


def test_styles_are_elements_and_markup_is_only_text(page: Page, office: Sandbox) -> None:
    text = "😀 Việc <b>12</b> quá hạn <img src=x onerror=alert(1)>"
    entities = [
        {"type": "bold", "offset": 3, "length": 13},
        {"type": "italic", "offset": 8, "length": 4},
        {"type": "text_link", "offset": 17, "length": 3, "url": "https://example.org/"},
    ]
    send(office, CLERK, text, entities=entities)
    words = last(page, CLERK).get_by_test_id("text")
    expect(words).to_have_text(text)
    expect(words.locator("strong")).to_have_text("Việc <b>12</b")
    expect(words.locator("strong em")).to_have_text("<b>1")
    expect(words.locator("a")).to_have_attribute("href", "https://example.org/")
    expect(words.locator("b, img")).to_have_count(0)


def test_a_name_cannot_become_markup(page: Page, office: Sandbox) -> None:
    name = "<img src=x onerror=alert(1)>"
    office.people([{"chat_id": 301, "name": name, "group": "đơn vị"}])
    page.get_by_test_id("tab-301").click()
    expect(chat(page, 301).locator(".name")).to_have_text(name)
    expect(page.locator("main img")).to_have_count(0)


def test_a_button_is_pressed_and_the_answer_shown(page: Page, office: Sandbox) -> None:
    markup = {"inline_keyboard": [[{"text": "Đã xong", "callback_data": "d:12"}]]}
    send(office, HEAD, "Việc số 12", reply_markup=markup)
    last(page, HEAD).get_by_test_id("button").click()
    api = f"{office.base_url}{office.token}"
    updates = httpx.post(f"{api}/getUpdates", json={"timeout": 10, "offset": -1}).json()["result"]
    query = updates[-1]["callback_query"]
    assert query["data"] == "d:12"
    httpx.post(f"{api}/answerCallbackQuery", json={"callback_query_id": query["id"], "text": "Đã ghi nhận"})
    expect(chat(page, HEAD).get_by_test_id("toast")).to_have_text("Đã ghi nhận")


def test_a_click_on_a_bubble_replies_to_it(page: Page, office: Sandbox) -> None:
    sent = send(office, HEAD, "Việc số 12 đến hạn")
    expect(last(page, HEAD)).to_contain_text("Việc số 12 đến hạn")
    last(page, HEAD).get_by_test_id("text").click()
    expect(chat(page, HEAD).get_by_test_id("reply-bar")).to_contain_text("Việc số 12 đến hạn")
    chat(page, HEAD).get_by_test_id("input").fill("xong rồi")
    chat(page, HEAD).get_by_test_id("input").press("Enter")
    expect(last(page, HEAD).get_by_test_id("quote")).to_contain_text("Việc số 12 đến hạn")
    expect(chat(page, HEAD).get_by_test_id("reply-bar")).to_be_hidden()
    assert office.messages(HEAD)[-1]["reply_to_message"]["message_id"] == sent["message_id"]


def test_an_own_message_can_be_corrected(page: Page, office: Sandbox) -> None:
    last(page, HEAD).get_by_test_id("text").click()
    chat(page, HEAD).get_by_test_id("reply-edit").click()
    box = chat(page, HEAD).get_by_test_id("input")
    expect(box).to_have_value("chào")
    box.fill("chào bot")
    box.press("Enter")
    expect(last(page, HEAD).get_by_test_id("text")).to_have_text("chào bot")
    expect(last(page, HEAD).get_by_test_id("time")).to_contain_text("đã sửa")


def test_an_edit_by_the_bot_replaces_the_bubble(page: Page, office: Sandbox) -> None:
    sent = send(office, HEAD, "cũ")
    expect(last(page, HEAD).get_by_test_id("text")).to_have_text("cũ")
    httpx.post(
        f"{office.base_url}{office.token}/editMessageText",
        json={"chat_id": HEAD, "message_id": sent["message_id"], "text": "mới"},
    )
    expect(last(page, HEAD).get_by_test_id("text")).to_have_text("mới")
    expect(chat(page, HEAD).get_by_test_id("message")).to_have_count(2)


def test_files_go_both_ways(page: Page, office: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "công văn giao việc.pdf"
    file.write_bytes(b"%PDF-1.7 " + b"x" * 3000)
    chat(page, CLERK).get_by_test_id("input").fill("giao việc")
    chat(page, CLERK).get_by_test_id("file").set_input_files(file)
    expect(last(page, CLERK).get_by_test_id("text")).to_have_text("giao việc")
    assert office.messages(CLERK)[-1]["document"]["file_name"] == "công văn giao việc.pdf"
    httpx.post(
        f"{office.base_url}{office.token}/sendDocument",
        data={"chat_id": CLERK},
        files={"document": ("bảng.xlsx", b"PK bytes")},
    )
    link = last(page, CLERK).get_by_test_id("file-link")
    expect(link).to_contain_text("bảng.xlsx")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "bảng.xlsx"
    assert Path(download.value.path()).read_bytes() == b"PK bytes"


def test_other_heads_are_tabs_with_unread_numbers(page: Page, office: Sandbox) -> None:
    office.say(OTHER_HEAD, "chào")
    send(office, OTHER_HEAD, "một")
    send(office, OTHER_HEAD, "hai")
    expect(page.get_by_test_id(f"unread-{OTHER_HEAD}")).to_have_text("2")
    page.get_by_test_id(f"tab-{OTHER_HEAD}").click()
    expect(last(page, OTHER_HEAD).get_by_test_id("text")).to_have_text("hai")
    expect(page.get_by_test_id(f"unread-{OTHER_HEAD}")).to_be_hidden()


def test_a_newcomer_begins_with_the_start_button(page: Page, office: Sandbox) -> None:
    page.get_by_test_id(f"tab-{OTHER_HEAD}").click()
    expect(chat(page, OTHER_HEAD).get_by_test_id("input")).to_be_hidden()
    chat(page, OTHER_HEAD).get_by_test_id("start").click()
    expect(last(page, OTHER_HEAD).get_by_test_id("text")).to_have_text("/start")
    expect(chat(page, OTHER_HEAD).get_by_test_id("input")).to_be_visible()


def test_an_example_goes_into_the_box(page: Page) -> None:
    chat(page, CLERK).get_by_test_id("hint").first.click()
    expect(chat(page, CLERK).get_by_test_id("input")).to_have_value("còn việc nào chưa xong?")


def test_a_draft_waits_while_another_head_is_open(page: Page) -> None:
    page.get_by_test_id(f"tab-{HEAD}").click()
    chat(page, HEAD).get_by_test_id("input").fill("xong")
    page.get_by_test_id(f"tab-{OTHER_HEAD}").click()
    page.get_by_test_id(f"tab-{HEAD}").click()
    expect(chat(page, HEAD).get_by_test_id("input")).to_have_value("xong")


def test_on_zalo_photos_go_and_nothing_else(page: Page, office: Sandbox) -> None:
    page.get_by_test_id(f"tab-{ZALO_HEAD}").click()
    chat(page, ZALO_HEAD).get_by_test_id("start").click()
    expect(last(page, ZALO_HEAD).get_by_test_id("text")).to_have_text("/start")
    file = chat(page, ZALO_HEAD).get_by_test_id("file")
    expect(file).to_have_attribute("accept", "image/*")
    file.set_input_files({"name": "anh.png", "mimeType": "image/png", "buffer": b"\x89PNG"})
    expect(last(page, ZALO_HEAD).locator("img.picture")).to_have_attribute("src", re.compile("/zalo/photos/"))
    chat(page, ZALO_HEAD).locator(".bubble").first.click()
    expect(chat(page, ZALO_HEAD).get_by_test_id("reply-bar")).to_be_hidden()


def test_the_clock_moves_and_the_day_changes(page: Page, office: Sandbox, clock: BotClock) -> None:
    now = page.get_by_test_id("clock-now")
    clock.moves.clear()
    clock.during = lambda: send(office, HEAD, "Nhắc việc số 12")
    page.get_by_test_id("clock-next-morning").click()
    expect(now).to_have_text(re.compile(r"Thứ Hai, 23/11/2026 · 08:0\d"))
    expect(last(page, HEAD).get_by_test_id("time")).to_have_text(re.compile(r"08:0\d"))
    expect(chat(page, HEAD).locator(".day").last).to_have_text("Thứ Hai, 23/11/2026")
    clock.during = None
    page.get_by_test_id("clock-plus-3").click()
    expect(now).to_have_text(re.compile(r"Thứ Tư, 25/11/2026 · 15:3\d"))
    page.get_by_test_id("clock-plus-1").click()
    expect(now).to_have_text(re.compile(r"Thứ Hai, 23/11/2026 · 15:3\d"))
    assert clock.moves == ["next_morning", "+3", "+1"]


def test_a_page_finds_its_way_back_when_the_server_has_been_restarted(browser: Browser) -> None:
    context = browser.new_context()
    with running_sandbox(PEOPLE) as first:
        port = int(first.url.rpartition(":")[2])
        first.say(CLERK, "trước")
        tab = context.new_page()
        tab.goto(first.url)
        expect(last(tab, CLERK).get_by_test_id("text")).to_have_text("trước")
    expect(tab.locator("#offline")).to_be_visible()
    with running_sandbox(PEOPLE, port=port) as second:
        second.say(CLERK, "sau")
        expect(last(tab, CLERK).get_by_test_id("text")).to_have_text("sau")
        expect(chat(tab, CLERK).get_by_test_id("message")).to_have_count(1)
        expect(tab.locator("#offline")).to_be_hidden()
    context.close()


def test_on_a_phone_three_rows_of_people_are_whole(browser: Browser, office: Sandbox) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    phone = context.new_page()
    phone.goto(office.url)
    phone.get_by_test_id("switch-units").click()
    expect(chat(phone, HEAD)).to_be_visible()
    rows = phone.locator(".column.front .tabs")
    rows.evaluate(
        "rows => { const one = rows.firstElementChild; one.style.width = '100%';"
        " rows.replaceChildren(...[1, 2, 3].map(() => one.cloneNode(true))); }"
    )
    assert rows.evaluate("rows => rows.scrollHeight <= rows.clientHeight")
    context.close()


def test_on_a_phone_one_column_is_shown_at_a_time(browser: Browser, office: Sandbox) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    phone = context.new_page()
    phone.goto(office.url)
    expect(chat(phone, CLERK)).to_be_visible()
    expect(chat(phone, HEAD)).to_be_hidden()
    send(office, HEAD, "Việc số 12")
    expect(phone.get_by_test_id("switch-units").locator(".badge")).to_have_text("1")
    phone.get_by_test_id("switch-units").click()
    expect(last(phone, HEAD).get_by_test_id("text")).to_have_text("Việc số 12")
    expect(chat(phone, CLERK)).to_be_hidden()
    expect(phone.get_by_test_id("switch-units").locator(".badge")).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
