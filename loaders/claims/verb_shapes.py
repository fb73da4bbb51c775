"""What forms of a verb a word may be, and the words of closed classes: what is known before any context.

`shapes` letters: B the bare form, Z the third person, D a past tense only, N a past participle only,
P a form that is both, G the "-ing" form.
"""

from collections.abc import Iterator
from functools import cache

from loaders.claims.frames import load_frames, verb_forms
from loaders.claims.wordlists import word_list

BE = {
    "is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD", "been": "VBN", "be": "VB", "being": "VBG",
    "am": "VBP",
}  # fmt: skip
HAVE = {"has": "VBZ", "have": "VBP", "had": "VBD", "having": "VBG"}
DO = {"does": "VBZ", "do": "VBP", "did": "VBD"}
AUXILIARIES = {**BE, **HAVE, **DO}
MODALS = frozenset(
    [
        "could",
        "should",
        "may",
        "might",
        "must",
        "would",
        "can",
        "will",
        "shall",
        "ought",
        "cannot",
        "wo",
        "ca",
        "'ll",
        "'d",
    ]
)
SUBORDINATORS = frozenset(
    [
        "if",
        "whether",
        "unless",
        "when",
        "whenever",
        "while",
        "because",
        "although",
        "though",
        "until",
        "once",
        "where",
        "since",
        "before",
        "after",
        "as",
        "lest",
        "whereas",
        "how",
        "why",
    ]
)
# Of these, which also stand before a bare noun as prepositions.
HALF_PREPOSITIONS = frozenset(["since", "before", "after", "as", "until"])
NEGATIONS = frozenset(["not", "never", "n't"])

_CLOSED = {
    "PRP": "it he she they we i you him them us me himself itself themselves her",
    "PRP$": "its their his our my your whose",
    "TO": "to",
    "IN": "of in on at by for with from about over against upon under between among into through during"
    " without regarding concerning within towards toward despite than following including amid near"
    " across around behind below beyond like off onto outside inside per throughout via alongside"
    " besides except versus notwithstanding pending whereby",
    "DT": "the a an this these those any no some each every all both another either neither such",
    "CC": "and or but nor &",
    "WDT": "which",
    "WP": "who whom what",
    "EX": "there",
    "RB": "not never n't also again further then repeatedly yet still already even ever later too just"
    " only so thus hence however moreover therefore instead soon often always twice meanwhile"
    " nonetheless nevertheless together ago here now perhaps rather quite very almost nearly once more"
    " indeed instead furthermore likewise otherwise well away back up out down forward aside apart abroad home",
    "CD": "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
    " hundred thousand million dozens hundreds thousands",
    "POS": "'s '",
}
_WHEN = frozenset(["when", "where", "how", "why", "whenever"])
_NO_ADVERBS = frozenset(
    ["family", "reply", "ally", "assembly", "supply", "early", "anomaly", "july"]
)


@cache
def closed_tags() -> dict[str, str]:
    """The tag of each word of a closed class, but for auxiliaries, "that" and subordinators."""
    tags = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
    subordinators = {word: "WRB" if word in _WHEN else "IN" for word in SUBORDINATORS}
    modals = dict.fromkeys(MODALS, "MD")
    return {**subordinators, **tags, **modals, **AUXILIARIES, '"': '"'}


@cache
def verb_shapes() -> dict[str, str]:
    """The shapes of every known verb form."""
    shapes: dict[str, set[str]] = {}
    for form, shape in _known_forms():
        shapes.setdefault(form, set()).add(shape)
    for form in word_list("no_verb_forms"):
        shapes.pop(form, None)
    return {form: "".join(sorted(found)) for form, found in shapes.items()}


def _known_forms() -> Iterator[tuple[str, str]]:
    irregular = {row.split("/")[0]: row.split("/") for row in word_list("irregular_verbs")}
    lemmas = {*load_frames().lemmas.values(), *word_list("plain_verbs"), *irregular}
    for lemma in lemmas - {"be", "have", "do"}:
        forms = verb_forms(lemma)
        yield lemma, "B"
        yield forms[1], "Z"
        yield from ((form, "G") for form in forms[2:] if form.endswith("ing"))
        if lemma in irregular:
            _, past, participle = irregular[lemma]
            yield from [(past, "P")] if past == participle else [(past, "D"), (participle, "N")]
            continue
        pasts = [form for form in forms[2:] if not form.endswith("ing")] or [lemma]
        is_regular = len(pasts) == 1 or any(form.endswith("ed") for form in pasts)
        yield from zip(pasts, "PPP" if is_regular else "DNN", strict=False)


@cache
def shape_of(word: str) -> str:
    """The shapes of a lower-case word; of an unknown one by its ending, "" where it is no verb's."""
    known = verb_shapes().get(word)
    if known is not None:
        return known
    if word in word_list("no_verb_forms") or len(word) < 5 or not word.isalpha():
        return ""
    if word.endswith("ed") and not word.endswith("eed"):
        return "P"
    return "G" if word.endswith("ing") and len(word) > 5 else ""


def is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS
