"""The settings name the messengers; one token each."""

from pathlib import Path

import pytest

from bot.channels.wiring import MESSENGERS, messengers_of
from bot.config import Config, load


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of this machine."""
    monkeypatch.chdir(tmp_path)


def test_every_token_that_can_be_set_has_its_messenger() -> None:
    settings = {name.removesuffix("_token") for name in Config.model_fields if name.endswith("_token")}
    assert settings == MESSENGERS.keys()


def test_without_a_token_there_is_no_messenger() -> None:
    assert messengers_of(load()) == ()


def test_a_token_makes_a_bot_whose_id_it_begins_with() -> None:
    (made,) = messengers_of(load(telegram_token="77:abc", telegram_api="http://127.0.0.1:9"))
    assert (made.name, made.bot) == ("telegram", "77")


def test_a_token_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "ma.txt").write_text("78:abc\n", encoding="utf-8")
    (made,) = messengers_of(load(telegram_token_file="ma.txt"))
    assert made.bot == "78"
