"""Grammar without a model: a rough reading of who does what, for the mode "rules".

Only verbs of the frames are looked at. A verb's subject is the nearest name, pronoun or definite noun before
it in its clause that no preposition governs; its content is what follows up to the clause's end. The words
get the same tags and relations as a parser would give, so that all later steps are shared.
"""

from collections.abc import Sequence
from functools import cache

from loaders.claims.frames import load_frames
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

_MODALS = frozenset(
    ["could", "should", "may", "might", "must", "would", "can", "will", "shall", "ought"]
)
_PREPOSITIONS = frozenset(
    {
        "of", "in", "on", "at", "by", "for", "with", "from", "to", "about", "over", "against",
        "upon", "under", "after", "before", "between", "among", "into", "through", "during",
        "since", "without", "regarding", "concerning", "as", "within", "towards", "toward",
        "despite",
    }
)  # fmt: skip
_PRONOUNS = frozenset(["it", "he", "she", "they", "we", "i"])
_STOPS = frozenset(
    {",", ";", ":", '"', "(", ")", "—", "–", "and", "but", "or", "that", "which", "who"}
)
_DETERMINERS = frozenset(
    {
        "the", "a", "an", "its", "their", "this", "that", "these", "those", "his", "her", "any",
        "no", "some",
    }
)  # fmt: skip
_BE = frozenset(["is", "are", "was", "were", "been", "be", "being"])
_NEGATIONS = frozenset(["not", "never", "n't"])
_BEFORE_BASE = frozenset({"to", "and", "or", "did", "do", "does", "also", "again", "let", '"', ","})


_CLOSED = (
    ("PRP", _PRONOUNS),
    ("PRP$", frozenset({"its", "their", "his", "her"})),
    ("MD", _MODALS),
    ("IN", _PREPOSITIONS),
    ("DT", _DETERMINERS),
)


def guess_grammar(start: int, end: int, words: Sequence[Word]) -> Sentence:
    """The sentence with guessed tags, relations and heads; words beyond the frames hang on the first verb."""
    tags = [_tag(words, word) for word in words]
    verbs = [index for index, tag in enumerate(tags) if tag.startswith("V")]
    root = next((i for i in verbs if tags[i] in {"VBD", "VBZ", "VBP"}), verbs[0] if verbs else 0)
    placed = [
        Word(
            w.index, w.text, w.lower, w.start, w.end, w.mention, tag, "dep", root, w.index, w.index
        )
        for w, tag in zip(words, tags, strict=True)
    ]
    placed[root] = placed[root]._replace(dep="ROOT")
    for verb in verbs:
        _place_verb(placed, verb, root)
    nouns = load_frames().nouns
    for word in words:
        if tags[word.index].startswith("NN") and word.lower in nouns:
            _place_noun(placed, word.index)
    return _finished(start, end, placed)


def _tag(words: Sequence[Word], word: Word) -> str:
    lower, book = word.lower, load_frames()
    before = words[word.index - 1].lower if word.index else ""
    if word.mention is not None:
        return "JJ" if word.mention.rule == "state_adjective" else "NNP"
    for tag, listed in _CLOSED:
        if lower in listed:
            return tag
    if lower.isdigit():
        return "CD"
    if lower in book.verbs:
        return _verb_tag(words, word, before)
    return "NNP" if word.text[:1].isupper() and word.index else "NN"


