"""What the page tells of each citation, claim, name and problem: the fields of its detail and its mark."""

from collections import Counter
from dataclasses import dataclass

from app.annotation.marks import Mark, trimmed
from app.annotation.reading import Reading, Word
from app.annotation.signs import CITATION_SIGNS, FAMILY_SIGNS, NAME_KINDS, NAME_SIGNS
from graph_schema.extraction import Citation, Claim, Mention, Problem, SourceBasis

Fields = dict[str, tuple[Word, ...]]

_LINK_WORDS = {
    "RESPONDS_TO": ("Responds to", "Answered by"),
    "CONTRADICTS": ("Contradicts", "Contradicted by"),
    "SUPPORTS": ("Supports", "Supported by"),
    "SAME_AS": ("Same act as", "Same act as"),
}
_SOURCES: dict[SourceBasis, str] = {
    "in_text": "the note or sentence names the document",
    "resolved_by_footnote": "another note names the document",
    "back_reference": "a back reference names the document",
    "news": "read in a news report",
    "not_in_text": "the article does not name the document",
}
_LONGEST_TITLE = 90
UNSURE_BELOW = 0.7


@dataclass(frozen=True, slots=True)
class Detail:
    """One entry of the side panel, and one row of a table. A field without words is left out.

    `marks` are the spans in the text that lead here; `trail` goes from the article to the speaker.
    """

    id: str
    classes: str
    tag: str
    heading: str
    fields: Fields
    marks: tuple[Mark, ...]
    trail: tuple[tuple[Word, ...], ...] = ()
    trail_url: str | None = None


def citation_details(reading: Reading) -> list[Detail]:
    return [_citation(reading, n, c) for n, c in enumerate(reading.extraction.citations, 1)]


def claim_details(reading: Reading) -> list[Detail]:
    links = _claim_links(reading)
    return [
        _claim(reading, number, claim, links.get(claim.id, {}))
        for number, claim in enumerate(reading.extraction.claims, 1)
    ]


def name_details(reading: Reading) -> list[Detail]:
    """One for each thing named, in the order of their first mention."""
    named: dict[str, list[tuple[int, Mention]]] = {}
    for number, mention in enumerate(reading.extraction.mentions, 1):
        named.setdefault(mention.id, []).append((number, mention))
    return [_name(reading, n, named[key]) for n, key in enumerate(named, 1)]


def problem_details(reading: Reading) -> list[Detail]:
    return [_problem(reading, n, p) for n, p in enumerate(reading.extraction.problems, 1)]


def _citation(reading: Reading, number: int, citation: Citation) -> Detail:
    key, kind = f"citation-{number}", citation.kind
    document = reading.document(citation.document_id) if citation.document_id else None
    named = _shortened(document.text if document else citation.title or "not resolved")
    heading = f"Citation {number}, {CITATION_SIGNS[kind].words}: {named}"
    fields: Fields = {
        "Kind": _words(CITATION_SIGNS[kind].words),
        "Title": _words(citation.title),
        "Authors": _words(*citation.authors),
        "Editors": _words(*citation.editors),
        "In": _words(citation.container),
        "Publisher": _words(citation.publisher),
        "Date": _words(citation.date),
        "Symbol": _words(citation.symbol, *citation.other_symbols),
        "Document": (document,) if document else (),
        "Address": _words(citation.url),
        "DOI": _words(citation.doi),
        "ISBN": _words(citation.isbn),
        "Place": _words(*(f"{p.type} {p.value}" for p in citation.pinpoints)),
        "Vote": _words(*(f"{n} {side}" for side, n in (citation.votes or {}).items())),
        "Cited in": (reading.note(citation.footnote),),
        "First cited": _first_cited(reading, number, citation),
        "Claims from it": _claims_from(reading, citation.document_id),
        "Mended": _words(*citation.repairs),
        "Not resolved": _words(citation.unresolved),
        "Words": _words(reading.text[citation.start : citation.end]),
        "Rule": _words(citation.rule),
        "Confidence": _words(f"{citation.confidence:.2f}"),
    }
    tag = f"{number}\u202f{CITATION_SIGNS[kind].sign}{_doubt(citation.confidence)}"
    mark = _mark(reading, key, (citation.start, citation.end), f"citation {kind}", (tag, heading))
    return Detail(key, mark.classes, tag, heading, _told(fields), (mark,))


