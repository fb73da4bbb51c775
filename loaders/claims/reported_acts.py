"""Words reported without a verb of their own: "according to UNHCR", and a quotation after a colon."""

from loaders.claims.acts import Act
from loaders.claims.frames import Frame, FrameBook
from loaders.claims.speakers import speakers_of
from loaders.claims.unreal import is_unreal
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

_THROUGH = frozenset(["in", "by", "on", "to"])


def according_to(sentence: Sentence, word: Word, book: FrameBook) -> Act | None:
    named = _named_by(sentence, word)
    if named is None:
        return None
    rest = _what_is_told(sentence, word, named)
    if len(rest) < 4:
        return None
    return Act(
        sentence=sentence,
        trigger=word,
        frames=(Frame(book.modalities["asserted"], "according"),),
        speakers=(named,),
        pieces=((rest[0].start, rest[-1].end),),
        clause=(sentence.start, sentence.end),
        rule="according_to",
    )


def _what_is_told(sentence: Sentence, word: Word, named: Word) -> tuple[Word, ...]:
    """The words after an opening "According to X,", before a closing one, or all around one put in."""
    words = sentence.words
    last = min(max(named.right, word.index), len(words) - 2)
    opens = next((w.index for w in reversed(words[: word.index]) if w.lower in _THROUGH), 0)
    is_put_in = opens > 1 and words[opens - 1].text == ","
    if is_put_in and words[last + 1].text == "," and len(words) > last + 3:
        colon = next((w.index for w in reversed(words[:opens]) if w.text in {":", ";"}), -1)
        return words[colon + 1 :]
    if word.index < len(words) / 2:
        comma = next((w for w in words[last:] if w.text in {",", '"', ":"}), None)
        rest = words[comma.index + 1 :] if comma is not None else ()
        while rest and rest[0].text in {'"', ","}:
            rest = rest[1:]
        return rest
    return words[: word.index]


def _named_by(sentence: Sentence, word: Word) -> Word | None:
    """Whose words they are: "according to X", "in the view of X", "in X's view"."""
    after = sentence.words[word.index + 1 : word.index + 2]
    if word.lower != "according" and word.dep == "pobj":
        owner = sentence.first_under(word, "poss")
        governor = sentence.governor(word)
        if owner is not None and governor is not None and governor.lower in _THROUGH:
            return owner
    before = " ".join(w.lower for w in sentence.words[max(0, word.index - 2) : word.index])
    is_in_the = before in {f"{preposition} the" for preposition in _THROUGH}
    marker = "to" if word.lower == "according" else "of" if is_in_the else None
    if not after or after[0].lower != marker:
        return None
    near = sentence.words[word.index + 2 : word.index + 9]
    return next((w for w in near if w.dep == "pobj"), None)


def colon_quote(sentence: Sentence, book: FrameBook) -> Act | None:
    """ "The Commissioner was blunt: “…”": a quotation after a colon is its subject's words; so is what follows
    "was blunt:" without marks."""
    at = next((w.index for w in sentence.words[1:-4] if w.text == ":"), None)
    if at is None:
        return None
    if sentence.words[at + 1].text != '"':
        return _blunt(sentence, at, book)
    root = next((w for w in sentence.words if w.dep == "ROOT"), None)
    if root is None or sentence.words[at - 1].lower == "to":
        return None
    if not root.tag.startswith("V"):
        return None
    speakers = speakers_of(sentence, root)
    if not speakers or is_unreal(sentence, root):
        return None
    last = sentence.words[-1] if sentence.words[-1].text != '"' else sentence.words[-2]
    piece = (sentence.words[at + 2].start, last.end)
    frames = (Frame(book.modalities["asserted"], "quote"),)
    whole = (sentence.start, sentence.end)
    return Act(sentence, root, frames, speakers, (piece,), whole, "colon_quote")


def _blunt(sentence: Sentence, colon: int, book: FrameBook) -> Act | None:
    """ "CERD was blunt: the law is void"."""
    frank = sentence.words[colon - 1]
    verb = sentence.governor(frank)
    if frank.lower not in word_list("frank") or verb is None or verb.index > colon:
        return None
    speakers = speakers_of(sentence, verb)
    if not speakers or is_unreal(sentence, verb):
        return None
    piece = (sentence.words[colon + 1].start, sentence.words[-1].end)
    frames = (Frame(book.modalities["asserted"], "colon"),)
    whole = (sentence.start, sentence.end)
    return Act(sentence, frank, frames, speakers, (piece,), whole, "colon_clause")


def state_party_should(sentence: Sentence, book: FrameBook) -> Act | None:
    """ "The State party should repeal the law": how treaty bodies word their recommendations."""
    for word in sentence.words:
        if word.lower != "should" or word.dep != "aux":
            continue
        verb = sentence.governor(word)
        subject = sentence.first_under(verb, "nsubj") if verb is not None else None
        if verb is None or subject is None or verb.dep not in {"ROOT", "conj"}:
            continue
        phrase = [w.lower for w in sentence.words[subject.left : subject.right + 1]]
        if phrase[-2:] != ["state", "party"]:
            continue
        piece = (verb.start, sentence.words[verb.right].end)
        frames = (Frame(book.modalities["recommended"], "should"),)
        clause = (sentence.start, sentence.end)
        return Act(
            sentence, word, frames, (), (piece,), clause, "state_party_should",
            asked=(subject,), is_implied=True,
        )  # fmt: skip
    return None
