"""How readers come in: host names, encryption, the proxy in front, the address that is listened on."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final

from dashboard.checks.check import Check, Finding, SetUp, fault, note

_ADMINISTRATORS_PORTS: Final = 1024
_LOOPBACK_NAME: Final = "localhost"


def _find(set_up: SetUp) -> Iterator[Finding]:
    settings, words = set_up.settings, set_up.words
    for host in settings.trusted_hosts:
        if host.startswith(".") or "*" in host:
            yield fault(
                words("The trusted host {host} stands for many names.", host=host),
                words("Name each host that readers type, in DASHBOARD_TRUSTED_HOSTS."),
            )
    if settings.environment == "production":
        yield from _in_production(set_up)
    if 0 < settings.port < _ADMINISTRATORS_PORTS:
        yield note(
            words("Port {port} can only be listened on with an administrator's rights.", port=settings.port),
            words("Choose one from 1024 up in DASHBOARD_PORT, and let the proxy stand before it."),
        )
    elif settings.port and not _is_free(settings.host, settings.port):
        yield note(
            words("Something listens on port {port} already.", port=settings.port),
            words("If it is not the dashboard itself, choose another port: DASHBOARD_PORT."),
        )


def _in_production(set_up: SetUp) -> Iterator[Finding]:
    settings, words = set_up.settings, set_up.words
    if settings.plain_http:
        yield note(
            words("Readers come in unencrypted: passwords and names can be read on the way."),
            words("Put a proxy with TLS in front, and remove DASHBOARD_TLS and DASHBOARD_PLAIN_HTTP."),
        )
    elif not settings.behind_proxy:
        yield note(
            words("The dashboard does not encrypt itself, and no proxy is said to stand in front."),
            words(
                "If a proxy does, set DASHBOARD_BEHIND_PROXY=true: else all readers share its address, and one who "
                "guesses passwords makes all wait."
            ),
        )
    if settings.behind_proxy and not _is_loopback(settings.host):
        yield note(
            words("It listens on {host}, where others than the proxy may reach it.", host=settings.host),
            words(
                "Set DASHBOARD_HOST=127.0.0.1, or let a firewall let in the proxy only: who comes past it says for "
                "itself which address it has."
            ),
        )
    if all(_is_loopback(host.strip("[]")) for host in settings.trusted_hosts):
        yield note(
            words("Only this machine's own names are trusted hosts: nobody else gets an answer."),
            words("Name the host that readers type, in DASHBOARD_TRUSTED_HOSTS."),
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == _LOOPBACK_NAME


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


CHECK: Final = Check(
    title="Ways in", find=_find, needs=frozenset({"trusted_hosts", "tls", "plain_http", "host", "port", "behind_proxy"})
)