def _claim(reading: Reading, number: int, claim: Claim, links: Fields) -> Detail:
    key, act = f"claim-{number}", _spaced(claim.modality)
    heading = f"Claim {number}, {claim.family}: {claim.claimant.name} {act}"
    fields: Fields = {
        "Speaker": _words(claim.claimant.name),
        "Act": _words(f"{act} ({claim.family})"),
        "Addressed to": reading.names("state", claim.addressees),
        "About": reading.names("state", claim.subjects),
        "Topics": reading.names("topic", claim.topics),
        "Groups": reading.names("group", claim.groups),
        "Date": _words(_dated(claim)),
        "Counts": _words(*(f"{n} {what}" for what, n in (claim.counts or {}).items())),
        "Attributed to": _words(claim.attributed_to.name if claim.attributed_to else None),
        "Read in": (reading.place_of(claim),),
        "Stated in": _stated_in(reading, claim),
        "Source": _words(_SOURCES[claim.source_basis]),
        **links,
        "Words": _words(claim.quote),
        "Rule": _words(claim.rule),
        "Confidence": _words(f"{claim.confidence:.2f}"),
    }
    tag = f"{FAMILY_SIGNS[claim.family].sign}{number}{_doubt(claim.confidence)}"
    mark = _mark(reading, key, (claim.start, claim.end), f"claim {claim.family}", (tag, heading))
    return Detail(
        key, mark.classes, tag, heading, _told(fields), (mark,),
        _trail(reading, claim), reading.trail_url(claim),
    )  # fmt: skip


def _name(reading: Reading, number: int, named: list[tuple[int, Mention]]) -> Detail:
    key, entity_id = f"name-{number}", named[0][1].id
    entity = reading.vocabulary.entities.get(entity_id)
    kind = NAME_KINDS.get(entity.kind, "other") if entity else "other"
    forms = Counter(mention.text for _, mention in named)
    name = entity.name if entity else forms.most_common(1)[0][0]
    marks = tuple(
        Mark(
            f"mention-{n}", *trimmed(mention.start, mention.end, reading.text), f"name {kind}",
            NAME_SIGNS[kind].sign, f"{name} ({mention.rule}, {mention.confidence:.2f})", key,
        )
        for n, mention in named
    )  # fmt: skip
    fields: Fields = {
        "Kind": _words(kind),
        "Id": _words(entity_id),
        "Times": _words(str(len(named))),
        "Written": _words(*(f"{form} ({count})" for form, count in forms.most_common())),
        "Rule": _words(*dict.fromkeys(mention.rule for _, mention in named)),
    }
    return Detail(key, f"name {kind}", NAME_SIGNS[kind].sign, name, _told(fields), marks)


def _problem(reading: Reading, number: int, problem: Problem) -> Detail:
    key, tag = f"problem-{number}", f"⚠{number}"
    heading = f"Problem {number}: {_spaced(problem.code)}"
    mark = _mark(
        reading, key, (problem.start, problem.end), "problem fault",
        (tag, f"{heading}. {problem.message}"),
    )  # fmt: skip
    fields: Fields = {
        "Problem": _words(_spaced(problem.code)),
        "What": _words(problem.message),
        "Words": _words(_quote(reading, mark)),
        "Place": (reading.place_at(mark.start),),
    }
    return Detail(key, mark.classes, tag, heading, _told(fields), (mark,))