def _verb_tag(words: Sequence[Word], word: Word, before: str) -> str:
    lower, book = word.lower, load_frames()
    after = words[word.index + 1].lower if word.index + 1 < len(words) else ""
    if lower.endswith("ing"):
        return "VBG"
    if before in _DETERMINERS | {"'s", "of", "any", "such"} and not lower.endswith("ed"):
        return "NNS" if lower.endswith("s") else "NN"
    if lower == book.lemmas[lower]:
        is_plural = before in {"they", "we", "who", "i"} or before.endswith("s")
        if is_plural and before not in _MODALS:
            return "VBP"
        is_bare = before in _MODALS | _NEGATIONS | _BEFORE_BASE or before.endswith("ly")
        return "VB" if is_bare or not word.index else "NN"
    if lower.endswith("s"):
        is_noun = lower in book.nouns and after in {"of", "by", "from"}
        return "NNS" if is_noun and before not in {"it", "also", "he", "she"} else "VBZ"
    is_passive = before in _BE or (after == "by" and before not in {"has", "have", "had", "it"})
    return "VBN" if is_passive else "VBD"


def _place_verb(words: list[Word], verb: int, root: int) -> None:
    """Subject, auxiliaries, content and particle of one verb."""
    word = words[verb]
    if verb != root:
        words[verb] = word._replace(dep="conj" if word.tag != "VBG" else "advcl", head=root)
        if words[verb - 1].lower == "to":
            words[verb] = words[verb]._replace(dep="xcomp")
    _place_auxiliaries(words, verb)
    end = _clause_end(words, verb)
    if word.tag == "VBN":
        _place_agent(words, verb, end)
    elif (subject := _subject_before(words, verb)) is not None:
        words[subject] = words[subject]._replace(dep="nsubj", head=verb)
    _place_content(words, verb, end)
    last = max(verb, end - 1)
    words[verb] = words[verb]._replace(left=min(words[verb].left, verb), right=last)


def _place_auxiliaries(words: list[Word], verb: int) -> None:
    at = verb - 1
    while at >= 0 and verb - at < 5:
        lower = words[at].lower
        if lower in _MODALS or lower in {"to", "has", "have", "had", "did", "does", "do"}:
            words[at] = words[at]._replace(
                dep="aux", head=verb, tag="TO" if lower == "to" else words[at].tag
            )
        elif lower in _BE:
            words[at] = words[at]._replace(dep="auxpass", head=verb)
        elif lower in _NEGATIONS:
            words[at] = words[at]._replace(dep="neg", head=verb)
        elif lower in {"if", "whether", "unless", "when"}:
            words[at] = words[at]._replace(dep="mark", head=verb)
        elif not lower.endswith("ly") and lower not in {
            "also",
            "again",
            "further",
            "then",
            "repeatedly",
            "yet",
        }:
            break
        at -= 1
    for index in range(max(0, at - 8), at + 1):
        if words[index].lower in {"if", "whether", "unless"}:
            words[index] = words[index]._replace(dep="mark", head=verb)


def _subject_before(words: list[Word], verb: int) -> int | None:
    commas = 0
    for at in range(verb - 1, -1, -1):
        word = words[at]
        if word.text == ",":
            commas += 1
        if word.text in {";", ":"} or commas > 2:
            return None
        is_name = word.mention is not None and word.mention.rule not in {
            "state_adjective",
            "state_people",
        }
        is_noun = is_name or word.tag == "PRP" or word.lower in _heads()
        if not is_noun or (word.mention is not None and word.mention.id.startswith("treaty:")):
            continue
        before = at - 1
        while before >= 0 and (
            words[before].lower in _DETERMINERS
            or (
                words[before].tag in {"JJ", "NNP", "NN"}
                and words[before].mention is None
                and words[before].lower not in _STOPS
            )
        ):
            before -= 1
        if before >= 0 and words[before].tag == "IN" and word.tag != "PRP":
            continue
        return at
    return None


@cache
def _heads() -> frozenset[str]:
    return (
        word_list("bodies")
        | word_list("governments")
        | word_list("documents")
        | frozenset({"rapporteur", "committee", "commission", "assembly", "office", "commissioner"})
    )


def _place_agent(words: list[Word], verb: int, end: int) -> None:
    for at in range(verb + 1, min(end, verb + 8)):
        if words[at].lower == "by":
            named = next(
                (
                    w.index
                    for w in words[at + 1 : at + 6]
                    if w.mention is not None or w.lower in _heads()
                ),
                None,
            )
            if named is not None:
                words[at] = words[at]._replace(dep="agent", head=verb)
                words[named] = words[named]._replace(dep="pobj", head=at)
            return


