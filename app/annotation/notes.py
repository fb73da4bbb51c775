"""The links between the calls of notes and the notes. Pure."""

from collections.abc import Iterable

from app.annotation.layout import Layout, line_start
from app.annotation.marks import NoteLink, trimmed
from graph_schema.extraction import Extraction


def note_links(extraction: Extraction, text: str, layout: Layout) -> list[NoteLink]:
    """Each call of a note leads to the note, and the note's number back to its first call."""
    links: list[NoteLink] = []
    for note in extraction.footnotes:
        calls = [trimmed(anchor.start, anchor.end, text) for anchor in note.anchors]
        href = f"#{layout.notes[note.number]}"
        title = f"To note {note.number}"
        links += [NoteLink(_call_id(call), *call, href, "doc-noteref", title) for call in calls]
        if calls:
            start = line_start(text, note.start)
            number = trimmed(start, max(start, note.start), text)
            title = f"Back to the call of note {note.number}"
            back, href = f"back-{number[0]}", f"#{_call_id(calls[0])}"
            links.append(NoteLink(back, *number, href, "doc-backlink", title))
    return _apart(links)


def _call_id(call: tuple[int, int]) -> str:
    return f"call-{call[0]}"


def _apart(links: Iterable[NoteLink]) -> list[NoteLink]:
    """The links that hold words and do not overlap; of two that do, the first stays."""
    kept: list[NoteLink] = []
    for link in sorted(links, key=lambda link: (link.start, link.end)):
        after = kept[-1].end if kept else 0
        if after <= link.start < link.end:
            kept.append(link)
    ids = {link.id for link in kept}
    return [k for k in kept if k.role == "doc-noteref" or k.href.removeprefix("#") in ids]
