"""What a quotation goes on to say: “… ,” the experts said. “The Government has jailed them.”

The sentence beside the attribution is read as any other. Those before or after it in the same quotation, and in
one that follows it in the paragraph, are the same speaker's; each that speaks of a State's conduct or duty, and
tells no act by itself, is one more thing said.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.extraction import Claim
from loaders.claims.acts import Act, Span
from loaders.claims.article import Article
from loaders.claims.claimants import frame_for
from loaders.claims.completing import complete, draft_claims
from loaders.claims.frames import Frame, load_frames
from loaders.claims.guessing import guess_grammar
from loaders.claims.memory import Memory
from loaders.claims.reasons import Speaker, decided
from loaders.claims.units import Unit, mentions_in
from loaders.claims.wordlists import word_list
from loaders.claims.words import read_words

_QUOTE = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_WORD = re.compile(r"\w+")
_UNREAL = re.compile(
    r"[“\"]?(?:If|Should|Were|Had|Unless|When|Perhaps|Whether|What|Why|How)\b|\b(?:could|might|may|would|hope)\b|\?[”\"]?\Z"
)
_WE = re.compile(r"[“\"](?:We|I|Our|My)\b")
# What may follow a quotation in its sentence: a stop and the calls of notes.
_ENDS = re.compile(r"[”\"’\s.,\d\[\]()^¹²³⁴-⁹⁰]*")
_MIN_WORDS = 5


def read_on(article: Article, unit: Unit, made: Sequence[Claim], memory: Memory) -> None:
    """Adds what the unit's quotations go on to say; `made` are the claims that the unit has given so far."""
    speaker: Speaker | None = None
    for quote in _quotations(article.text, unit):
        claim = next((claim for claim in made if _attributes(claim, quote, article.text)), None)
        if claim is not None:
            why = "the quotation goes on, and it is who says the words before"
            speaker = decided(claim.claimant, why, claim.trigger)
        if speaker is None:
            continue
        for span in unit.sentences:
            inside = (max(span[0], quote[0]), min(span[1], quote[1]))
            is_whole = inside[0] - span[0] <= 1 and _ENDS.fullmatch(
                article.text, inside[1], span[1]
            )
            is_of_state = _tells_of_a_state(article, span) or (
                memory.main_state is not None and _tells_of_law(article.text, span)
            )
            if is_whole and is_of_state and not _is_told(span, made):
                _add(article, unit, inside, speaker, memory)


def _quotations(text: str, unit: Unit) -> Iterator[Span]:
    for match in _QUOTE.finditer(text, unit.start, unit.end):
        yield match.start(), match.end()


def _attributes(claim: Claim, quote: Span, text: str) -> bool:
    """Whether the claim's content lies in the quotation and its verb beside it, or the speaker says "we" of itself."""
    if claim.trigger is None or not (quote[0] <= claim.start < quote[1]):
        return False
    at = claim.trigger[0]
    return not quote[0] <= at < quote[1] or _WE.match(text, quote[0]) is not None


def _is_told(span: Span, made: Sequence[Claim]) -> bool:
    return any(claim.start < span[1] and span[0] < claim.end for claim in made)


def _tells_of_law(text: str, span: Span) -> bool:
    """Whether it says what the law or a duty is: "Nobody may be jailed for a poem: it is a crime to do so"."""
    said = text[span[0] : span[1]]
    words = _WORD.findall(said.lower())
    if len(words) < _MIN_WORDS or _UNREAL.search(said):
        return False
    return any(word in word_list("legal_judgement") for word in words)


def _tells_of_a_state(article: Article, span: Span) -> bool:
    said = article.text[span[0] : span[1]]
    words = _WORD.findall(said)
    if len(words) < _MIN_WORDS or _UNREAL.search(said):
        return False
    named = mentions_in(article.mentions, article.starts, span)
    return any(m.id.startswith("state:") and m.rule != "state_people" for m in named) or any(
        word in word_list("governments") for word in words
    )


def _add(article: Article, unit: Unit, span: Span, speaker: Speaker, memory: Memory) -> None:
    start, end = span
    while start < end and article.text[start] in '“"':
        start += 1
    while end > start and article.text[end - 1] in '”".,; ':
        end -= 1
    words = read_words(
        article.text, start, end, mentions_in(article.mentions, article.starts, span)
    )
    frame = Frame(load_frames().modalities["asserted"], "quote")
    act = Act(
        sentence=guess_grammar(start, end, words),
        trigger=words[0],
        frames=(frame,),
        speakers=(),
        pieces=((start, end),),
        clause=(start, end),
        rule="quoted_on",
        is_implied=True,
    )
    told = frame_for(act, speaker.value, article.text, memory)
    meant = told or decided(frame, frame.told(), span)
    drafts = draft_claims(article, unit, act, meant, speaker, memory)
    complete(article, unit, act, drafts, None, False)
