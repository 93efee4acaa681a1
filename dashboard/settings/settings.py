"""Every setting, typed, from environment variables that begin with DASHBOARD_.

A default exists only where it is right in production; a demo's are in `DemoDefaults`.
"""

from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from dashboard.settings.secret_key import is_weak, kept_key
from dashboard.vocabulary.scope import LEAST_CHILDREN, LOWEST_LEAST_CHILDREN
from dashboard.vocabulary.text import Language

PREFIX: Final = "DASHBOARD_"
DEMO_DIR: Final = Path("var/demo")
DEMO_MUNICIPALITY: Final = "999"
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_Commas = NoDecode  # lists are written with commas, not as JSON


class DemoDefaults(PydanticBaseSettingsSource):
    """What a demo needs and nobody set: files in its folder, and a secret key of its own."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        if self.current_state.get("environment") != "demo":
            return {}
        directory = Path(self.current_state.get("demo_dir", DEMO_DIR)).absolute()
        defaults: dict[str, Any] = {
            "demo_dir": directory,
            "case_db": f"sqlite:///{directory / 'case.sqlite'}",
            "app_db": f"sqlite:///{directory / 'app.sqlite'}",
            "mart": directory / "mart.duckdb",
            "municipality": DEMO_MUNICIPALITY,
            "tls": False,
            "trusted_hosts": _LOOPBACK,
            "log_level": "WARNING",  # the terminal shows the sign-ins, not each request
        }
        if "secret_key" not in self.current_state:
            defaults["secret_key"] = kept_key(directory / "secret-key")
        return defaults


class Settings(BaseSettings):
    """The set-up of one installation. Make it with `load_settings` (in `loading`), which words what is wrong."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True)

    environment: Literal["production", "demo", "test"] = "production"
    case_db: str = Field(pattern=r"^[a-z0-9+]+://")
    app_db: str = Field(pattern=r"^(sqlite|postgresql)(\+[a-z0-9]+)?://")
    mart: Path
    municipality: str = Field(min_length=1)
    secret_key: SecretStr
    trusted_hosts: Annotated[tuple[str, ...], _Commas] = Field(min_length=1)
    host: str = "127.0.0.1"
    port: int = Field(default=8050, ge=0, le=65535)
    workers: int = Field(default=2, ge=1, le=64)
    threads: int = Field(default=4, ge=1, le=64)
    tls: bool = True
    plain_http: bool = False
    behind_proxy: bool = False
    refresh_every_minutes: int = Field(default=60, ge=0, le=10080)
    as_of_lag_days: int = Field(default=1, ge=0, le=366)
    least_children: int = Field(default=LEAST_CHILDREN, ge=LOWEST_LEAST_CHILDREN)
    languages: Annotated[tuple[Language, ...], _Commas] = Field(default=("da", "en"), min_length=1)
    session_idle_minutes: int = Field(default=60, ge=1, le=1440)
    session_hours: int = Field(default=10, ge=1, le=168)
    audit_months: int = Field(default=13, ge=7, le=120)
    mart_memory: str = Field(default="256MB", pattern=r"^[1-9]\d*(MB|GB)$")
    mart_threads: int = Field(default=2, ge=1, le=64)
    oidc_issuer: str | None = Field(default=None, pattern=r"^https?://[^\s?#]+$")
    oidc_client_id: str | None = Field(default=None, min_length=1)
    oidc_client_secret: SecretStr | None = Field(default=None, min_length=1)
    oidc_scopes: str = Field(default="openid profile", pattern=r"^([!-~]+ )*openid( [!-~]+)*$")
    oidc_mapping: Path | None = None
    oidc_label: str | None = Field(default=None, min_length=1, max_length=60)
    password_sign_in: bool = True
    max_upload_mb: int = Field(default=20, ge=1, le=200)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    rules_file: Path | None = None
    demo_dir: Path | None = None
    # Beside the package: assets are served from the checkout.
    assets_dir: Path = Path(__file__).parents[2] / "assets"

    @field_validator("trusted_hosts", "languages", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value

    @field_validator("secret_key")
    @classmethod
    def _not_guessable(cls, value: SecretStr) -> SecretStr:
        if is_weak(value.get_secret_value()):
            raise ValueError("weak")
        return value

    @model_validator(mode="after")
    def _idle_within_the_whole(self) -> Self:
        if self.session_idle_minutes > self.session_hours * 60:
            raise ValueError("session_idle_minutes")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, DemoDefaults(settings_cls)
