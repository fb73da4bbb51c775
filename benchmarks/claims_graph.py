"""A graph of many claims for measuring: made from a seed, over the shipped vocabulary.

Each article is an `Extraction` with a text of its own, turned into a batch by `loaders.graph.build_batch`, so the
graph has the kinds, ids and spans that a load gives. Who says what is drawn at random and means nothing; what is
true to life is the skew: a few States, bodies, topics and works take most, by a Zipf law. The same number and seed
give the same graph.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar, get_args

from app.loading import ensure_vocabulary
from benchmarks.claims_text import ArticleText, Told, Work
from graph_schema.batch import GraphBatch
from graph_schema.extraction import Family, Party, ReplyType
from loaders.graph import build_batch
from loaders.vocabulary import Entity, Vocabulary, load_vocabulary, read_rows
from queries.store import Store

T = TypeVar("T")

CLAIMS_PER_ARTICLE = 500
_SPEAKING_BODIES = {
    "treaty_body",
    "special_procedure",
    "organ",
    "inquiry",
    "agency",
    "office",
    "regional",
}
_FAMILY_WEIGHTS: dict[Family, int] = {
    "directive": 46, "evaluative": 20, "assertive": 16, "response": 9, "dissent": 5, "commissive": 4,
}  # fmt: skip
_ANSWERS: tuple[Family, ...] = ("response", "dissent", "commissive")
_REPLIES: dict[str, ReplyType] = {
    "accepted": "acceptance", "partially_accepted": "partial", "noted": "noted", "denied": "denial",
    "committed": "acceptance", "invited": "acceptance", "expressed_openness": "acceptance",
}  # fmt: skip
_STATES_OF_AN_ARTICLE = 4  # it speaks mostly of these
_CYCLES = 6  # reports of one body on one State
_FIRST_YEAR, _LAST_YEAR = 1995, 2024


@dataclass(frozen=True, slots=True)
class GeneratedArticle:
    """One article, as `Store.write_article` takes it, with the text that its spans count in."""

    id: str
    sha256: str
    text: str
    batch: GraphBatch


async def load_claims(store: Store, claims: int, seed: int = 1) -> None:
    """Writes the vocabularies and then article after article, until the graph has so many claims more."""
    await ensure_vocabulary(store, load_vocabulary())
    for article in generated_articles(claims, seed):
        await store.write_article(article.batch, article.id, article.sha256)


def generated_articles(claims: int, seed: int = 1) -> Iterator[GeneratedArticle]:
    """Articles that hold `claims` claims together; all but the last have `CLAIMS_PER_ARTICLE`."""
    vocabulary = load_vocabulary()
    rng = random.Random(seed)  # noqa: S311 (no secret)
    world = _world(vocabulary, claims, rng)
    for number, first in enumerate(range(0, claims, CLAIMS_PER_ARTICLE), 1):
        told = _tellings(world, min(CLAIMS_PER_ARTICLE, claims - first), rng)
        written = ArticleText(number, told, rng)
        extraction = written.extraction
        batch = build_batch(extraction, written.text, vocabulary, "rules")
        yield GeneratedArticle(
            extraction.document.id, extraction.document.sha256, written.text, batch
        )


class Skewed(Generic[T]):
    """Draws by a Zipf law: the thing of rank r has the weight 1 / r ** exponent."""

    def __init__(self, things: Sequence[T], exponent: float) -> None:
        self.things = things
        self._weights = list(accumulate(rank**-exponent for rank in range(1, len(things) + 1)))

    def draw(self, rng: random.Random) -> T:
        return rng.choices(self.things, cum_weights=self._weights)[0]


@dataclass(frozen=True, slots=True)
class _World:
    """What articles are about."""

    states: Skewed[Entity]
    bodies: Skewed[Entity]
    topics: Skewed[Entity]
    groups: Skewed[Entity]
    works: Skewed[Work]
    modalities: dict[Family, Skewed[str]]


def _world(vocabulary: Vocabulary, claims: int, rng: random.Random) -> _World:
    members = [s for s in vocabulary.of_kind("state") if s.row.get("status") == "member"]
    bodies = [b for b in vocabulary.of_kind("body") if b.row.get("kind") in _SPEAKING_BODIES]
    topics, groups = list(vocabulary.of_kind("topic")), list(vocabulary.of_kind("group"))
    for things in (members, bodies, topics, groups):
        rng.shuffle(things)
    modalities = {
        family: Skewed(
            [r["id"] for r in read_rows("modalities.yaml") if r["family"] == family], 0.8
        )
        for family in get_args(Family)
    }
    works = [_cited_work(number, rng) for number in range(max(20, claims // 4))]
    return _World(
        Skewed(members, 1.0), Skewed(bodies, 1.0), Skewed(topics, 0.8), Skewed(groups, 0.8),
        Skewed(works, 1.0), modalities,
    )  # fmt: skip


def _tellings(world: _World, number: int, rng: random.Random) -> list[Told]:
    """What an article tells, in order; an answer follows what it answers."""
    own = [world.states.draw(rng) for _ in range(_STATES_OF_AN_ARTICLE)]
    told: list[Told] = []
    for _ in range(number):
        (family,) = rng.choices(list(_FAMILY_WEIGHTS), weights=list(_FAMILY_WEIGHTS.values()))
        asked = [t for t in told[-20:] if t.family == "directive"]
        if family in _ANSWERS and asked:
            told.append(_answer(world, family, rng.choice(asked), rng))
        else:
            state = rng.choice(own) if rng.random() < 0.6 else world.states.draw(rng)
            told.append(
                _statement(world, "directive" if family in _ANSWERS else family, state, rng)
            )
    return told


def _statement(world: _World, family: Family, state: Entity, rng: random.Random) -> Told:
    body = world.bodies.draw(rng)
    return Told(
        speaker=Party(body.id, body.name, str(body.row["kind"])),
        family=family,
        modality=world.modalities[family].draw(rng),
        state=state,
        topics=tuple(dict.fromkeys(world.topics.draw(rng) for _ in range(rng.choice((1, 1, 2))))),
        groups=(world.groups.draw(rng).id,) if rng.random() < 0.2 else (),
        date=_date(rng),
        document=_own_document(body, state, rng) if rng.random() < 0.85 else None,
        paragraph=str(rng.randint(1, 90)),
        in_a_note=rng.random() < 0.4,
        also_cited=_also_cited(world, rng),
    )


def _answer(world: _World, family: Family, asked: Told, rng: random.Random) -> Told:
    modality = world.modalities[family].draw(rng)
    return Told(
        speaker=Party(asked.state.id, asked.state.name, "state"),
        family=family,
        modality=modality,
        state=asked.state,
        topics=asked.topics,
        groups=asked.groups,
        date=_date(rng),
        document=_own_document(asked.state, asked.state, rng) if rng.random() < 0.5 else None,
        paragraph=str(rng.randint(1, 90)),
        in_a_note=rng.random() < 0.4,
        also_cited=_also_cited(world, rng),
        answers=asked,
        reply=_REPLIES.get(modality, "rejection"),
    )


def _also_cited(world: _World, rng: random.Random) -> tuple[Work, ...]:
    drawn = (world.works.draw(rng) for _ in range(rng.choice((0, 1, 1, 2, 3))))
    return tuple(dict.fromkeys(drawn))


def _own_document(speaker: Entity, state: Entity, rng: random.Random) -> Work:
    """A document of the speaker's on a State, under the speaker's series where it has one."""
    cycle = rng.randint(1, _CYCLES)
    own = speaker.row.get("symbol_prefixes") or [f"A/HRC/{speaker.id.partition(':')[2]}"]
    symbol = f"{own[0]}/{state.row['iso3']}/CO/{cycle}"
    return Work("un_document", f"Observations on report {cycle} of {state.name}", symbol)


def _cited_work(number: int, rng: random.Random) -> Work:
    year = str(rng.randint(_FIRST_YEAR, _LAST_YEAR))
    symbol = f"A/HRC/{number % 50 + 10}/W.{number}", f"A/RES/{number % 30 + 50}/{number}"
    url = f"https://reports.example.org/{number}"
    works = (
        Work("un_document", f"Report {number} to the Council", symbol[0], date=year),
        Work("resolution", f"Resolution {number}", symbol[1], date=year),
        Work("report", f"Country report {number}", url=url, date=year),
        Work("web", f"Country page {number}", url=url, date=year),
    )
    return rng.choices(works, weights=(5, 2, 2, 1))[0]


def _date(rng: random.Random) -> str:
    """An EDTF date of a day, a month or a year; late years are more frequent."""
    year = int(rng.triangular(_FIRST_YEAR, _LAST_YEAR + 1, _LAST_YEAR))
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    return rng.choices(
        (f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", str(year)), weights=(6, 2, 2)
    )[0]
