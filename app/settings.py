"""The settings of citetrail: environment variables that begin with `CITETRAIL_`, and nothing else.

No file is read, so that what a process does can be seen from its environment alone.
"""

import os
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_schema.errors import SettingsError

PREFIX = "CITETRAIL_"
MEGABYTE = 1024 * 1024
_NEO4J_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_FOR_TESTS = ("CITETRAIL_TEST_", "CITETRAIL_SEED_ARTICLE")

Port = Annotated[int, Field(ge=0, le=65535)]
JavaSize = Annotated[str, Field(pattern=r"^[1-9][0-9]*[mg]$")]


class Settings(BaseSettings):
    """Every setting, by its environment variable without the prefix. Made by `load_settings`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, env_file=None
    )

    neo4j_uri: str | None = Field(
        default=None,
        description="Address of a Neo4j server, cluster or Aura instance, such as "
        "neo4j://db.example.org:7687. When not set, citetrail starts a local Neo4j of its own.",
    )
    neo4j_user: str = Field(
        default="neo4j",
        min_length=1,
        description="User at `neo4j_uri`.",
    )
    neo4j_password: SecretStr | None = Field(
        default=None,
        description="Password at `neo4j_uri`; required with it. The local Neo4j has a random "
        "password of its own.",
    )
    neo4j_database: str = Field(
        default="neo4j", min_length=1, description="Name of the database on the server."
    )
    neo4j_bolt_port: Port = Field(
        default=0, description="Port of the local Neo4j on the loopback address; 0 is any free one."
    )
    neo4j_heap: JavaSize = Field(
        default="512m", description="Java heap of the local Neo4j, such as 512m or 2g."
    )
    neo4j_page_cache: JavaSize = Field(
        default="128m", description="Page cache of the local Neo4j, such as 128m or 1g."
    )
    neo4j_start_timeout_s: float = Field(
        default=120, gt=0, description="Seconds that the local Neo4j has to answer after its start."
    )
    maven_mirror: str | None = Field(
        default=None,
        pattern=r"^https?://",
        description="Address of a mirror of Maven Central from which to download the local Neo4j.",
    )
    java_home: Path | None = Field(
        default=None,
        description="Java 17 or 21 for the local Neo4j, in place of the one that comes with "
        "citetrail.",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("citetrail", appauthor=False),
        description="Folder of the local Neo4j's database, password and logs.",
    )
    cache_dir: Path = Field(
        default_factory=lambda: user_cache_path("citetrail", appauthor=False),
        description="Folder of the downloaded local Neo4j; it may be deleted at any time.",
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="Address on which the API and the pages are served.",
    )
    port: Port = Field(
        default=8765, description="Port on which the API and the pages are served; 0 is any free."
    )
    hosts: str | None = Field(
        default=None,
        description="Names under which the service is asked, besides those of this machine, such as "
        "citetrail.example.org; needed on a loopback address behind a proxy that passes the name on. On "
        "another address any name is served when not set.",
    )
    trusted_proxies: str | None = Field(
        default=None,
        description="Addresses or networks of proxies whose X-Forwarded-For and X-Forwarded-Proto are "
        "believed, such as 127.0.0.1.",
    )
    api_keys: SecretStr | None = Field(
        default=None,
        description="Keys to the service, one entry NAME:SCOPES:SHA256 for each, with commas or spaces "
        "between; `citetrail keys new` makes them. When set, a key is needed for everything but health.",
    )
    api_keys_file: Path | None = Field(
        default=None,
        description="File of such entries, one a line, in place of CITETRAIL_API_KEYS; # begins a note.",
    )
    local_writes: bool = Field(
        default=True,
        description="Whether corrections are taken without a key, from this machine, on a loopback address "
        "and while there are no keys.",
    )
    rate_limit: str | None = Field(
        default=None,
        description="Requests that each key may send, or each client address where there are no keys, such "
        "as 600/minute or 10/second; 5000/hour; off is no limit. When not set, 600/minute with keys "
        "and no limit without.",
    )
    max_requests: int = Field(
        default=100,
        gt=0,
        description="Requests answered at the same time; any more get a 503 at once.",
    )
    upload_max_mb: int = Field(
        default=20, gt=0, description="Size of the largest upload, in MB of 1,048,576 bytes."
    )
    cors_origins: str | None = Field(
        default=None,
        description="Other sites whose pages may read the API in a browser, such as "
        "https://example.org, with commas or spaces between; * is any.",
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="Form of the service's log on standard error: text or json."
    )
    log_level: Literal["info", "warning", "error"] = Field(
        default="info",
        description="What is logged: info has a line for each request, warning none.",
    )
    query_timeout_s: float = Field(
        default=30, gt=0, description="Seconds after which the server ends a question's query."
    )
    questions_dir: Path | None = Field(
        default=None,
        description="Folder of further .cypher questions, read beside those that are shipped.",
    )
    reviewer: str | None = Field(
        default=None,
        min_length=1,
        description="Name under which your corrections are kept, when --by is not given; the login "
        "name when not set.",
    )
    seeds_dir: Path | None = Field(
        default=None,
        description="Folder of YAML files named as those in seeds/ (outlets.yaml, topics.yaml, …), "
        "whose rows are added to the shipped ones.",
    )
    allow_web: bool = Field(
        default=False,
        description="Whether articles may be read from web addresses, as --allow-web allows for one "
        "command.",
    )
    web_timeout_s: float = Field(
        default=30,
        gt=0,
        description="Seconds in which a web page must be read, redirects included.",
    )
    web_max_mb: int = Field(
        default=20,
        gt=0,
        le=20,
        description="Size of the largest web page that is read, unpacked, in MB of 1,048,576 bytes.",
    )

    @model_validator(mode="after")
    def _neo4j_address_is_complete(self) -> Self:
        if self.neo4j_uri is None:
            return self
        scheme = self.neo4j_uri.partition("://")[0]
        if scheme not in _NEO4J_SCHEMES or not self.neo4j_uri.partition("://")[2]:
            raise SettingsError(
                f"CITETRAIL_NEO4J_URI is {self.neo4j_uri!r}, which is no address of a Neo4j server. "
                f"It is written SCHEME://HOST:PORT, SCHEME being one of {', '.join(_NEO4J_SCHEMES)}."
            )
        if self.neo4j_password is None:
            raise SettingsError(
                f"CITETRAIL_NEO4J_URI is set ({self.neo4j_uri}) and CITETRAIL_NEO4J_PASSWORD is not. "
                "Set the password of that server, or unset the address to use a local Neo4j."
            )
        return self


def load_settings(**overrides: Any) -> Settings:
    """The settings of this process; `overrides`, by field name, win over the environment.

    Raises `SettingsError` naming each variable that is wrong, and each variable with our prefix
    that is no setting: a misspelt CITETRAIL_NEO4J_URI would otherwise load a text into the local
    database without a word.
    """
    unknown = _unknown_variables()
    if unknown:
        raise SettingsError(
            f"{', '.join(unknown)}: no such setting. Unset it, or correct its name; the settings are "
            f"{', '.join(PREFIX + name.upper() for name in Settings.model_fields)}."
        )
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(_explained(error)) from None


def _unknown_variables() -> list[str]:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    ours = (name for name in os.environ if name.upper().startswith(PREFIX))
    return sorted(
        name for name in ours if name.upper() not in known and not name.startswith(_FOR_TESTS)
    )


def _explained(error: ValidationError) -> str:
    """One sentence a wrong field. The value is not repeated: it may be a password."""
    wrong = (
        f"{PREFIX}{'_'.join(str(part) for part in problem['loc'][:1]).upper()}: {problem['msg']}."
        for problem in error.errors(include_url=False, include_input=False)
    )
    return " ".join(wrong)
