"""The command line speaks Vietnamese: every help page and every error about what was typed."""

import pytest

from bot.cli import main
from bot.commands.verbs import VERBS
from messages.command_line.cli import HELP

ENGLISH = ("Usage", "Options", "Arguments", "Commands", "Show", "required", "default", "Error", "Try")
WIDTH = 80


@pytest.mark.parametrize("verb", ["", *HELP])
def test_every_help_is_vietnamese_and_fits_a_terminal(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*verb.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Cách gõ: nhacviec {verb}")
    assert [word for word in ENGLISH if word in said] == []
    assert [line for line in said.splitlines() if len(line) > WIDTH] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("read",), "Lệnh còn thiếu TỆP."),
        (("invite",), "Lệnh còn thiếu MÃ."),
        (("invite", "CB1", "CB2"), "Lệnh chưa đúng cách, có thể thừa một giá trị."),
        (
            ("forget",),
            "Không có lệnh forget. Các lệnh: init, run, read, import, export, invite, eval, when, "
            "understand, health, check, backup, restore, move, tidy, moved, units, people, settings, days.",
        ),
        (("units", "export"), "Không có lệnh export. Các lệnh: import."),
        (("read", "--jsn", "x"), "Không có tùy chọn --jsn. Gần giống: --json."),
        (("read", "--received"), "Tùy chọn --received chưa dùng đúng cách."),
        (
            ("read", "--received", "hôm qua", "x"),
            "“hôm qua” không phải ngày dạng năm-tháng-ngày, ví dụ 2027-01-04.",
        ),
    ],
)
def test_what_is_typed_wrong_is_said_in_one_sentence_with_the_way_to_help(
    typed: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == 1
    told = capsys.readouterr()
    assert told.err.splitlines()[0] == said
    assert told.out == ""
    assert [word for word in ENGLISH if word in told.err] == []


def test_no_verb_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "nhacviec [TÙY CHỌN] LỆNH" in capsys.readouterr().out


def test_a_verb_that_ends_by_itself_keeps_its_status() -> None:
    assert main(["read", "no-such-file.txt"]) == 1


def test_every_verb_and_every_group_has_its_help() -> None:
    groups = {verb.rpartition(" ")[0] for verb in VERBS} - {""}
    assert HELP.keys() == VERBS.keys() | groups
