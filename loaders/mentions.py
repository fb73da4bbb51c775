"""Names in a text, each linked to the State, body or treaty that it stands for.

Longest match first; then the State's officials are drawn in ("the Danish delegation"), shared acronyms are
decided by context, and names that the text defines for itself ("Human Rights Watch (HRW)") are used from
there on. A name that may be several things, and that nothing decides, is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from graph_schema.extraction import Mention
from loaders.gazetteer import Hit, Sense, build_gazetteer, plain_form
from loaders.vocabulary import Vocabulary, read_rows

_URL = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,120}@[^\s@]{1,120}\.\w+")
_DEFINED = re.compile(
    r"[ \u00a0]?\((?:the |hereinafter |“|\"|the “)*([A-Z][A-Za-z.&/-]{1,14})[”\"]?\)"
)
_LONGER_NAME = re.compile(
    r"(?: (?:[A-Z][\w'-]+|for|of|on|and)){0,4}? (?:Federation|Foundation|Association|Associations|Institute|University|Times|Post|News|"
    r"Herald|Observer|Watch|Centre|Center|Society|Network|Coalition|Initiative|Campaign|Alliance|League|Forum|Observatory|"
    r"Church|Review|Journal|Monitor|Helsinki Committee|Human Rights Commission|Law Council|Red Cross|Project|Tribune|Daily)\b"
)
_BRACKETED = re.compile(r"[ ]\([A-Z][A-Za-z-]{1,9}\)(?= (?:on|in|of|for|against|to|and)\b)")
_GOVERNMENT_OF = re.compile(
    r"(?:[Gg]overnments?|[Aa]uthorities|[Dd]elegation|[Rr]epresentatives?|[Pp]ermanent [Mm]ission|[Aa]mbassador|"
    r"[Oo]fficials|[Ff]oreign [Mm]inister|[Pp]resident|[Pp]rime [Mm]inister|[Mm]inistry of Foreign Affairs|[Rr]ulers|[Ll]eaders) of (?:the )?\Z"
)
_TREATY_BEFORE = re.compile(
    r"(?:part(?:y|ies) to|ratif\w+|acced\w+ to|accession to|sign\w*|under|signator\w+ to|implement\w*|violat\w+ (?:of)?|provisions? of|"
    r"[Aa]rticles? [\d(),a-z ]+(?:and \d+ )?of|breach of|bound by|obligations? under|Convention|Covenant|compliance with|reservations? to|incorporat\w+|comply with)(?: the)?[ \u00a0]*\(?\Z"
)
_TREATY_AFTER = re.compile(
    r"[ \u00a0]*(?:,? ?(?:art\.|[Aa]rticles?|[Pp]rotocol)|['’]s? (?:article|provision))"
)
_BODY_AFTER = re.compile(
    r"(?:['’]s)?[ \u00a0]+(?:also |has |had |have |further |again |then |later |itself |strongly |repeatedly )*"
    r"(?:[a-z]+ed\b|concluding|session|members?|recommend|urges?|calls?|notes?|said|found|expert|chair|is |was |review|asks?|told)"
)
_BACK_REFERENCE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|current|former) (?P<noun>Special Rapporteur|Working Group|Independent Expert|Commission of Inquiry|"
    r"Fact-Finding Mission|High Commissioner|Group of Experts|Panel of Experts)\b(?! (?:on|for|of|in))"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|via|through|into|The|visit(?:ed|ing)?|between|and)[ \u00a0]\Z"
)
_GIVEN_NAME = re.compile(r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof)\.?|\b[A-Z][a-z]+)[ \u00a0]\Z")
_SURNAME = re.compile(r"[ \u00a0][A-Z][a-z]+")


def find_mentions(
    text: str, vocabulary: Vocabulary, start: int = 0, end: int | None = None
) -> tuple[Mention, ...]:
    """The names in text[start:end], in order, none overlapping; addresses of the web are not read.

    `Mention.id` is the id of the entity in the vocabulary.
    """
    stop = len(text) if end is None else end
    plain = plain_form(text[start:stop])
    masked = _URL.sub(lambda url: " " * len(url[0]), plain)
    hits = _find_hits(masked, vocabulary)
    decided = _decide(hits, masked, vocabulary)
    defined = _defined_names(decided, masked)
    named = _without_overlaps([*_uses_of(defined, masked), *decided])
    everything = _without_overlaps([*named, *_referring_back(named, masked, vocabulary)])
    return tuple(
        Mention(
            name.id,
            name.start + start,
            name.end + start,
            text[name.start + start : name.end + start],
            name.rule,
            name.confidence,
        )
        for name in everything
    )


def _find_hits(plain: str, vocabulary: Vocabulary) -> list[Hit]:
    """Forms as written, and those that a bracketed acronym cuts: "Commission of Inquiry (COI) on Burundi"."""
    gazetteer = build_gazetteer(vocabulary)
    hits = list(gazetteer.find(plain))
    cuts = [match.span() for match in _BRACKETED.finditer(plain)]
    if not cuts:
        return hits
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, stop in [*cuts, (len(plain), len(plain))]:
        kept.append(plain[at:start])
        offsets.extend(range(at, start))
        at = stop
    joins = {start for start, _ in cuts}
    for hit in gazetteer.find("".join(kept)):
        start, stop = offsets[hit.start], offsets[hit.end - 1] + 1
        if hit.senses and any(start < join < stop for join in joins):
            hits = [h for h in hits if h.end <= start or h.start >= stop]
            hits.append(Hit(start, stop, hit.senses))
    return sorted(hits, key=lambda hit: hit.start)


def _decide(hits: list[Hit], plain: str, vocabulary: Vocabulary) -> list[Mention]:
    sure = {
        sense.entity
        for hit in hits
        for sense in hit.senses
        if not sense.is_shared and len(hit.senses) == 1
    }
    mentions = []
    for hit in hits:
        sense = _sense(hit, plain, sure, vocabulary)
        if sense is not None:
            confidence = 0.85 if sense.is_shared else 0.98
            found = Mention(sense.entity, hit.start, hit.end, "", sense.rule, confidence)
            mentions.append(_with_officials(found, plain))
    return mentions


def _is_in_longer_name(hit: Hit, plain: str) -> bool:
    """Whether a State's name opens the name of some organization: "Japan Federation of Bar Associations"."""
    if not any(sense.rule.startswith("state") for sense in hit.senses):
        return False
    return _LONGER_NAME.match(plain, hit.end) is not None


