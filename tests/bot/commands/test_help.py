"""The command line speaks Vietnamese: every help page and every error about what was typed."""

from collections.abc import Iterator

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.cli import NAME, build
from bot.commands.help import spoken

ENGLISH = ("Usage", "Options", "Arguments", "Commands", "Show", "required", "default", "Error", "Try")
WIDTH = 80


def run(*words: str) -> int:
    """The exit status of the command line."""
    with pytest.raises(SystemExit) as ended, spoken():
        raise SystemExit(build()(list(words), prog_name=NAME, standalone_mode=False) or 0)
    return int(ended.value.code or 0)


def verbs() -> Iterator[tuple[str, ...]]:
    """Every verb and group as it is typed."""

    def below(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield path
        if isinstance(command, TyperGroup):
            for name, child in command.commands.items():
                yield from below(child, (*path, name))

    return below(get_command(build()), ())


@pytest.mark.parametrize("verb", list(verbs()))
def test_every_help_is_vietnamese_and_fits_a_terminal(
    verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*verb, "--help") == 0
    said = capsys.readouterr().out
    assert said.startswith("Cách gõ: nhacviec " + " ".join(verb))
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
            "Không có lệnh forget. Các lệnh: run, read, import, export, invite, eval, check, units, people, "
            "settings, days.",
        ),
        (("units", "export"), "Không có lệnh export. Các lệnh: import."),
        (("read", "--jsn", "x"), "Không có tùy chọn --jsn. Gần giống: --json."),
        (("read", "--received"), "Tùy chọn --received chưa dùng đúng cách."),
        (("read", "--received", "hôm qua", "x"), "'hôm qua' không phải ngày dạng YYYY-MM-DD."),
    ],
)
def test_what_is_typed_wrong_is_said_in_one_sentence_with_the_way_to_help(
    typed: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*typed) == 1
    told = capsys.readouterr()
    assert told.err.splitlines()[0] == said
    assert told.out == ""
    assert [word for word in ENGLISH if word in told.err] == []


def test_no_verb_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert "nhacviec [TÙY CHỌN] LỆNH" in capsys.readouterr().out


def test_a_verb_that_ends_by_itself_keeps_its_status() -> None:
    with pytest.raises(SystemExit) as ended, spoken():
        raise SystemExit(build()(["read", "no-such-file.txt"], prog_name=NAME, standalone_mode=False))
    assert ended.value.code == 1
