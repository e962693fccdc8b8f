"""What a screen takes of an answer, and which buttons go with it."""

from messages.lists import MORE, first_screen
from messages.text import Button, Message, plain

LONG = "rà soát, tổng hợp và báo cáo kết quả thực hiện các nhiệm vụ được giao " * 5


def listed(*numbers: int) -> Message:
    blocks = tuple(plain(f"{number}. {LONG}") for number in numbers)
    rows = tuple((decide("confirm", number), decide("return", number)) for number in dict.fromkeys(numbers))
    return Message(blocks, rows)


def decide(verb: str, number: int) -> Button:
    return Button(f"{verb} {number}", f"{verb}:{number}:7", f"{verb} {number}")


def pages(message: Message) -> list[Message]:
    found: list[Message] = []
    rest: Message | None = message
    while rest is not None:
        screen = first_screen(rest)
        found.append(screen.message)
        rest = screen.rest
    return found


def asked(page: Message) -> list[str]:
    return [each.data for row in page.buttons for each in row]


def test_an_answer_of_one_screen_keeps_its_buttons() -> None:
    message = listed(1, 2)
    assert pages(message) == [message]


def test_the_buttons_of_a_task_go_with_the_page_that_shows_it() -> None:
    first, second = pages(listed(1, 2, 3, 4, 5))
    assert asked(first) == [f"{verb}:{n}:7" for n in (1, 2, 3) for verb in ("confirm", "return")] + ["more"]
    assert asked(second) == [f"{verb}:{n}:7" for n in (4, 5) for verb in ("confirm", "return")]


def test_a_task_of_which_another_line_follows_is_decided_below_that_line() -> None:
    first, second = pages(listed(1, 2, 3, 1))
    assert "confirm:1:7" not in asked(first)
    assert "confirm:1:7" in asked(second)


def test_every_button_is_offered_once_over_many_pages() -> None:
    message = listed(*range(1, 13))
    found = [each for page in pages(message) for each in asked(page) if each != "more"]
    assert len(pages(message)) > 3
    assert found == asked(message)


def test_what_is_about_no_listed_task_stays_on_the_first_page() -> None:
    excel = ((Button("Xuất Excel", "excel", "xuất excel"),),)
    first, second = pages(Message(listed(1, 2, 3, 4, 5).blocks, excel))
    assert asked(first) == ["excel", "more"]
    assert not second.buttons


def test_the_way_on_is_offered_once() -> None:
    more = ((Button("Tiếp", "more", MORE),),)
    first, _ = pages(Message(listed(1, 2, 3, 4, 5).blocks, more))
    assert asked(first) == ["more"]


def test_the_tasks_that_a_page_does_not_show_are_unread() -> None:
    assert first_screen(listed(1, 2, 3, 4, 5)).unread == {4, 5}
    assert not first_screen(listed(1, 2)).unread
