"""Settings by environment and .env: strict, secrets from files where wanted, one error that lists all."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import AwareDatetime, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from scheduler.policy import DeliveryPolicy

_REAL_TOKEN = re.compile(r"\d+:[\w-]{35}")
PATIENCE = 60.0
"""Seconds of a lease, and before what may have arrived is sent once more (the marked resend)."""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass
class ConfigError(Exception):
    """Settings that cannot be used: (setting's name, code) for each, in order."""

    faults: tuple[tuple[str, str], ...]


class Config(BaseSettings):
    """What the environment says. `.env.example` explains each setting in a line."""

    model_config = SettingsConfigDict(
        env_prefix="NHACVIEC_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # ".env.example" as it stands is a good ".env"
        extra="ignore",
        frozen=True,
    )

    telegram_token: SecretStr | None = None
    telegram_token_file: Path | None = None
    telegram_api: str | None = None
    data: Path = Path("data")
    database: str | None = None
    office_name: str | None = None
    port: int = Field(default=8080, ge=0, le=65535)
    clock_port: int | None = Field(default=None, ge=1, le=65535)
    clock_start: AwareDatetime | None = None
    patience: float = Field(default=PATIENCE, gt=0, le=PATIENCE)
    log_level: str = "warning"

    @field_validator("telegram_token", "telegram_token_file", "telegram_api", "database", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.lower() not in {"debug", "info", "warning", "error"}:
            raise ValueError("level")
        return value.lower()

    @field_validator("telegram_token")
    @classmethod
    def _one_line(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().strip().isprintable():
            raise ValueError("token")
        return value

    @field_validator("telegram_api")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "http://none")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ValueError("address")
        return value

    @property
    def token(self) -> str | None:
        """The bot's token, from the setting or its file; None for the demonstration."""
        if self.telegram_token is not None:
            return self.telegram_token.get_secret_value().strip()
        if self.telegram_token_file is not None:
            return _secret_in(self.telegram_token_file)
        return None

    @property
    def database_url(self) -> str:
        """The database's URL; an SQLite file in the data folder unless one is set."""
        return self.database or f"sqlite:///{self.data / 'nhacviec.db'}"

    @property
    def may_move_clock(self) -> bool:
        """Whether a movable clock is asked for; ConfigError where people of the real world would be told."""
        if self.clock_port is not None:
            self._only_on_loopback("NHACVIEC_CLOCK_PORT")
        return self.clock_port is not None

    @property
    def delivery(self) -> DeliveryPolicy:
        """How messages leave; ConfigError where less patience is asked for than real people need."""
        if self.patience == PATIENCE:
            return DeliveryPolicy()
        self._only_on_loopback("NHACVIEC_PATIENCE")
        return DeliveryPolicy(
            lease=self.patience,
            send_timeout=self.patience * 0.5,
            resend_wait=self.patience,
            retry_wait=self.patience * 0.1,
            chat_interval=self.patience / PATIENCE,
            breaker_wait=self.patience,
            starts_longest_wait=self.patience,
        )

    def _only_on_loopback(self, setting: str) -> None:
        if not self.api_is_loopback or _REAL_TOKEN.fullmatch(self.token or ""):
            raise ConfigError(((setting, "not_loopback"),))

    @property
    def api_is_loopback(self) -> bool:
        """Whether the Telegram server is one of our own on this machine."""
        return self.telegram_api is not None and urlsplit(self.telegram_api).hostname in LOOPBACK


def _secret_in(file: Path) -> str:
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigError((("NHACVIEC_TELEGRAM_TOKEN_FILE", "unreadable"),)) from None
    if not secret:
        raise ConfigError((("NHACVIEC_TELEGRAM_TOKEN_FILE", "missing"),))
    if not secret.isprintable():
        raise ConfigError((("NHACVIEC_TELEGRAM_TOKEN_FILE", "value_error"),))
    return secret


def load(**overrides: object) -> Config:
    """The settings; ConfigError that names every one that cannot be used."""
    try:
        config = Config(**overrides)  # type: ignore[arg-type]
        config.token  # noqa: B018 - the file of a secret is one of the settings
        return config
    except (OSError, UnicodeDecodeError):
        raise ConfigError(((".env", "unreadable"),)) from None
    except ValidationError as error:
        faults = tuple(
            ("NHACVIEC_" + ".".join(str(part) for part in fault["loc"]).upper(), fault["type"])
            for fault in error.errors()
        )
        raise ConfigError(faults) from None
