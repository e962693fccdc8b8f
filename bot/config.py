"""Settings by environment and .env: strict, secrets from files where wanted, one error that lists all."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import AwareDatetime, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from scheduler.policy import DeliveryPolicy

_REAL_TOKEN = re.compile(r"\d+:[\w-]{35}")
PREFIX = "NHACVIEC_"
_SQLITE = "sqlite:///"
PATIENCE = 60.0
"""Seconds of a lease, and before what may have arrived is sent once more (the marked resend)."""

_TOKEN, _TOKEN_FILE, _ADDRESS = "_token", "_token_file", "_api"
"""How the names of a messenger's settings end."""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass
class ConfigError(Exception):
    """Settings that cannot be used: (setting's name, code) for each, in order."""

    faults: tuple[tuple[str, str], ...]


class Config(BaseSettings):
    """What the environment says. `.env.example` explains each setting in a line."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # ".env.example" as it stands is a good ".env"
        extra="ignore",
        frozen=True,
    )

    # Of each messenger its token, or the file that holds it, and its server's address.
    telegram_token: SecretStr | None = None
    telegram_token_file: Path | None = None
    telegram_api: str | None = None
    zalo_token: SecretStr | None = None
    zalo_token_file: Path | None = None
    zalo_api: str | None = None
    proxy: SecretStr | None = None
    data: Path = Path("data")
    database: str | None = Field(default=None, repr=False)
    backups: Path | None = None
    office_name: str | None = None
    port: int = Field(default=8080, ge=0, le=65535)
    web_port: int | None = Field(default=None, ge=1, le=65535)
    web_url: str | None = None
    clock_key: SecretStr | None = None
    clock_port: int | None = Field(default=None, ge=1, le=65535)
    clock_start: AwareDatetime | None = None
    patience: float = Field(default=PATIENCE, gt=0, le=PATIENCE)
    log_level: str = "warning"

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object, field: ValidationInfo) -> object:
        may_be_empty = _is(field, _TOKEN, _TOKEN_FILE, _ADDRESS, "proxy", "database", "backups", "web_url")
        return None if may_be_empty and isinstance(value, str) and not value.strip() else value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.lower() not in {"debug", "info", "warning", "error"}:
            raise ValueError("level")
        return value.lower()

    @field_validator("*")
    @classmethod
    def _one_line(cls, value: object, field: ValidationInfo) -> object:
        secret = value.get_secret_value() if isinstance(value, SecretStr) else ""
        if _is(field, _TOKEN) and not secret.strip().isprintable():
            raise ValueError("token")
        if _is(field, _TOKEN) and isinstance(value, SecretStr) and not is_token(secret.strip()):
            raise PydanticCustomError("token_form", "token")
        return value

    @field_validator("*")
    @classmethod
    def _an_address(cls, value: object, field: ValidationInfo) -> object:
        if _is(field, _ADDRESS) and isinstance(value, str):
            parts = urlsplit(value)
            if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
                raise ValueError("address")
        return value

    @field_validator("proxy")
    @classmethod
    def _a_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        """By http or https; it may hold a name and a password."""
        if value is not None:
            parts = urlsplit(value.get_secret_value())
            if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
                raise ValueError("address")
        return value

    @field_validator("web_url")
    @classmethod
    def _a_public_address(cls, value: str | None) -> str | None:
        """Messengers post to https only, and to a name that they can reach."""
        parts = urlsplit(value or "")
        public = parts.scheme == "https" and parts.hostname not in (None, *LOOPBACK) and not parts.query
        if value is not None and not public:
            raise ValueError("address")
        return value.rstrip("/") if value is not None else None

    @property
    def tokens(self) -> dict[str, str]:
        """The token of each messenger's bot, from its setting or its file; none for the demonstration."""
        names = [name.removesuffix(_TOKEN) for name in type(self).model_fields if name.endswith(_TOKEN)]
        found = {name: self._token_of(name) for name in names}
        return {name: token for name, token in found.items() if token is not None}

    def api_of(self, messenger: str) -> str | None:
        """The address of the messenger's server, where it is another than the official one."""
        address: str | None = getattr(self, messenger + _ADDRESS)
        return address

    @property
    def proxy_address(self) -> str | None:
        """The proxy on the way to the messengers' servers, with its password; None for none."""
        return self.proxy.get_secret_value() if self.proxy is not None else None

    @property
    def token_files(self) -> tuple[Path, ...]:
        """The files of tokens that are set."""
        names = [name for name in type(self).model_fields if name.endswith(_TOKEN_FILE)]
        return tuple(path for name in names if (path := getattr(self, name)) is not None)

    def token_now(self, messenger: str) -> str | None:
        """The token as its file has it now; None where no file is set, or nothing good is in it."""
        file: Path | None = getattr(self, messenger + _TOKEN_FILE)
        if file is None or getattr(self, messenger + _TOKEN) is not None:
            return None
        try:
            return _secret_in(file, "")
        except ConfigError:
            return None

    def _token_of(self, messenger: str) -> str | None:
        token: SecretStr | None = getattr(self, messenger + _TOKEN)
        file: Path | None = getattr(self, messenger + _TOKEN_FILE)
        if token is not None:
            return token.get_secret_value().strip()
        setting = f"NHACVIEC_{messenger}{_TOKEN_FILE}".upper()
        return _secret_in(file, setting) if file is not None else None

    @property
    def files(self) -> Path:
        """The folder of the files that people sent."""
        return self.data / "tep"

    @property
    def database_url(self) -> str:
        """The database's URL, where a path may be set too; an SQLite file in the data folder else."""
        if self.database and "://" not in self.database:
            return f"{_SQLITE}{Path(self.database).absolute()}"
        return self.database or f"{_SQLITE}{self.data / 'nhacviec.db'}"

    @property
    def has_database(self) -> bool:
        """Whether there is one: a file, or a server's."""
        path = self.database_url.removeprefix(_SQLITE)
        return path == self.database_url or Path(path).is_file()

    @property
    def may_move_clock(self) -> bool:
        """Whether a movable clock is asked for; ConfigError where people of the real world would be told."""
        if self.clock_port is not None:
            self._only_on_loopback("NHACVIEC_CLOCK_PORT")
        return self.clock_port is not None

    @property
    def still(self) -> float:
        """After how many seconds of standing still another machine takes over."""
        return max(8.0, self.patience * 2 / 3)

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
            failover_after=self.patience * 2,
            gather_within=self.patience,
            starts_longest_wait=self.patience,
        )

    def _only_on_loopback(self, setting: str) -> None:
        tokens = self.tokens
        hosts = [urlsplit(self.api_of(name) or "").hostname for name in tokens]
        if not hosts or not LOOPBACK.issuperset(hosts) or any(map(_REAL_TOKEN.fullmatch, tokens.values())):
            raise ConfigError(((setting, "not_loopback"),))