def _clause_end(words: list[Word], verb: int) -> int:
    depth = 0
    for word in words[verb + 1 :]:
        if word.text == '"':
            depth = 1 - depth
        if not depth and word.text in {";", "."}:
            return word.index
        if (
            not depth
            and word.text == ","
            and any(w.tag in {"VBD", "VBZ"} for w in words[word.index + 1 : word.index + 4])
        ):
            return word.index
        follows = words[word.index + 1].tag if word.index + 1 < len(words) else ""
        if not depth and word.lower in {"and", "but"} and follows in {"VBD", "VBZ"}:
            return word.index
    return len(words)


def _place_content(words: list[Word], verb: int, end: int) -> None:
    if verb + 1 >= end:
        return
    first = words[verb + 1]
    head = verb + 1
    while head < end - 1 and words[head].tag in {"DT", "JJ", "CD", "PRP$"}:
        head += 1
    if first.lower in {"that", '"', ":"} or (
        first.text == "," and verb + 2 < end and words[verb + 2].text == '"'
    ):
        content = min(verb + 2, end - 1)
        words[content] = words[content]._replace(
            dep="ccomp", head=verb, left=verb + 1, right=end - 1, tag="VBD"
        )
        return
    if first.tag == "IN":
        words[verb + 1] = first._replace(dep="prep", head=verb, right=end - 1)
        named = next(
            (
                w.index
                for w in words[verb + 2 : end]
                if w.mention is not None or w.tag.startswith("NN")
            ),
            None,
        )
        if named is not None:
            words[named] = words[named]._replace(dep="pobj", head=verb + 1)
    elif words[head].dep == "dep":
        words[head] = words[head]._replace(dep="dobj", head=verb, left=verb + 1, right=end - 1)
    to = next((w.index for w in words[verb + 1 : end - 1] if w.lower == "to"), None)
    if to is not None:
        words[to] = words[to]._replace(dep="aux", head=to + 1, tag="TO")
        words[to + 1] = words[to + 1]._replace(
            dep="xcomp", head=verb, tag="VB", left=to, right=end - 1
        )


def _place_noun(words: list[Word], noun: int) -> None:
    end = _clause_end(words, noun)
    words[noun] = words[noun]._replace(
        dep="dobj" if words[noun].dep == "dep" else words[noun].dep, right=end - 1
    )
    before, after = noun - 1, noun + 1
    if before >= 0 and (words[before].mention is not None or words[before].tag == "PRP$"):
        words[before] = words[before]._replace(dep="poss", head=noun)
    elif before >= 1 and words[before].lower == "'s" and words[before - 1].mention is not None:
        words[before - 1] = words[before - 1]._replace(dep="poss", head=noun)
    if after < end and words[after].lower in {"by", "from", "for", "that", "to"}:
        dep = "acl" if words[after].lower in {"that", "to"} else "prep"
        words[after] = words[after]._replace(dep=dep, head=noun, right=end - 1)
        named = next((w.index for w in words[after + 1 : after + 5] if w.mention is not None), None)
        if dep == "prep" and named is not None:
            words[named] = words[named]._replace(dep="pobj", head=after)


def _finished(start: int, end: int, words: list[Word]) -> Sentence:
    children: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != word.index and not _loops(words, word):
            children[word.head].append(word.index)
        elif word.head != word.index:
            words[word.index] = word._replace(head=word.index)
    return Sentence(start, end, tuple(words), tuple(tuple(found) for found in children))


def _loops(words: list[Word], word: Word) -> bool:
    at, steps = word.head, 0
    while words[at].head != at:
        at, steps = words[at].head, steps + 1
        if at == word.index or steps > len(words):
            return True
    return False