def _sense(hit: Hit, plain: str, sure: set[str], vocabulary: Vocabulary) -> Sense | None:
    if not hit.senses or _is_in_longer_name(hit, plain):
        return None
    before, after = plain[max(0, hit.start - 60) : hit.start], plain[hit.end : hit.end + 40]
    entities = {sense.entity for sense in hit.senses}
    if len(entities) == 1:
        sense = hit.senses[0]
        return sense if not sense.is_shared or _is_supported(sense, before, after, sure) else None
    treaties = [s for s in hit.senses if s.rule.startswith("treaty")]
    bodies = [s for s in hit.senses if s.rule.startswith("body")]
    if treaties and bodies:
        return _treaty_or_body(treaties[0], bodies[0], before, after)
    places = [s for s in hit.senses if s.rule.startswith("state")]
    named = [s for s in hit.senses if s.entity in sure]
    if len({s.entity for s in named}) == 1:
        return named[0]
    holders = [s for s in hit.senses if s.rule == "holder_name"]
    if len(holders) == len(hit.senses):
        return _latest_office(holders, plain[hit.start : hit.end], vocabulary)
    certain = [s for s in hit.senses if not s.is_shared]
    return certain[0] if len({s.entity for s in certain}) == 1 and len(places) != 1 else None


def _is_supported(sense: Sense, before: str, after: str, sure: set[str]) -> bool:
    """Whether context lets a doubtful name stand for its one known entity."""
    if sense.rule == "holder_name" or sense.rule.startswith(("treaty", "body")):
        return True
    if sense.rule == "state_capital":
        return sense.entity in sure and not _PLACE_BEFORE.search(before)
    is_person = _GIVEN_NAME.search(before) and not re.search(
        r"(?:\A|[.:;!?”\"] ?)[A-Z][a-z]+ \Z|\b(?:The|In|On|For|But|And|Government|Republic|Both|While|When|As|If|Since|After|Against|Although) \Z",
        before,
    )
    if sense.entity in sure:
        return not is_person
    return not is_person and not (_SURNAME.match(after) and sense.rule == "state_name")


