"""The spans of an act's content: one for each thing asked or said."""

import re

from loaders.claims.acts import Span
from loaders.claims.words import Sentence, Word

CLAUSES = ("ccomp", "xcomp")
_LIST_ITEM_WORDS = 4
_QUOTES = frozenset("\"“”'‘’")
_FEELING_AT = frozenset(["at", "about", "over", "for"])
_MARK = re.compile(r"(?:[ivx]{1,4}|[a-h]|\d{1,2})\Z")
_LEADING = frozenset(
    {
        "that", "to", ",", "and", ":", "or", "for", "about", "at", "over", "by", "on", "upon",
        "against",
    }
)  # fmt: skip


def pieces_of(sentence: Sentence, verb: Word, heads: list[Word], splits: bool) -> tuple[Span, ...]:
    """Spans of the content, one for each coordinated complement when `splits`, and one for each clause with
    its own "that" always."""
    if not heads:
        return (clause_of(sentence, verb),)
    head = heads[0]
    if len(heads) == 2 and heads[1].dep in {"prep", "agent"}:
        first, *further = pieces_of(sentence, verb, heads[1:], splits)
        return ((min(first[0], sentence.words[head.left].start), first[1]), *further)
    if heads[-1] is verb:
        return (_undergone(sentence, verb, head),)
    left = head.left if head.left > verb.index else verb.index + 1
    if splits and (listed := _marked_items(sentence, left)):
        return listed
    if whole := _whole(sentence, verb, heads):
        return (whole,)
    parts = _parts(sentence, verb, heads, splits or len(heads) > 1)
    return _spans_between(sentence, verb, parts, heads) or (clause_of(sentence, verb),)


def _whole(sentence: Sentence, verb: Word, heads: list[Word]) -> Span | None:
    """One span for an object with its predicate, and for what a relative pronoun stands for."""
    if len(heads) > 1 and not _are_own_clauses(sentence, heads):
        return _trimmed_span(sentence, heads[0].left, heads[-1].right)
    noun = sentence.governor(verb)
    if heads[0].lower in {"which", "that", "whom"} and verb.dep == "relcl" and noun is not None:
        return sentence.words[noun.left].start, verb.end
    return None


def _undergone(sentence: Sentence, verb: Word, subject: Word) -> Span:
    """A passive with its subject and what follows it, up to a coordinated verb: "the request was turned down by Chad"."""
    stop = next(
        (c.left for c in sentence.under(verb, "conj", "ccomp", "advcl") if c.index > verb.index),
        None,
    )
    last = sentence.words[verb.right if stop is None else max(verb.index, stop - 1)]
    while last.index > verb.index and (last.text in ",.;:" or last.lower in {"and", "but"}):
        last = sentence.words[last.index - 1]
    return sentence.words[subject.left].start, last.end


def _parts(sentence: Sentence, verb: Word, heads: list[Word], splits: bool) -> list[Word]:
    """The heads with what is coordinated with them, in order."""
    parts = list(heads)
    for head in heads:
        parts.extend(_coordinated(sentence, head) if splits else [])
        parts.extend(_that_clauses(sentence, head))
    if splits:
        parts.extend(_infinitives(sentence, heads[0]))
        parts.extend(_further_items(sentence, verb, heads[0]))
    return sorted(dict.fromkeys(parts), key=lambda part: part.index)


def _spans_between(
    sentence: Sentence, verb: Word, parts: list[Word], heads: list[Word]
) -> tuple[Span, ...]:
    """The span of each part, up to where the next begins."""
    spans = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        left = part.left if not part.left <= verb.index < part.index else verb.index + 1
        is_cut = after is not None and after.left > left
        right = min(part.right, after.left - 1) if after is not None and is_cut else part.right
        if part not in heads and left <= heads[0].index <= right:
            continue
        if span := _trimmed_span(sentence, left, right):
            spans.append(span)
    return tuple(dict.fromkeys(spans))


def _marked_items(sentence: Sentence, left: int) -> tuple[Span, ...]:
    """Items that carry marks: "to (i) free him; (ii) pay damages"; () where there are fewer than two."""
    words = sentence.words
    marks = [
        w.index
        for w in words[left:-2]
        if w.text == "(" and words[w.index + 2].text == ")" and _MARK.match(words[w.index + 1].text)
    ]
    if len(marks) < 2:
        return ()
    ends = [*(mark - 1 for mark in marks[1:]), len(words) - 1]
    spans = (_trimmed_span(sentence, mark + 3, end) for mark, end in zip(marks, ends, strict=True))
    return tuple(span for span in spans if span)


def _are_own_clauses(sentence: Sentence, heads: list[Word]) -> bool:
    """Whether each clause after the first opens with its own "that" or "to"."""
    opened = all(sentence.words[head.left].lower in {"that", "to", "and"} for head in heads[1:])
    return opened and heads[0].dep in CLAUSES


def _that_clauses(sentence: Sentence, head: Word) -> list[Word]:
    """What else is said, each with its own "that": "found that X, that Y and that Z", wherever the parser hung it."""
    if head.dep != "ccomp" or not _has_that(sentence, head):
        return []
    return [
        word
        for word in sentence.words[head.index + 1 :]
        if word.dep in {"conj", "advcl", "ccomp"} and _opens_with_that(sentence, word)
    ]


