"""The Jinja2 environment of every page and of the annotated article: each value escaped."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.pages.addresses import claim_anchor, in_article, note_anchor, page_of


def safe_link(url: Any) -> str | None:
    """An address that may be followed: http or https, nothing that a browser would run."""
    text = str(url or "")
    return text if text.lower().startswith(("http://", "https://")) else None


def plain(value: Any) -> str:
    """A cell's value as text: lists joined, `None` empty, a confidence with two digits."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return f"{value:.2f}" if isinstance(value, float) else str(value).replace("_", " ")


templates = Environment(
    loader=PackageLoader("app.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.filters |= {
    "plain": plain,
    "safe_link": safe_link,
    "page_of": page_of,
    "in_article": lambda article, claim: in_article(article, claim_anchor(claim)),
    "note_in_article": lambda article, number: in_article(article, note_anchor(number)),
}
