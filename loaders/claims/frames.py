"""The frames of `seeds/modalities.yaml`: which verb or noun, in what company, does which act."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, cast

from graph_schema.extraction import Family
from loaders.vocabulary import read_rows

_DOUBLED = frozenset(
    {
        "commit", "submit", "admit", "refer", "rebut", "ban", "bar", "stop", "plan", "permit",
        "omit", "flag", "slam", "regret", "spur", "fret", "demur", "aver", "concur", "infer", "defer",
        "snub", "quip", "log", "map", "scrap", "annul", "pin", "abhor", "acquit", "rap", "bid", "jib",
    }
)  # fmt: skip
_TOLD = 4
_TO = {True: frozenset({"to"}), False: frozenset[str]()}
_PHRASE_WORDS = frozenset({"unable", "position", "pains", "record", "illusion"})
_IRREGULAR = {
    "be": "be is are was were been being am",
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "find": "find finds found finding",
    "hold": "hold holds held holding",
    "make": "make makes made making",
    "take": "take takes took taken taking",
    "have": "have has had having",
    "draw": "draw draws drew drawn drawing",
    "bring": "bring brings brought bringing",
    "seek": "seek seeks sought seeking",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
    "undertake": "undertake undertakes undertook undertaken undertaking",
    "show": "show shows showed shown showing",
    "give": "give gives gave given giving",
    "set": "set sets setting",
    "put": "put puts putting",
    "see": "see sees saw seen seeing",
    "come": "come comes came coming",
    "lay": "lay lays laid laying",
    "shoot": "shoot shoots shot shooting",
    "hit": "hit hits hitting",
    "spell": "spell spells spelled spelt spelling",
    "lead": "lead leads led leading",
    "ring": "ring rings rang rung ringing",
    "beg": "beg begs begged begging",
    "beseech": "beseech beseeches beseeched besought",
    "speak": "speak speaks spoke spoken speaking",
    "forecast": "forecast forecasts forecasting",
    "dub": "dub dubs dubbed dubbing",
    "expel": "expel expels expelled expelling",
    "compel": "compel compels compelled compelling",
    "prod": "prod prods prodded prodding",
    "shrug": "shrug shrugs shrugged shrugging",
    "overrule": "overrule overrules overruled overruling",
    "break": "break breaks broke broken breaking",
    "plead": "plead pleads pleaded pled pleading",
    "pay": "pay pays paid paying",
    "uphold": "uphold upholds upheld upholding",
    "bar": "bar bars barred barring",
    "label": "label labels labelled labeled labelling labeling",
    "counsel": "counsel counsels counselled counseled counselling counseling",
    "level": "level levels levelled leveled levelling leveling",
    "cancel": "cancel cancels cancelled canceled cancelling canceling",
    "signal": "signal signals signalled signaled signalling signaling",
    "bid": "bid bids bade bidden bidding",
    "let": "let lets letting",
    "shut": "shut shuts shutting",
    "cut": "cut cuts cutting",
    "cast": "cast casts casting",
    "quit": "quit quits quitting",
    "lean": "lean leans leaned leant leaning",
    "strike": "strike strikes struck striking",
    "throw": "throw throws threw thrown throwing",
    "swear": "swear swears swore sworn swearing",
    "bind": "bind binds bound binding",
    "think": "think thinks thought thinking",
    "feel": "feel feels felt feeling",
    "foresee": "foresee foresees foresaw foreseen foreseeing",
    "send": "send sends sent sending",
    "hear": "hear hears heard hearing",
    "read": "read reads reading",
    "understand": "understand understands understood understanding",
    "leave": "leave leaves left leaving",
    "keep": "keep keeps kept keeping",
    "sweep": "sweep sweeps swept sweeping",
    "shine": "shine shines shone shining",
    "go": "go goes went gone going",
    "bite": "bite bites bit bitten biting",
    "gainsay": "gainsay gainsays gainsaid gainsaying",
}


@dataclass(frozen=True, slots=True)
class Modality:
    """One act: `family` is the group in which a question may ask for it; `force` orders the directives."""

    id: str
    family: Family
    force: int
    gloss: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with the company that makes it do one act; an empty condition asks nothing."""

    modality: Modality
    verb: str
    particles: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    unlike: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    object_of_with: frozenset[str] = frozenset()
    object_predicates: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    clause: Literal["", "any", "directive", "other", "question"] = ""
    infinitive: bool = False
    negated: bool = False
    counted: bool = False
    speaker: Literal["", "state", "body"] = ""
    felt: bool = False

    @property
    def narrowness(self) -> int:
        """How much it asks for; of two frames that fit, the narrower one is meant."""
        asked = (
            self.adverbs, self.phrases, self.negated, self.objects, self.complements,
            self.object_of_with, self.object_predicates, self.counted, self.speaker, self.particles,
            self.infinitive, self.clause, self.felt,
        )  # fmt: skip
        return 2 * len(self.adverbs) + sum(bool(part) for part in asked)

    @cache  # noqa: B019 (frames are those of one file and live as long as the process)
    def told(self) -> str:
        """The frame in words, as in: the frame “call” with “on” or “upon” (calls upon)."""
        company = (
            ("not",) if self.negated else (),
            _alternatives("with", self.particles | self.object_of_with),
            _alternatives("and", self.complements | self.object_predicates | self.adverbs),
            _alternatives("of", self.objects),
            ("to do",) if self.infinitive else (),
            ("and what is said",) if self.clause else (),
            (f"by a {self.speaker}",) if self.speaker else (),
        )
        words = itertools.chain([f"the frame “{self.verb}”"], *company)
        return f"{' '.join(words)} ({self.modality.gloss})"

    @property
    def company(self) -> frozenset[str]:
        """Words of which one stands in every sentence where it fits; empty where any sentence may do."""
        if self.objects and "state" not in self.objects:
            return _with_plurals(self.objects)
        if self.object_of_with:
            return _with_plurals(self.object_of_with)
        return self.object_predicates or self.particles or self.adverbs or _TO[self.infinitive]


