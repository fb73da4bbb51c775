"""From a text and its footnotes to the citations in them, in text order.

    note → mask → segments → references → link → citations

Pure: the same text, footnotes and vocabulary give the same reading. Every stretch that could not
be resolved is a problem with its span.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_schema import ids
from graph_schema.extraction import Citation, CitationKind, Commentary, Footnote, Problem
from loaders.citations.author_date_fields import describe_author_date
from loaders.citations.backward import Known
from loaders.citations.bibliography import describe_entry
from loaders.citations.faults import note_faults, reference_faults
from loaders.citations.identifiers import archived_page, doi_in
from loaders.citations.kinds import kind_of
from loaders.citations.linking import Entry, Link, Registry, symbol_in_url
from loaders.citations.masking import FILLER, MARKS, MaskedNote, mask_note
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.segment_reading import read_segment, take_vote
from loaders.citations.segments import Segment, split_note
from loaders.citations.signals import opening_signal
from loaders.citations.titles import is_alias
from loaders.citations.treaties import treaty_id
from loaders.citations.unrecognised import looks_like_reference
from loaders.symbols import parse_symbol
from loaders.vocabulary import Vocabulary

_ADDRESS_WORDS = re.compile(
    r"(?i:(?:available|accessed|accessible|online|retrieved|last|visited|at|from|on|here|url|link)\b|[\W_])*"
)
# "The PDF is at …", "It's on the commission's site, …", "Everything filed so far can be downloaded here: …"
_SAYS_WHERE = re.compile(
    r"(?:It(?: is|[’']s)|The (?:(?:full|original|complete|English) )?(?:text|PDF|report|document|statement|post|video|judge?ment|ruling|order|file|page|version|transcript|recording|letter|paper|study|data|decision)"
    r"|(?:The )?[Ff]ull text|Everything|All of it|A copy|An? (?:English )?(?:copy|translation|version|summary))\b(?=[^.]{0,60}\b(?:at|on|here|from|site|online|available|downloaded)\b)"
)
_LETTERS = re.compile(r"[A-Za-z]")
_SIGNS_BETWEEN = " ,.;:()"
_MARKED = re.compile(rf"[{MARKS}{FILLER}]")
_NO_COMMENTARY = re.compile(
    rf"[{MARKS}{FILLER}]|\b(?:UN|U\.N\.) Docs?\b\.?|\b(?:available|at|and|accessed|last|archived|annex(?:es)?|appendix|enclosure|extracts)\b|\[hereinafter[^\]]*\]"
)
_SIGNAL_ONLY = re.compile(r"\s*(?:For|On)\b[^.]*?,?\s*\b[Ss]ee\b[\s,]*(?:its|their|the)?[\s.,]*\Z")
_HEREINAFTER = re.compile(r"[\[(][Hh]erein ?after:? (?:the )?([A-Z][^\])\ue000]{1,60})[\])]")
# McGill: "2019 BCCA 228 [BCCLA]".
_ALIAS_IN_SQUARES = re.compile(
    r"(?<=[\w)\ue010>] )\[(?P<name>[A-Z][\w .&’'-]{2,50})\](?=[.;,]|\s*\Z)"
)
_NO_ALIAS = re.compile(
    r"GC|Grand|Emphasis|Translat|Hereinafter|Notes|French|Spanish|English|Arabic|Russian|Plenary"
)
_NAME_IN_BRACKETS = re.compile(
    r"\((?:the )?(?P<name>(?:[A-Z][\w’'-]* )*(?:[A-Z]{2,}[\w-]*|Convention|Covenant|Protocol|Charter|Statute|Act|Law|Code|Directive|Regulation))\)"
)


@dataclass(frozen=True, slots=True)
class CitationReading:
    """What the notes of a text cite; `footnotes` are those given, with `commentary` filled in."""

    citations: tuple[Citation, ...]
    footnotes: tuple[Footnote, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _NoteReading:
    references: list[Reference]
    aliases: list[tuple[str, int]]  # what the note calls a document from here on, and where
    commentary: Commentary
    unrecognised: list[tuple[int, int]]  # what looks like a reference and was not read as one


def read_citations(
    text: str, footnotes: tuple[Footnote, ...], vocabulary: Vocabulary, sha256: str | None = None
) -> CitationReading:
    """All citations of the footnotes. `sha256` is the text's digest, computed when it is not given."""
    del vocabulary  # bodies are named by symbol series; kept for the pipeline's one signature
    sha256 = sha256 or ids.text_digest(text)
    registry = Registry()
    citations: list[Citation] = []
    problems: list[Problem] = []
    read: list[Footnote] = []
    known = Known(registry.alias_names, registry.works.surnames)
    for footnote in footnotes:
        note = mask_note(text[footnote.start : footnote.end])
        reading = _read_note(note, known)
        registry.open_note(footnote.number)
        for reference in reading.references:
            _complete(reference)
            link = registry.link(reference, footnote.number)
            citations.append(_citation(reference, footnote, link, sha256))
            problems += _problems(reference, link, footnote.start)
        for start, end in reading.unrecognised:
            registry.leave_open(footnote.number)
            problems.append(_unrecognised(note, start, end, footnote.start))
        _learn(reading, registry, footnote.number)
        problems += note_faults(note, footnote.start)
        read.append(_with_commentary(footnote, reading.commentary))
    return CitationReading(tuple(citations), tuple(read), tuple(problems))


