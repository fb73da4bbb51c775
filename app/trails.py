"""A claim's trail as Markdown: the claim, where it was read, and a footnote that a writer can print."""

from app.asking import Answer
from queries.transactions import Row


def trail_markdown(trail: Answer, links: Answer) -> str:
    """The trail of one claim, from the rows of `claim-trail` and `replies-to-claim`.

    The note says "as quoted in": the article was read, not the document. A claim whose document the
    article does not name says so.
    """
    first = trail.rows[0]
    lines = [
        f"# {first['speaker']} {_act(first)}",
        "",
        f"> {first['quote']}",
        "",
        f"[^1]: {trail_note(first)}",
        "",
    ]
    lines[2] += "[^1]"
    lines += ["## How this is known", "", *_steps(first), *_links(links)]
    return "\n".join(lines).rstrip() + "\n"


def trail_note(row: Row) -> str:
    """One note in plain words: body, title, symbol, date, paragraph, and the article it was read in."""
    read_in = _where_read(row)
    if row["document"] is None:
        return f"{row['speaker']}{_dated(row['date'])}; document not named in the text, as quoted in {read_in}."
    title = f"“{row['document_title']},” " if row["document_title"] else ""
    symbol = "" if row["document"] == row["document_title"] else row["document"]
    place = f"para. {row['paragraph']}" if row["paragraph"] else ""
    when = row["document_date"] or row["date"] or ""
    known = ", ".join(part for part in (symbol, when, place) if part)
    return f"{row['issued_by'] or row['speaker']}, {title}{known}, as quoted in {read_in}."


def _act(row: Row) -> str:
    to_whom = ", ".join(row["addressees"])
    return f"{row['modality'].replace('_', ' ')}{f' ({to_whom})' if to_whom else ''}{_dated(row['date'])}"


def _dated(date: str | None) -> str:
    return f", {date}" if date else ""


def _where_read(row: Row) -> str:
    place = (
        f"n. {row['footnote']}" if row["footnote"] else f"section “{row['section'] or 'opening'}”"
    )
    published = ", ".join(str(p) for p in (row["article_publisher"], row["article_date"]) if p)
    return f"“{row['article']}”{f' ({published})' if published else ''}, {place}"


def _steps(row: Row) -> list[str]:
    above = " → ".join([row["speaker"], *row["part_of"]])
    document = row["document"] or "not named in the text"
    paragraph = f", para. {row['paragraph']}" if row["paragraph"] else ""
    return [
        f"1. Claim `{row['claim']}`, code points {row['start']} to {row['end']} of the text {row['text_sha256']}.",
        f"2. Read in {_where_read(row)}.",
        f"3. The document: {document}{paragraph} ({row['source_basis'].replace('_', ' ')}).",
        f"4. Speaker: {above}.",
        f"5. About: {', '.join(row['topics']) or 'no topic found'}.",
        f"6. Rule {row['rule']}, confidence {row['confidence']:.2f}.",
        "",
    ]


def _links(links: Answer) -> list[str]:
    if not links.rows:
        return []
    words = {
        "RESPONDS_TO": "responds",
        "CONTRADICTS": "contradicts",
        "SUPPORTS": "supports",
        "SAME_AS": "same act",
    }
    lines = ["## What else was said", ""]
    for row in links.rows:
        relation = words[row["relation"]]
        lines.append(
            f"- {row['speaker']}{_dated(row['date'])} ({relation}, {row['direction']}): {row['quote']}"
        )
    return lines