def _opens_with_that(sentence: Sentence, verb: Word) -> bool:
    """Whether it is one more clause of a row: ", that X", "and that X"."""
    before = sentence.words[verb.left - 1] if verb.left else None
    return (
        before is not None
        and _has_that(sentence, verb)
        and (before.text in {",", ";"} or before.lower == "and")
    )


def _has_that(sentence: Sentence, verb: Word) -> bool:
    return any(mark.lower == "that" for mark in sentence.under(verb, "mark"))


def _coordinated(sentence: Sentence, head: Word) -> list[Word]:
    """Complements of the same form coordinated with the head, however deep the parser hung them."""
    if head.tag.startswith("V"):
        inside = sentence.words[head.index : head.right + 1]
        return [
            word
            for word in inside
            if word.dep == "conj"
            and word.tag == head.tag
            and _joins(sentence, word, head)
            and sentence.words[max(0, word.left - 1)].lower != "or"
            and (word.right > word.index or _has_that(sentence, word))
        ]
    nouns = head
    if head.dep in {"prep", "agent"}:
        under = sentence.first_under(head, "pobj", "pcomp")
        if under is None:
            return []
        if again := _same_prepositions(sentence, head):
            return again
        nouns = under
    elif head.dep == "dobj":
        named = [c for c in sentence.under(head, "prep") if c.lower in _FEELING_AT]
        if named and (again := _same_prepositions(sentence, named[0])):
            return again
    return [part for part in conjuncts(sentence, nouns) if _is_list_item(part, nouns)]


def _same_prepositions(sentence: Sentence, head: Word) -> list[Word]:
    """The preposition said again, wherever the parser hung it: "alarm at the raids and at the arrests"."""
    return [
        word
        for word in sentence.words[head.index + 2 :]
        if word.dep == "conj"
        and word.right - word.left >= 2
        and (word.lower == head.lower or word.head == head.index)
    ]


def _infinitives(sentence: Sentence, head: Word) -> list[Word]:
    """What else is asked, each with its own "to": "to free them, to pay damages and to report back"."""
    if head.tag != "VB" or not any(a.lower == "to" for a in sentence.under(head, "aux")):
        return []
    found = []
    for word in sentence.words[head.index + 1 :]:
        to = sentence.first_under(word, "aux")
        if word.tag != "VB" or to is None or to.lower != "to" or to.index < 2:
            continue
        before = [w for w in sentence.words[max(0, to.index - 2) : to.index] if w.tag != "RB"]
        if not before or not (before[-1].text in {",", ";"} or before[-1].lower == "and"):
            continue
        if word.dep in {"conj", "advcl", "xcomp", "ccomp"}:
            found.append(word)
    return found


def _joins(sentence: Sentence, word: Word, head: Word) -> bool:
    """Whether only coordination and complements lie between the word and the head."""
    for governor in sentence.governors(word):
        if governor.index == head.index:
            return True
        if governor.dep not in {"conj", "xcomp", "dobj", "pobj", "prep", "ccomp"}:
            return False
    return False


def _is_list_item(part: Word, first: Word) -> bool:
    if part.mention is not None or first.mention is not None:
        return False  # "expulsions by Chad and by the Central African Republic": one thing
    first_words = part.left - first.left
    return part.right - part.left + 1 >= _LIST_ITEM_WORDS and first_words > _LIST_ITEM_WORDS


def _further_items(sentence: Sentence, verb: Word, head: Word) -> list[Word]:
    """List items that the parser hung on the verb: "recommended a law, training judges, and an inquiry"."""
    if not head.tag.startswith("NN"):
        return []
    items: list[Word] = []
    for child in sentence.under(verb, "advcl", "conj", "dep", "npadvmod"):
        after_comma = child.left > 0 and sentence.words[child.left - 1].text == ","
        if child.index > head.index and child.tag == "VBG" and after_comma:
            items.append(child)
            items.extend(
                part
                for part in sentence.under(child, "conj")
                if part.right - part.left + 1 >= 3 and not part.tag.startswith("VBD")
            )
    return items if len(items) > 1 or any(i.dep == "conj" for i in items) else []


def _trimmed_span(sentence: Sentence, left: int, right: int) -> Span | None:
    words = _without_afterthought(list(sentence.words[left : right + 1]))
    while words and (words[0].lower in _LEADING or words[0].text in _QUOTES):
        words.pop(0)
    while words and (
        words[-1].lower in {",", "and", "or", ".", ";", ":", "both"} or words[-1].text in _QUOTES
    ):
        words.pop()
    return (words[0].start, words[-1].end) if words else None


def _without_afterthought(words: list[Word]) -> list[Word]:
    """Without a relative clause after a comma, which tells something of its own."""
    for at in range(4, len(words) - 1):
        if words[at].text == "," and words[at + 1].lower in {"which", "who", "whose", "where"}:
            closes = any(w.text == "," for w in words[at + 1 :])
            return words if closes else words[:at]
    return words


def clause_of(sentence: Sentence, verb: Word) -> Span:
    """The span of the verb with all that it governs."""
    return sentence.words[verb.left].start, sentence.words[verb.right].end


def conjuncts(sentence: Sentence, noun: Word) -> list[Word]:
    """The nouns coordinated with one, and with those."""
    found = []
    for child in sentence.under(noun, "conj", "appos"):
        if child.dep == "conj":
            found.append(child)
            found.extend(conjuncts(sentence, child))
    return found