def _with_commentary(footnote: Footnote, commentary: Commentary) -> Footnote:
    return (
        footnote if footnote.commentary == commentary else replace(footnote, commentary=commentary)
    )


def _read_note(note: MaskedNote, known: Known) -> _NoteReading:
    references: list[Reference] = []
    rest: list[str] = []
    unrecognised: list[tuple[int, int]] = []
    signal = False
    for segment in split_note(note):
        lead, start, end = opening_signal(note, segment)
        entry = _entry(note, start, end) if segment.is_entry else None
        found = [entry] if entry else read_segment(note, start, end, known)
        if references and _is_address_only(note, (start, end), found) and not references[-1].url:
            references[-1].url = found[0].url
            references[-1].covers(found[0].start, found[0].end)
            if references[-1].kind == "report":
                references[-1].kind = kind_of(references[-1], "")
            continue
        references += _without_repeats(found)
        if not found and references:
            take_vote(references[-1], note.text[start:end])
        if not found and looks_like_reference(note, start, end):
            unrecognised.append((start, end))
        signal = signal or (lead.casefold() not in ("", "and", "also") and bool(found))
        rest.append(_rest(note, segment, start, lead, found))
    aliases_here = [*_aliases(note), *_names_in_brackets(note, references)]
    commentary = _commentary(references, rest, signal)
    return _NoteReading(references, aliases_here, commentary, unrecognised)


def _without_repeats(found: list[Reference]) -> list[Reference]:
    """References of a segment, those joined that name one symbol twice: "No. 35 ([CEDAW/C/GC/35](https://…))"."""
    kept: list[Reference] = []
    for reference in found:
        last = kept[-1] if kept else None
        symbols = (last.symbol, reference.symbol) if last else (None, None)
        twice = symbols[0] and symbols[1] and symbols[0].normal == symbols[1].normal
        if last and twice and not reference.back and not reference.title:
            last.url, last.date = last.url or reference.url, last.date or reference.date
            last.pinpoints += reference.pinpoints
            last.covers(reference.start, reference.end)
        else:
            kept.append(reference)
    return kept


def _entry(note: MaskedNote, start: int, end: int) -> Reference | None:
    """The work that an entry of several sentences or one in author–date form is."""
    return describe_author_date(note, start, end) or describe_entry(note, start, end)


def _is_address_only(note: MaskedNote, span: tuple[int, int], found: list[Reference]) -> bool:
    """Whether a sentence is but the URL of the reference before: "Available at: https://…", "The PDF is at …"."""
    if len(found) != 1 or found[0].rule != "url" or found[0].publisher or found[0].date:
        return False
    words = _MARKED.sub("", note.masked[slice(*span)])
    return bool(_ADDRESS_WORDS.fullmatch(words) or _SAYS_WHERE.match(words))


def _rest(note: MaskedNote, segment: Segment, start: int, lead: str, found: list[Reference]) -> str:
    """What of a segment is in no reference."""
    pieces, reached = [], start if lead else segment.start
    for reference in found:
        pieces.append(note.masked[reached : reference.start])
        reached = max(reached, reference.end)
    pieces.append(note.masked[reached : segment.end])
    words = " ".join(pieces)
    if not words.strip(_SIGNS_BETWEEN) or len(_LETTERS.findall(words)) <= 3:
        return ""
    plain = _NO_COMMENTARY.sub("", words)
    return plain if len(_LETTERS.findall(plain)) > 3 else ""


def _commentary(references: list[Reference], rest: list[str], signal: bool) -> Commentary:
    if not references:
        return "only"
    words = [piece for piece in rest if piece]
    if not words:
        return "signal" if signal else "none"
    if all(len(piece) < 140 and _SIGNAL_ONLY.match(piece) for piece in words):
        return "signal"
    return "mixed"


def _aliases(note: MaskedNote) -> list[tuple[str, int]]:
    """Names that a note gives a document: (“COI Report”), [hereinafter ‘Mapping Report’]."""
    if "(" not in note.masked and "[" not in note.masked:
        return []
    found = [
        (part.inner(note.text).strip(" ,."), at)
        for at, part in sorted(note.parts.items())
        if isinstance(part, Quotation) and is_alias(note.masked, part)
    ]
    found += [
        (match["name"], match.start())
        for match in _ALIAS_IN_SQUARES.finditer(note.masked)
        if not _NO_ALIAS.match(match["name"])
    ]
    if "erein" in note.masked:
        for match in _HEREINAFTER.finditer(note.masked):
            found.append((match[1].strip(), match.start()))
    return found