@dataclass(frozen=True, slots=True)
class FrameBook:
    """All frames by inflected verb form, narrowest first, and all act nouns by their forms."""

    verbs: dict[str, tuple[Frame, ...]]
    lemmas: dict[str, str]
    nouns: dict[str, tuple[Frame, ...]]
    complements: dict[str, tuple[Frame, ...]]
    copulas: dict[str, str]
    phrases: tuple[tuple[tuple[str, ...], Frame], ...]
    modalities: dict[str, Modality] = field(repr=False)
    companies: dict[str, frozenset[str]] = field(repr=False)

    def may_begin(self, word: str, others: frozenset[str]) -> bool:
        """Whether a lower-case word may begin an act among the other words of its sentence; "be" never does."""
        if word in self.nouns or word in self.complements or word in _PHRASE_WORDS:
            return True
        companies = self.companies.get(word)
        if companies is None:
            return False
        return not companies or not companies.isdisjoint(others)


@cache
def load_frames() -> FrameBook:
    """The frames of the shipped modalities."""
    modalities: dict[str, Modality] = {}
    verbs: dict[str, list[Frame]] = {}
    lemmas: dict[str, str] = {}
    nouns: dict[str, list[Frame]] = {}
    complements: dict[str, list[Frame]] = {}
    copulas: dict[str, str] = {}
    phrases: list[tuple[tuple[str, ...], Frame]] = []
    for row in read_rows("modalities.yaml"):
        modality = Modality(row["id"], cast("Family", row["family"]), row["force"], row["gloss"])
        modalities[modality.id] = modality
        for frame in _frames(modality, row.get("verbs") or ()):
            if frame.complements:
                copulas.update(dict.fromkeys(verb_forms(frame.verb), frame.verb))
            for word in frame.complements:
                complements.setdefault(word, []).append(frame)
            phrases.extend((tuple(phrase.split()), frame) for phrase in frame.phrases)
            if frame.complements or frame.verb == "be":
                continue
            for form in verb_forms(frame.verb):
                verbs.setdefault(form, []).append(frame)
                lemmas[form] = frame.verb
        for noun, frame in _noun_frames(modality, row.get("nouns") or ()):
            for form in (noun, plural(noun)):
                nouns.setdefault(form, []).append(frame)
    ordered = {
        form: tuple(sorted(frames, key=lambda f: -f.narrowness)) for form, frames in verbs.items()
    }
    by_complement = {word: tuple(frames) for word, frames in complements.items()}
    by_noun = {noun: tuple(frames) for noun, frames in nouns.items()}
    return FrameBook(
        ordered, lemmas, by_noun, by_complement, copulas, tuple(phrases), modalities,
        {form: _companies(frames) for form, frames in verbs.items()},
    )  # fmt: skip