def _treaty_or_body(treaty: Sense, body: Sense, before: str, after: str) -> Sense:
    if _TREATY_AFTER.match(after):
        return treaty
    if _BODY_AFTER.match(after) or re.search(r"Committee[^.;]{0,50}\(\Z", before):
        return body
    if re.search(r"(?:Convention|Covenant)[^.;]{0,55}\(\Z", before):
        return treaty
    return treaty if _TREATY_BEFORE.search(before) and "concern" not in before[-25:] else body


def _latest_office(holders: list[Sense], name: str, vocabulary: Vocabulary) -> Sense | None:
    """A person who held several offices is named for the latest one known."""

    def since(sense: Sense) -> str:
        rows = vocabulary[sense.entity].row.get("holders") or ()
        return max((str(row.get("from") or "") for row in rows if row["name"] == name), default="")

    return max(holders, key=since, default=None)


@cache
def _officials_after() -> re.Pattern[str]:
    """Words that after a State's name make its government speak: `seeds/official_nouns.yaml`."""
    forms = [str(form) for row in read_rows("official_nouns.yaml") for form in row["forms"]]
    longest = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(
        rf"(?:'s|')?[ ](?:(?:[a-z]+|State|Permanent|Deputy|Vice) )?(?:{longest})\b(?!-)"
    )


def _with_officials(mention: Mention, plain: str) -> Mention:
    """The mention of a State, grown over the words that make it its government."""
    if not mention.rule.startswith("state") or mention.rule == "state_people":
        return mention
    after = _officials_after().match(plain, mention.end)
    before = _GOVERNMENT_OF.search(plain, max(0, mention.start - 40), mention.start)
    if before and mention.rule == "state_name":
        return replace(mention, start=before.start(), rule="state_government")
    if after:
        return replace(mention, end=after.end(), rule="state_government")
    return mention


def _defined_names(mentions: list[Mention], plain: str) -> dict[str, Mention]:
    """Short names that the text gives in brackets after a full one, by their spelling."""
    defined: dict[str, Mention] = {}
    for mention in mentions:
        inner = re.search(r"\(([A-Z]{2,8})\)", plain[mention.start : mention.end])
        if inner:
            defined.setdefault(inner[1], mention)
        match = _DEFINED.match(plain, mention.end)
        if match and match[1].isupper() and mention.rule != "state_people":
            defined.setdefault(match[1], mention)
    return defined


def _uses_of(defined: dict[str, Mention], plain: str) -> list[Mention]:
    uses = []
    for short, mention in defined.items():
        rule = "state_name" if mention.id.startswith("state:") else "defined_in_text"
        uses += [
            Mention(mention.id, start, start + len(short), "", rule, 0.95)
            for start in _places_of(short, plain, mention.start)
        ]
    return uses


def _places_of(word: str, text: str, start: int) -> Iterator[int]:
    """Where a word stands by itself from an offset on, no letter, digit, "_" or hyphen at either side."""
    at = text.find(word, start)
    while at >= 0:
        sides = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
        if not any(side in {"-", "_"} or side.isalnum() for side in sides):
            yield at
            at = text.find(word, at + len(word))
        else:
            at = text.find(word, at + 1)


def _referring_back(
    mentions: list[Mention], plain: str, vocabulary: Vocabulary
) -> Iterator[Mention]:
    """ "the Special Rapporteur", "the Working Group": the one named last before, by nouns of several words.

    One-word nouns ("the Committee") need more than the order of names, and are left to the claims.
    """
    last: dict[str, str] = {}
    following = iter(sorted(mentions, key=lambda m: m.start))
    upcoming = next(following, None)
    for match in _BACK_REFERENCE.finditer(plain):
        while upcoming is not None and upcoming.end <= match.start():
            for noun in _nouns_of(upcoming.id, vocabulary):
                last[noun] = upcoming.id
            upcoming = next(following, None)
        if entity := last.get(match["noun"]):
            yield Mention(entity, match.start("noun"), match.end("noun"), "", "generic", 0.75)


def _nouns_of(entity_id: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    entity = vocabulary.entities.get(entity_id)
    return tuple(str(noun) for noun in (entity.row.get("generic") or ())) if entity else ()


def _without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Longer first where two overlap; in order of the text."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, -m.confidence)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
