"""What production is never started with, though each setting by itself could be right: told, not mended."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from dashboard.settings.secret_key import is_of_a_demo
from dashboard.settings.settings import PREFIX, Settings
from dashboard.vocabulary.text import Text

# Each opens the inside to whoever asks: a debugger that runs code, reloads that tell file names, callbacks as tools.
_OPENING: Final = ("FLASK_DEBUG", "DASH_DEBUG", "DASH_HOT_RELOAD", "DASH_UI", "DASH_MCP_ENABLED")
_OFF: Final = frozenset({"", "0", "false", "no", "off", "none"})


def production_problems(
    settings: Settings, environment: Mapping[str, str], faulty: Collection[str] = ()
) -> Iterator[Text]:
    """A sentence for each thing that must not be so in production; `faulty` settings are told of already."""
    for name in _OPENING:
        if environment.get(name, "").strip().lower() not in _OFF:
            yield Text(
                da=f"{name} er sat, og det må den ikke være i drift: den åbner programmets indre. Fjern den.",
                en=f"{name} is set, and must not be in production: it opens the inside of the program. Remove it.",
            )
    if "secret_key" not in faulty and is_of_a_demo(settings.secret_key.get_secret_value()):
        yield Text(
            da=f"{PREFIX}SECRET_KEY er en demos nøgle. Lav en ny til driften.",
            en=f"{PREFIX}SECRET_KEY is the key of a demo. Make a new one for production.",
        )
    if not {"tls", "plain_http"} & set(faulty) and settings.tls is settings.plain_http:
        yield _both(settings)


def _both(settings: Settings) -> Text:
    if settings.tls:
        return Text(
            da=f"{PREFIX}TLS og {PREFIX}PLAIN_HTTP siger hver sit. Fjern {PREFIX}PLAIN_HTTP, når læserne kommer ind "
            "over https.",
            en=f"{PREFIX}TLS and {PREFIX}PLAIN_HTTP contradict each other. Remove {PREFIX}PLAIN_HTTP when readers come "
            "in over https.",
        )
    return Text(
        da=f"{PREFIX}TLS er false: adgangskoder og børns navne går ukrypteret over nettet. Sæt en proxy med TLS "
        f"foran, og fjern {PREFIX}TLS; eller sæt {PREFIX}PLAIN_HTTP=true, hvis det er besluttet.",
        en=f"{PREFIX}TLS is false: passwords and children's names go over the network unencrypted. Put a proxy with "
        f"TLS in front and remove {PREFIX}TLS; or set {PREFIX}PLAIN_HTTP=true, if that has been decided.",
    )