def _names_in_brackets(note: MaskedNote, references: list[Reference]) -> list[tuple[str, int]]:
    """Short names of treaties and laws: "… 189 UNTS 137 (Refugee Convention)", "(VCLT)"."""
    return [
        (match["name"], match.start())
        for reference in references
        if reference.kind in ("treaty", "law")
        for match in _NAME_IN_BRACKETS.finditer(note.masked, reference.start, reference.end + 40)
    ]


def _learn(reading: _NoteReading, registry: Registry, footnote: int) -> None:
    """Enter the names that a note gives to the reference before them.

    Entries follow the references; what was not recognised comes after them and takes no name.
    """
    if not reading.aliases:
        return
    entries = registry.by_note[footnote]
    for name, at in reading.aliases:
        earlier = [
            entry
            for reference, entry in zip(reading.references, entries, strict=False)
            if reference.start < at and entry is not None
        ]
        if earlier:
            registry.learn_alias(name, earlier[-1])


def _complete(reference: Reference) -> None:
    """What one field tells of another: a symbol in the URL, a Security Council resolution's year."""
    if reference.symbol is None and reference.url and (symbol := symbol_in_url(reference.url)):
        reference.symbol = symbol
        reference.kind = kind_of(reference, "")
    reference.doi = doi_in(reference.url)
    if reference.url and (page := archived_page(reference.url)):
        reference.repairs.append(f"the archived page is {page}")
    symbol_now = reference.symbol
    if symbol_now and reference.date is None and symbol_now.series == "S/RES":
        reference.date = symbol_now.parentheses[0] if symbol_now.parentheses else None
    if (
        symbol_now
        and symbol_now.series == "S/RES"
        and not symbol_now.parentheses
        and reference.date
    ):
        reference.symbol = parse_symbol(f"{symbol_now.normal} ({reference.date[:4]})")
        reference.repairs.append("took the resolution's year from its date")


def _kind_named(reference: Reference) -> CitationKind:
    """What a back reference that was not linked names: "ICCPR, supra note 7" is a treaty."""
    return "treaty" if reference.named and treaty_id(reference.named) else "report"


def _citation(reference: Reference, footnote: Footnote, link: Link, sha256: str) -> Citation:
    start, end = footnote.start + reference.start, footnote.start + reference.end
    origin: Entry | None = link.earlier
    first = origin.reference if origin and reference.back else None
    symbol = reference.symbol or (first.symbol if first else None)
    if origin and origin.symbol and symbol and symbol.series == "S/RES":
        symbol = parse_symbol(origin.symbol)
    return Citation(
        id=ids.citation_id(sha256, start, end),
        footnote=footnote.number,
        start=start,
        end=end,
        kind=(first.kind if first else reference.kind) or _kind_named(reference),
        document_id=link.document_id,
        rule=reference.rule,
        confidence=reference.confidence if link.unresolved is None else 0.5,
        title=reference.title or _title_stated(reference, first),
        authors=(first.authors if first else ()) or reference.authors,
        editors=reference.editors or (first.editors if first else ()),
        container=reference.container or (first.container if first else None),
        publisher=reference.publisher or (first.publisher if first else None),
        date=reference.date or (first.date if first else None),
        url=reference.url or (first.url if first else None),
        doi=reference.doi or (first.doi if first else None),
        isbn=reference.isbn or (first.isbn if first else None),
        symbol=symbol.normal if symbol else None,
        other_symbols=tuple(
            s.normal for s in (reference.other_symbols or (first.other_symbols if first else ()))
        ),
        pinpoints=tuple(reference.pinpoints),
        back_reference=bool(reference.back)
        or (origin is not None and origin.footnote < footnote.number),
        votes=reference.votes,
        repairs=tuple(reference.repairs),
        unresolved=link.unresolved,
    )


def _title_stated(reference: Reference, first: Reference | None) -> str | None:
    """Of a back reference: the short title that it gives itself, else the title first cited."""
    if first is None or reference.back not in ("supra", "short_title"):
        return first.title if first else None
    words = reference.named or ""
    return words if " " in words and words in (first.title or "") else first.title


def _unrecognised(note: MaskedNote, start: int, end: int, offset: int) -> Problem:
    words = note.text[start:end]
    message = f"{words[:80]!r} looks like a reference, and no rule reads it."
    return Problem("unrecognised_reference", message, offset + start, offset + end)


def _problems(reference: Reference, link: Link, offset: int) -> Iterator[Problem]:
    if link.unresolved:
        span = (offset + reference.start, offset + reference.end)
        yield Problem(
            "unresolved_back_reference",
            f"{link.unresolved[0].upper()}{link.unresolved[1:]}.",
            *span,
        )
    yield from reference_faults(reference, offset)