def _alternatives(link: str, words: Iterable[str]) -> tuple[str, ...]:
    """A few of the words of a condition, any of which may stand there; () where it has none."""
    listed = sorted(words)
    more = ["…"] if len(listed) > _TOLD else []
    return (link, " or ".join([*(f"“{word}”" for word in listed[:_TOLD]), *more])) if listed else ()


def _companies(frames: Iterable[Frame]) -> frozenset[str]:
    """The company of one frame or another; empty where some frame asks for none."""
    each = [frame.company for frame in frames]
    return frozenset().union(*each) if all(each) else frozenset()


def _with_plurals(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, plural(noun)))


def _frames(modality: Modality, rows: Iterable[dict[str, Any]]) -> Iterator[Frame]:
    """One frame for each verb of each row."""
    for row in rows:
        verbs = [row["verb"]] if isinstance(row["verb"], str) else row["verb"]
        yield from (_frame(modality, {**row, "verb": verb}) for verb in verbs)


def _noun_frames(
    modality: Modality, rows: Iterable[str | dict[str, str]]
) -> Iterator[tuple[str, Frame]]:
    for row in rows:
        noun = row if isinstance(row, str) else row["noun"]
        side = "" if isinstance(row, str) else row["speaker"]
        yield noun, Frame(modality, noun, speaker=cast('Literal["", "state", "body"]', side))


def _frame(modality: Modality, row: dict[str, Any]) -> Frame:
    clause = row.get("clause")
    return Frame(
        modality=modality,
        verb=row["verb"],
        particles=frozenset(row.get("with") or ()),
        objects=frozenset(row.get("object") or ()),
        unlike=frozenset(row.get("unlike") or ()),
        complements=frozenset(row.get("complement") or ()),
        object_of_with=frozenset(row.get("object_of_with") or ()),
        object_predicates=frozenset(row.get("object_predicate") or ()),
        adverbs=frozenset(row.get("adverb") or ()),
        phrases=tuple(row.get("phrase") or ()),
        clause="any" if clause is True else clause or "",
        infinitive=bool(row.get("to")),
        negated=bool(row.get("negated")),
        counted=bool(row.get("count")),
        speaker=row.get("speaker") or "",
        felt=bool(row.get("felt")),
    )


@cache
def verb_forms(verb: str) -> tuple[str, ...]:
    """All inflected forms of a verb, the lemma first."""
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb in _DOUBLED:
        stem = verb + verb[-1]
    past = f"{stem}ed"
    third = f"{verb}s"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        past, third = f"{verb[:-1]}ied", f"{verb[:-1]}ies"
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        third = f"{verb}es"
    ing = f"{verb}ing" if verb.endswith("ee") else f"{stem}ing"
    return verb, third, past, ing


def plural(noun: str) -> str:
    """The plural of an English noun of regular form."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


@cache
def singular(noun: str) -> str:
    """A noun without its plural ending, well enough to look it up."""
    if noun.endswith(("is", "us")):
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
