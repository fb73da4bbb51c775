"""An extraction as a `GraphBatch`: pure, so the same text gives the same batch and the same ids."""

from collections.abc import Mapping

from graph_schema import ids
from graph_schema.batch import GraphBatch, Value, date_properties
from graph_schema.extraction import Citation, Claim, Extraction, Party, Pinpoint
from loaders.graph_facts import FactGraph, add_facts, reply_properties, stub_document
from loaders.version import RULES_VERSION
from loaders.vocabulary import Vocabulary
from loaders.vocabulary_graph import add_entity

_ARTICLE_KIND = "article"


def build_batch(extraction: Extraction, text: str, vocabulary: Vocabulary, mode: str) -> GraphBatch:
    """Everything that one article puts into the graph.

    `text` is the canonical text that the extraction's spans count in; `mode` is `parser` or `rules`.
    The batch is complete in itself: States, bodies and topics that it points to are nodes of it.
    """
    return _ArticleBatch(extraction, text, vocabulary, mode).built()


class _ArticleBatch:
    """The steps share the batch, the text and the extraction; each method adds one kind of fact."""

    def __init__(
        self, extraction: Extraction, text: str, vocabulary: Vocabulary, mode: str
    ) -> None:
        self.batch = GraphBatch()
        self.extraction = extraction
        self.text = text
        self.vocabulary = vocabulary
        self.sha = extraction.document.sha256
        self.article = extraction.document.id
        self.run = f"run:{self.sha[:12]}:{RULES_VERSION}:{mode}"
        self.mode = mode

    def built(self) -> GraphBatch:
        self._add_article()
        self._add_parts()
        for ordinal, citation in enumerate(self.extraction.citations, 1):
            self._add_citation(ordinal, citation)
        for claim in self.extraction.claims:
            self._add_claim(claim)
        self._add_claim_links()
        self._add_mentions()
        add_facts(
            FactGraph(self.batch, self.sha, self.run, self.vocabulary, self._part_at),
            self.extraction,
        )
        self._add_problems()
        return self.batch

    def _add_article(self) -> None:
        document = self.extraction.document
        self.batch.add_node(
            "Document", self.article, kind=_ARTICLE_KIND, title=document.title, url=document.url,
            publisher=document.publisher, language=document.language, authors=list(document.authors),
            article=True, **date_properties(document.date),
        )  # fmt: skip
        text = self.batch.add_node(
            "SourceText",
            f"text:{self.sha}",
            text_sha256=self.sha,
            text=self.text,
            characters=document.characters,
        )
        self.batch.relate("HAS_TEXT", self.article, text)
        self.batch.add_node(
            "Run", self.run, text_sha256=self.sha, rule_version=RULES_VERSION, mode=self.mode
        )
        self.batch.relate("READ", self.run, text)

    def _add_parts(self) -> None:
        sections, footnotes = self.extraction.sections, self.extraction.footnotes
        for section in sections:
            part = ids.part_id(self.sha, "section", section.id)
            self.batch.add_node(
                "Part", part, kind="section", label=section.number or section.id, heading=section.heading,
                text=self.text[section.start : section.end], **self._span(section.start, section.end),
            )  # fmt: skip
        for note in footnotes:
            part = self._footnote(note.number)
            self.batch.add_node(
                "Part", part, kind="footnote", label=str(note.number), commentary=note.commentary,
                text=self.text[note.start : note.end], **self._span(note.start, note.end),
            )  # fmt: skip
            for anchor in note.anchors:
                calling = ids.part_id(self.sha, "section", anchor.section)
                self.batch.relate("HAS_ANCHOR", calling, part, start=anchor.start, end=anchor.end)
        parts = [ids.part_id(self.sha, "section", s.id) for s in sections]
        parts += [self._footnote(n.number) for n in footnotes]
        for ordinal, part in enumerate(parts, 1):
            self.batch.relate("HAS_PART", self.article, part, ordinal=ordinal)

    def _add_citation(self, ordinal: int, citation: Citation) -> None:
        node = self.batch.add_node(
            "Citation", citation.id, quote=self.text[citation.start : citation.end], kind=citation.kind,
            title=citation.title, publisher=citation.publisher or citation.container, url=citation.url,
            doi=citation.doi, isbn=citation.isbn, editors=list(citation.editors) or None,
            other_symbols=list(citation.other_symbols) or None,
            unresolved=citation.unresolved, repairs=list(citation.repairs) or None,
            pinpoints=[f"{p.type} {p.value}" for p in citation.pinpoints] or None,
            back_reference=citation.back_reference, **date_properties(citation.date),
            **self._span(citation.start, citation.end), **_rule(citation.rule, citation.confidence),
        )  # fmt: skip
        self.batch.relate("CONTAINS", self._footnote(citation.footnote), node, ordinal=ordinal)
        self.batch.relate("ASSERTED", self.run, node)
        if citation.document_id is None:
            return
        self._add_cited_document(citation, citation.document_id)
        self.batch.relate(
            "REFERS_TO",
            node,
            citation.document_id,
            rule=citation.rule,
            confidence=citation.confidence,
        )
        for pinpoint in citation.pinpoints:
            self.batch.relate("AT", node, self._paragraph(citation.document_id, pinpoint))

    def _add_cited_document(self, citation: Citation, document_id: str) -> None:
        """The document as its first citation tells it; later ones add what that one left out."""
        known = self.batch.nodes.get("Document", {}).get(document_id, {})
        told: Mapping[str, Value | None] = {
            "kind": citation.kind, "title": citation.title, "symbol": citation.symbol, "url": citation.url,
            "publisher": citation.publisher or citation.container,
            "authors": list(citation.authors) or None, "editors": list(citation.editors) or None,
            "doi": citation.doi, "isbn": citation.isbn,
            "other_symbols": list(citation.other_symbols) or None,
            **(date_properties(citation.date) if "date_edtf" not in known else {}),
        }  # fmt: skip
        missing = {name: value for name, value in told.items() if name not in known}
        self.batch.add_node("Document", document_id, **missing)
        for symbol in filter(None, (citation.symbol, *citation.other_symbols)):
            self._relate_symbol(symbol, document_id)

    def _relate_symbol(self, symbol: str, document_id: str) -> None:
        """What the symbol alone tells: whose series it is, and what it adds to or revises."""
        issuer = self.vocabulary.issuer_of(symbol)
        if issuer is not None:
            add_entity(self.batch, issuer)
            self.batch.relate("ISSUED_BY", document_id, issuer.id, rule="symbol_series")
        stem, _, suffix = symbol.rpartition("/")
        kinds = {"Add.": "ADDENDUM_TO", "Corr.": "CORRIGENDUM_TO", "Rev.": "REVISION_OF"}
        for start, relationship in kinds.items():
            if suffix.startswith(start):
                parent = self._stub_document(ids.un_document_id(stem), symbol=stem)
                self.batch.relate(relationship, document_id, parent)

    def _add_claim(self, claim: Claim) -> None:
        counts = [f"{name}:{number}" for name, number in (claim.counts or {}).items()]
        node = self.batch.add_node(
            "Claim", claim.id, quote=claim.quote, family=claim.family, modality=claim.modality,
            source_basis=claim.source_basis, date_basis=claim.date_basis, counts=counts or None,
            review="unreviewed",
            **date_properties(claim.date), **self._span(claim.start, claim.end),
            **_rule(claim.rule, claim.confidence),
        )  # fmt: skip
        self.batch.relate("ASSERTED", self.run, node)
        reported = claim.attributed_to is not None
        self.batch.relate(
            "MADE",
            self._speaker(claim.claimant),
            node,
            capacity="reported" if reported else "speaker",
        )
        if claim.attributed_to:
            self.batch.relate("ATTRIBUTED_TO", node, self._speaker(claim.attributed_to))
        self.batch.relate("REPORTED_IN", node, self._read_in(claim.footnote, claim.section))
        if (note := self._note_called(claim)) is not None:
            self.batch.relate("CITED_IN", node, self._footnote(note))
        self._add_claim_ends(claim, node)
        for stated in claim.stated_in:
            document = self._stub_document(stated.document_id)
            self.batch.relate("STATED_IN", node, document)
            if stated.pinpoint:
                self.batch.relate(
                    "AT", node, self._paragraph(document, Pinpoint("para", stated.pinpoint))
                )

    def _note_called(self, claim: Claim) -> int | None:
        """The first footnote called after a claim of a section that cites the claim's own document."""
        if claim.footnote is not None:
            return None
        own = {stated.document_id for stated in claim.stated_in}
        citing = {c.footnote for c in self.extraction.citations if c.document_id in own}
        calls = [
            (anchor.start, note.number)
            for note in self.extraction.footnotes
            if note.number in citing
            for anchor in note.anchors
            if anchor.start >= claim.start
        ]
        return min(calls)[1] if calls else None

    def _add_claim_ends(self, claim: Claim, node: str) -> None:
        for iso3 in claim.addressees:
            state = self._entity(ids.state_id(iso3))
            self.batch.relate("ADDRESSED_TO", node, state)
            self.batch.relate("ABOUT", node, state, role="addressee")
        for iso3 in claim.subjects:
            if iso3 not in claim.addressees:
                self.batch.relate("ABOUT", node, self._entity(ids.state_id(iso3)), role="subject")
        for topic in claim.topics:
            self.batch.relate("ON", node, self._entity(f"topic:{topic}"))
        for group in claim.groups:
            self.batch.relate("AFFECTS", node, self._entity(group))

    def _add_claim_links(self) -> None:
        modalities = {claim.id: claim.modality for claim in self.extraction.claims}
        for link in self.extraction.claim_links:
            self.batch.relate(
                link.type, link.source, link.target, cue=link.cue, start=link.start, end=link.end,
                rule=link.rule, confidence=link.confidence,
                **reply_properties(link, modalities[link.source]),
            )  # fmt: skip

    def _add_mentions(self) -> None:
        for mention in self.extraction.mentions:
            if mention.id not in self.vocabulary.entities:
                continue
            entity = self.vocabulary[mention.id]
            if entity.kind not in ("state", "body", "treaty"):
                continue
            node = self.batch.add_node(
                "Mention", ids.mention_id(self.sha, mention.start, mention.end), quote=mention.text,
                **self._span(mention.start, mention.end), **_rule(mention.rule, mention.confidence),
            )  # fmt: skip
            add_entity(self.batch, entity)
            self.batch.relate(
                "REFERS_TO", node, entity.id, rule=mention.rule, confidence=mention.confidence
            )
            self.batch.relate("ASSERTED", self.run, node)
            if part := self._part_at(mention.start):
                self.batch.relate("HAS_MENTION", part, node)

    def _add_problems(self) -> None:
        for problem in self.extraction.problems:
            node = self.batch.add_node(
                "Problem", f"problem:{self.sha[:12]}:{problem.start}-{problem.end}:{problem.code}",
                code=problem.code, message=problem.message, **self._span(problem.start, problem.end),
            )  # fmt: skip
            self.batch.relate("HAS_PROBLEM", self.article, node)

    def _span(self, start: int, end: int) -> dict[str, Value]:
        return {"text_sha256": self.sha, "start": start, "end": end}

    def _footnote(self, number: int) -> str:
        return ids.part_id(self.sha, "footnote", str(number))

    def _read_in(self, footnote: int | None, section: str | None) -> str:
        if footnote is not None:
            return self._footnote(footnote)
        return ids.part_id(self.sha, "section", section or self.extraction.sections[0].id)

    def _part_at(self, start: int) -> str | None:
        for note in self.extraction.footnotes:
            if note.start <= start < note.end:
                return self._footnote(note.number)
        for section in self.extraction.sections:
            if section.start <= start < section.end:
                return ids.part_id(self.sha, "section", section.id)
        return None

    def _entity(self, entity_id: str) -> str:
        return add_entity(self.batch, self.vocabulary[entity_id])

    def _speaker(self, party: Party) -> str:
        if party.id in self.vocabulary.entities:
            return self._entity(party.id)
        if not self.batch.has_node(party.id):
            kind = "Person" if party.id.startswith("person:") else "Group"
            self.batch.add_node(kind, party.id, name=party.name)
        return party.id

    def _stub_document(self, document_id: str, symbol: str | None = None) -> str:
        return stub_document(self.batch, document_id, symbol)

    def _paragraph(self, document_id: str, pinpoint: Pinpoint) -> str:
        """A stub part of a cited document, so that a pinpoint is a node that others can share."""
        part = f"part:{document_id}:{pinpoint.type}-{pinpoint.value}"
        self.batch.add_node("Part", part, kind=pinpoint.type, label=pinpoint.value)
        self.batch.relate("HAS_PART", document_id, part)
        return part


def _rule(rule: str, confidence: float) -> dict[str, Value]:
    return {"rule": rule, "rule_version": RULES_VERSION, "confidence": confidence}
