"""What each setting is to be set to: said when it is missing or wrong, and in the list of settings."""

from typing import Final

from dashboard.vocabulary.text import Text

EXPLANATIONS: Final[dict[str, Text]] = {
    "environment": Text(da="production, demo eller test", en="production, demo or test"),
    "case_db": Text(
        da="fagdatabasens adresse, fx postgresql+psycopg://bruger@vært/base eller sqlite:////sti/fag.sqlite",
        en="the case database's URL, e.g. postgresql+psycopg://user@host/base or sqlite:////path/case.sqlite",
    ),
    "app_db": Text(
        da="adressen på dashboardets egen database, fx postgresql+psycopg://bruger@vært/base",
        en="the URL of the dashboard's own database, e.g. postgresql+psycopg://user@host/base",
    ),
    "mart": Text(
        da="en fil, som tallene kan ligge i, fx /var/lib/dashboard/mart.duckdb",
        en="a file for the figures to lie in, e.g. /var/lib/dashboard/mart.duckdb",
    ),
    "municipality": Text(
        da="kommunens egen kode, som den står i fagdatabasen",
        en="the municipality's own code as it stands in the case database",
    ),
    "secret_key": Text(
        da='mindst 32 tilfældige tegn, fx fra python -c "import secrets; print(secrets.token_urlsafe(48))"',
        en='at least 32 random characters, e.g. from python -c "import secrets; print(secrets.token_urlsafe(48))"',
    ),
    "trusted_hosts": Text(
        da="de værtsnavne, som læserne skriver i browseren, adskilt af komma, fx dashboard.kommune.example",
        en="the host names that readers type in the browser, with commas between, e.g. figures.town.example",
    ),
    "host": Text(da="den adresse, der lyttes på, fx 127.0.0.1", en="the address to listen on, e.g. 127.0.0.1"),
    "port": Text(da="et portnummer fra 0 til 65535", en="a port number from 0 to 65535"),
    "workers": Text(da="antal processer, 1 til 64", en="the number of processes, 1 to 64"),
    "threads": Text(da="antal tråde i hver proces, 1 til 64", en="the number of threads a process, 1 to 64"),
    "tls": Text(
        da="true, når læserne kommer ind over https; ellers false",
        en="true when readers come in over https, else false",
    ),
    "plain_http": Text(
        da="true, når det er besluttet, at læserne kommer ind uden kryptering; ellers false",
        en="true when it has been decided that readers come in unencrypted, else false",
    ),
    "behind_proxy": Text(
        da="true, når præcis én omvendt proxy står foran og sætter X-Forwarded-For; ellers false",
        en="true when exactly one reverse proxy stands in front and sets X-Forwarded-For, else false",
    ),
    "refresh_every_minutes": Text(
        da="minutter mellem opdateringer, 0 til 10080 (0: aldrig)",
        en="minutes between refreshes, 0 to 10080 (0: never)",
    ),
    "as_of_lag_days": Text(
        da="dage fra sidste hele dag i data til opdateringen, 0 til 366",
        en="days from the last whole day of the data to the refresh, 0 to 366",
    ),
    "least_children": Text(
        da="det færreste antal børn bag et tal, som vises, 3 eller derover",
        en="the least number of children behind a figure that is shown, 3 or more",
    ),
    "languages": Text(da="da eller da,en", en="da or da,en"),
    "session_idle_minutes": Text(
        da="minutter uden brug, før en session slutter, 1 til 1440",
        en="minutes without use before a session ends, 1 to 1440",
    ),
    "session_hours": Text(
        da="timer, før en session slutter uanset brug, 1 til 168",
        en="hours before a session ends in any case, 1 to 168",
    ),
    "audit_months": Text(
        da="måneder, som loggen over opslag gemmes, 7 til 120",
        en="months for which the log of look-ups is kept, 7 to 120",
    ),
    "mart_memory": Text(
        da="hukommelse til forespørgsler i hver proces, fx 256MB eller 1GB",
        en="memory for queries a process, e.g. 256MB or 1GB",
    ),
    "mart_threads": Text(
        da="tråde til forespørgsler i hver proces, 1 til 64", en="threads for queries a process, 1 to 64"
    ),
    "oidc_issuer": Text(
        da="udstederen hos en OpenID Connect-udbyder, fx https://login.microsoftonline.com/<lejer>/v2.0",
        en="the issuer of an OpenID Connect provider, e.g. https://login.microsoftonline.com/<tenant>/v2.0",
    ),
    "oidc_client_id": Text(
        da="det id, som udbyderen har givet dashboardet", en="the id that the provider has given the dashboard"
    ),
    "oidc_client_secret": Text(
        da="den hemmelighed, som udbyderen har givet dashboardet",
        en="the secret that the provider has given the dashboard",
    ),
    "oidc_scopes": Text(
        da="det, der bedes om hos udbyderen: openid og andre med mellemrum imellem",
        en="what the provider is asked for: openid and others, with spaces between",
    ),
    "oidc_mapping": Text(
        da="en TOML-fil, som siger, hvilke roller udbyderens oplysninger giver; se docs/sign-in.md",
        en="a TOML file that says which roles the provider's claims give; see docs/sign-in.md",
    ),
    "oidc_label": Text(
        da='det, der står efter "Log ind med" på knappen, højst 60 tegn',
        en='what follows "Sign in with" on the button, at most 60 characters',
    ),
    "password_sign_in": Text(
        da="false, når der kun logges ind hos udbyderen; ellers true",
        en="false when people sign in at the provider only, else true",
    ),
    "max_upload_mb": Text(
        da="største forespørgsel i megabyte, 1 til 200", en="the largest request in megabytes, 1 to 200"
    ),
    "log_level": Text(da="DEBUG, INFO, WARNING eller ERROR", en="DEBUG, INFO, WARNING or ERROR"),
    "rules_file": Text(
        da="en TOML-fil med kommunens regler",
        en="a TOML file with the municipality's rules of the definitions",
    ),
    "demo_dir": Text(da="mappen med demoens filer", en="the folder of the demo's files"),
    "assets_dir": Text(da="mappen med stilark, skrifttyper og scripts", en="the folder of styles, fonts and scripts"),
}