def _mark(
    reading: Reading, key: str, span: tuple[int, int], classes: str, told: tuple[str, str]
) -> Mark:
    tag, title = told
    return Mark(key, *trimmed(*span, reading.text), classes, tag, title, key)


def _first_cited(reading: Reading, number: int, citation: Citation) -> tuple[Word, ...]:
    """For a back reference, the citation that names the document in full."""
    first = reading.first_citations.get(citation.document_id or "", number)
    if first == number:
        return ()
    return (_citation_link(reading, first),)


def _claims_from(reading: Reading, document_id: str | None) -> tuple[Word, ...]:
    return tuple(
        Word(f"claim {number}", f"#claim-{number}")
        for number, claim in enumerate(reading.extraction.claims, 1)
        if document_id and any(said.document_id == document_id for said in claim.stated_in)
    )


def _stated_in(reading: Reading, claim: Claim) -> tuple[Word, ...]:
    """The first citation of each document in which the speaker said it; none when the article does not tell."""
    words: list[Word] = []
    for said in claim.stated_in:
        document = reading.document(said.document_id)
        number = reading.first_citations.get(said.document_id)
        place = f", para. {said.pinpoint}" if said.pinpoint else ""
        href = f"#citation-{number}" if number else document.href
        words.append(Word(f"{document.text}{place}", href))
    return tuple(words)


def _trail(reading: Reading, claim: Claim) -> tuple[tuple[Word, ...], ...]:
    """Article → section or note → citation → document and paragraph → speaker."""
    article = reading.extraction.document
    told = ", ".join(part for part in (article.publisher, article.date) if part)
    steps: list[tuple[Word, ...]] = [
        (Word(f"Article “{article.title}”{f' ({told})' if told else ''}", "#text"),),
        (Word("read in"), reading.place_of(claim)),
    ]
    for said in claim.stated_in:
        number = reading.first_citations.get(said.document_id)
        if number:
            steps.append((Word("cites"), _citation_link(reading, number)))
        document = reading.document(said.document_id)
        place = (Word(f"para. {said.pinpoint}"),) if said.pinpoint else ()
        steps.append((Word("document"), document, *place))
    if not claim.stated_in:
        steps.append((Word("the article does not tell in which document it was said"),))
    return (*steps, (Word("speaker"), Word(f"{claim.claimant.name} ({claim.claimant.id})")))


def _citation_link(reading: Reading, number: int) -> Word:
    note = reading.extraction.citations[number - 1].footnote
    return Word(f"citation {number} (note {note})", f"#citation-{number}")


def _claim_links(reading: Reading) -> dict[str, Fields]:
    """For each claim, the claims that answer it or that it answers, by the words of the relation."""
    numbers = reading.claim_numbers
    links: dict[str, Fields] = {}
    for link in reading.extraction.claim_links:
        forth, back = _LINK_WORDS[link.type]
        for claim, words, other in (
            (link.source, forth, link.target),
            (link.target, back, link.source),
        ):
            if other in numbers:
                word = Word(f"claim {numbers[other]}", f"#claim-{numbers[other]}")
                fields = links.setdefault(claim, {})
                fields[words] = (*fields.get(words, ()), word)
    return links


def _doubt(confidence: float) -> str:
    return "?" if confidence < UNSURE_BELOW else ""


def _quote(reading: Reading, mark: Mark) -> str:
    return reading.text[mark.start : mark.end]


def _dated(claim: Claim) -> str | None:
    basis = f" ({_spaced(claim.date_basis)})" if claim.date_basis else ""
    return f"{claim.date}{basis}" if claim.date else None


def _words(*texts: str | None) -> tuple[Word, ...]:
    return tuple(Word(text) for text in texts if text)


def _told(fields: Fields) -> Fields:
    return {label: words for label, words in fields.items() if words}


def _spaced(code: str) -> str:
    return code.replace("_", " ")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE].rstrip()}…"
