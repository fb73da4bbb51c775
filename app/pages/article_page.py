"""What the page of an article shows beyond its columns: its text with all that was read in it."""

from typing import Any

from app.pages.article_text import article_blocks, contents, legend
from queries.catalogue import read_cypher
from queries.store import Store


async def article_told(store: Store, article: str) -> dict[str, Any]:
    """`blocks` are none for an article whose text the graph does not hold."""
    rows = await store.read(read_cypher("lookup", "article_text"), article=article)
    if not rows:
        return {"blocks": [], "contents": [], "legend": [], "language": "en"}
    (row,) = rows
    return {
        "blocks": article_blocks(row),
        "contents": contents(row),
        "legend": legend(row),
        "language": row["language"],
    }