def _is(field: ValidationInfo, *endings: str) -> bool:
    return (field.field_name or "").endswith(endings)


def _secret_in(file: Path, setting: str) -> str:
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigError(((setting, "unreadable"),)) from None
    if not secret:
        raise ConfigError(((setting, "missing"),))
    if not secret.isprintable():
        raise ConfigError(((setting, "value_error"),))
    if not is_token(secret):
        raise ConfigError(((setting, "token_form"),))
    return secret


def is_token(text: str) -> bool:
    """Whether it is what a messenger gives: the bot's number or name, a colon, the secret."""
    bot, _, secret = text.partition(":")
    return bool(bot and secret) and not any(each.isspace() for each in text)


def load(**overrides: object) -> Config:
    """The settings; ConfigError that names every one that cannot be used."""
    try:
        config = Config(**overrides)  # type: ignore[arg-type]
        config.tokens  # noqa: B018 - the file of a secret is one of the settings
        return config
    except (OSError, UnicodeDecodeError):
        raise ConfigError(((".env", "unreadable"),)) from None
    except ValidationError as error:
        faults = tuple(
            ("NHACVIEC_" + ".".join(str(part) for part in fault["loc"]).upper(), fault["type"])
            for fault in error.errors()
        )
        raise ConfigError(faults) from None
