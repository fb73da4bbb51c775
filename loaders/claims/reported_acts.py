"""Words reported without a verb of their own: "according to UNHCR", and a quotation after a colon."""

from loaders.claims.acts import Act
from loaders.claims.frames import Frame, FrameBook
from loaders.claims.speakers import speakers_of
from loaders.claims.unreal import is_unreal
from loaders.claims.words import Sentence, Word


def according_to(sentence: Sentence, word: Word, book: FrameBook) -> Act | None:
    after = sentence.words[word.index + 1 : word.index + 2]
    before = " ".join(w.lower for w in sentence.words[max(0, word.index - 2) : word.index])
    is_view_of = before in {"in the"} and bool(after) and after[0].lower == "of"
    if not after or not (is_view_of or (word.lower == "according" and after[0].lower == "to")):
        return None
    named = next(
        (w for w in sentence.words[word.index + 2 : word.index + 9] if w.dep in {"pobj"}), None
    )
    if named is None:
        return None
    if word.index < len(sentence.words) / 2:
        comma = next((w for w in sentence.words[named.index :] if w.text in {",", '"', ":"}), None)
        rest = sentence.words[comma.index + 1 :] if comma is not None else ()
        while rest and rest[0].text in {'"', ","}:
            rest = rest[1:]
    else:
        rest = sentence.words[: word.index]
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
        confidence=0.85,
    )


def colon_quote(sentence: Sentence, book: FrameBook) -> Act | None:
    """ "The Commissioner was blunt: “…”": a quotation after a colon is its subject's words."""
    at = next(
        (
            w.index
            for w in sentence.words[1:-4]
            if w.text == ":" and sentence.words[w.index + 1].text == '"'
        ),
        None,
    )
    root = next((w for w in sentence.words if w.dep == "ROOT"), None)
    if at is None or root is None or sentence.words[at - 1].lower == "to":
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
    return Act(sentence, root, frames, speakers, (piece,), whole, "colon_quote", 0.8)
