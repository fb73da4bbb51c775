"""The annotated article: one HTML file with all that was read marked in the article's own text.

It works from disk and asks nothing of any host; its style sheet and script are inside and allowed by
their hashes alone. Invariant: the text content of its `article` element is the canonical text.
"""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from app.annotation.details import (
    UNSURE_BELOW,
    Detail,
    citation_details,
    claim_details,
    name_details,
    problem_details,
)
from app.annotation.layout import lay_out
from app.annotation.marks import marked_regions
from app.annotation.notes import note_links
from app.annotation.reading import Reading, followable
from app.annotation.signs import SIGNS, PartName
from app.pages.templating import templates
from app.web_addresses import is_web_address, without_credentials
from graph_schema.errors import SettingsError
from graph_schema.extraction import Extraction
from loaders.read import STANDARD_INPUT
from loaders.vocabulary import Vocabulary

_LONGEST_NAME = 80

# Per table its columns: a heading, and the fields that its cell tells.
Columns = tuple[tuple[str, tuple[str, ...]], ...]
_TABLES: dict[PartName, Columns] = {
    "citation": (
        ("Title", ("Title", "Kind", "Publisher")),
        ("Document", ("Document", "Place", "Not resolved")),
        ("Date", ("Date",)),
        ("Cited in", ("Cited in", "First cited")),
        ("Confidence", ("Confidence",)),
    ),
    "claim": (
        ("Speaker", ("Speaker", "Act", "Date")),
        ("Addressed to", ("Addressed to", "About")),
        ("Words", ("Words",)),
        ("Topics", ("Topics",)),
        ("Read in", ("Read in", "Stated in", "Source")),
        ("Confidence", ("Confidence",)),
    ),
    "problem": (("What", ("What", "Problem")), ("Words", ("Words",)), ("Place", ("Place",))),
    "name": (("Kind", ("Kind",)), ("Times", ("Times",)), ("Written", ("Written",))),
}


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One checkbox: a kind that occurs, with its sign and how often."""

    kind: str
    sign: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """One family of marks: its switches in the legend, and its table."""

    name: str
    heading: str
    details: list[Detail]
    legend: list[LegendEntry]
    columns: Columns
    shown: bool = True

    @property
    def count(self) -> int:
        return sum(entry.count for entry in self.legend)


def annotated_page(
    extraction: Extraction, text: str, vocabulary: Vocabulary, base_url: str | None = None
) -> str:
    """The page as a whole HTML document.

    `text` is the canonical text that the extraction was read from. With `base_url`, each claim links
    to its trail in the service there. Raises `SettingsError` when that is no http or https address.
    """
    layout = lay_out(extraction, text)
    reading = Reading(extraction, text, vocabulary, layout, checked_base_url(base_url))
    parts = [
        _part("claim", "Claims", claim_details(reading)),
        _part("citation", "Citations", citation_details(reading)),
        _part("problem", "Problems", problem_details(reading)),
        _part("name", "Names", name_details(reading), shown=False),
    ]
    links = note_links(extraction, text, layout)
    marks = [mark for part in parts for detail in part.details for mark in detail.marks]
    style = (
        _own_file("citetrail.css")
        + _own_file("marks.css")
        + templates.get_template("annotated.css").render(kinds=SIGNS)
    )
    script = _own_file("annotated.js")
    return templates.get_template("annotated.html").render(
        document=extraction.document,
        address=followable(extraction.document.url),
        title_is_marked=any(region.role == "title" for region in layout.regions),
        notes=len(extraction.footnotes),
        regions=marked_regions(text, layout.regions, [*marks, *links]),
        parts=parts,
        unsure_below=f"{UNSURE_BELOW:.2f}",
        # Both are files of ours, never words of an article.
        style=Markup(style),  # noqa: S704
        style_hash=_hash_source(style),
        script=Markup(script),  # noqa: S704
        script_hash=_hash_source(script),
    )


def checked_base_url(base_url: str | None) -> str | None:
    """The address without a slash at its end. Raises `SettingsError` when it is none of http or https."""
    if base_url is None:
        return None
    if followable(base_url) is None or urlsplit(base_url).query or urlsplit(base_url).fragment:
        raise SettingsError(
            f"--base-url is {base_url!r}, which is no address of a service. "
            "It is written http://HOST:PORT or https://HOST/PATH."
        )
    return base_url.rstrip("/")


def annotated_file(article: str, named: Path | None) -> Path | None:
    """The file to write: the one named, else `x.annotated.html` beside `x.txt`; `None` for standard output.

    A page of the web gives its name to a file of the current folder. Raises `SettingsError` when the
    file is the article itself.
    """
    if named is not None:
        if named.resolve() == Path(article).resolve():
            raise SettingsError(f"--out is {named}, the article itself. Name another file.")
        return named
    if article == STANDARD_INPUT:
        return None
    if is_web_address(article):
        return Path(f"{_page_name(article)}.annotated.html")
    return Path(article).parent / f"{Path(article).stem}.annotated.html"


def _page_name(address: str) -> str:
    """The last part of an address's path, else its host, in characters that any folder takes."""
    path = re.split(r"[?#]", without_credentials(address))[0].rstrip("/")
    name = re.sub(r"\.\w{1,5}\Z", "", path.rpartition("/")[2])
    return re.sub(r"[^\w.-]+", "-", name)[:_LONGEST_NAME].strip("-.") or "article"


def counts_of(extraction: Extraction) -> str:
    """How much the page marks, in words."""
    counts = {
        "footnotes": extraction.footnotes,
        "citations": extraction.citations,
        "claims": extraction.claims,
        "names": extraction.mentions,
        "problems": extraction.problems,
    }
    return ", ".join(f"{len(found)} {what}" for what, found in counts.items())


def _part(name: PartName, heading: str, details: list[Detail], *, shown: bool = True) -> Part:
    counts = Counter(mark.classes.split()[1] for detail in details for mark in detail.marks)
    legend = [
        LegendEntry(kind, sign.sign, sign.words, counts[kind])
        for kind, sign in SIGNS[name].items()
        if counts[kind]
    ]
    return Part(name, heading, details, legend, _TABLES[name], shown)


def _own_file(name: str) -> str:
    return files("app.pages").joinpath("static", name).read_text(encoding="utf-8")


def _hash_source(content: str) -> str:
    """The source expression by which a content security policy allows exactly this content."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
