"""Which words carry an act's content, and whom it asks: complements, objects, quotations."""

import re

from loaders.claims.acts import Span
from loaders.claims.words import Sentence, Word

_LIST_ITEM_WORDS = 4
_QUOTES = frozenset("\"“”'‘’")
_MONTHS = frozenset(
    {
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday", "Sunday",
    }
)  # fmt: skip
_ASKING_PARTICLES = frozenset({"on", "upon", "to", "with"})
_LEADING = frozenset(
    {
        "that", "to", ",", "and", ":", "or", "for", "about", "at", "over", "by", "on", "upon",
        "against",
    }
)  # fmt: skip
_TELLING_PREPOSITIONS = frozenset(
    ["for", "about", "at", "over", "of", "on", "regarding", "concerning", "to", "as"]
)
_CLAUSES = ("ccomp", "xcomp")
_MARK = re.compile(r"(?:[ivx]{1,4}|[a-h]|\d{1,2})\Z")
_GROUNDS = frozenset(["ground", "grounds", "basis", "pretext", "condition", "assumption"])
_ASKED = frozenset({"party", "state", "government", "authorities", "country", "states"})
_CONTENT_PREPOSITIONS = frozenset(
    {
        "for", "about", "at", "over", "by", "on", "against", "with", "to", "regarding",
        "concerning", "of", "in", "that", "from", "as",
    }
)  # fmt: skip


def content_heads(sentence: Sentence, verb: Word, wants_clause: bool) -> list[Word]:
    """The heads of what the verb says, the clause first, then its object, then a preposition's.

    With `wants_clause`, a clause before the verb (a quotation) comes before its objects.
    """
    clauses = [
        clause
        for clause in sentence.under(verb, *_CLAUSES)
        if clause.index > verb.index and sentence.words[clause.left - 1].lower not in _GROUNDS
    ]
    if clauses:
        return clauses
    if asked := _asked_infinitive(sentence, verb):
        return [asked]
    before = sentence.under(verb, "ccomp")
    if wants_clause and before:
        return before[:1]
    objects = [
        found
        for found in sentence.under(verb, "dobj", "nsubjpass", "attr", "oprd")
        if found.dep != "oprd" or sentence.words[found.left - 1].text != ","
    ]
    governor = sentence.governor(verb)
    if not objects and verb.dep == "amod" and governor is not None and governor.index > verb.index:
        return [governor]
    if not objects and governor is not None and _describes(sentence, verb):
        return [governor]
    prepositions = [
        child
        for child in sentence.under(verb, "prep", "prt", "agent")
        if child.lower in _CONTENT_PREPOSITIONS and child.index > verb.index
    ]
    if len(objects) > 1 and objects[-1].dep == "oprd" and objects[0].index > verb.index:
        return [objects[0], objects[-1]]
    if objects:
        near = _object_or_what_follows(sentence, objects[0], prepositions)
        return near if near != objects[:1] else [objects[-1]]
    if prepositions:
        return prepositions[:1]
    return list(sentence.under(verb, *_CLAUSES))[:1]


def _asked_infinitive(sentence: Sentence, verb: Word) -> Word | None:
    """What is asked of a named addressee, where the parser hung it on the name: "ordered the State party to try them"."""
    for found in sentence.under(verb, "dobj"):
        is_asked = found.mention is not None or found.lower in _ASKED or found.tag == "PRP"
        for child in (*sentence.under(found, "acl", "relcl"), *sentence.under(verb, "advcl")):
            if is_asked and child.index > found.index and any(a.tag == "TO" for a in sentence.under(child, "aux")):
                return child
    return None


def _describes(sentence: Sentence, verb: Word) -> bool:
    """Whether its object is the noun before it: "a decision the Council regretted", "a view articulated by UNHCR"."""
    if verb.dep == "relcl":
        return not sentence.under(verb, "prep", "prt", "dobj", "auxpass")
    return verb.dep == "acl" and verb.tag == "VBN" and bool(sentence.under(verb, "agent"))


def _object_or_what_follows(
    sentence: Sentence, found: Word, prepositions: list[Word]
) -> list[Word]:
    """The object; where it is a bare noun ("voiced alarm at …") with the phrase after it, where it is a
    name ("asked Chad for …") that phrase alone."""
    after = [p for p in prepositions if p.index > found.right]
    is_bare = found.mention is not None or found.right == found.index
    is_near = bool(after) and sentence.words[after[0].index - 1].text != ","
    if not is_near or not is_bare or after[0].lower not in _TELLING_PREPOSITIONS:
        return [found]
    is_asked = found.mention is not None or found.lower in _ASKED or found.tag == "PRP"
    return after[:1] if is_asked else [found, after[0]]


def pieces_of(sentence: Sentence, verb: Word, heads: list[Word], splits: bool) -> tuple[Span, ...]:
    """Spans of the content, one for each coordinated complement when `splits`."""
    if not heads:
        return (clause_of(sentence, verb),)
    head = heads[0]
    if len(heads) == 2 and heads[1].dep in {"prep", "agent"}:
        first, *further = pieces_of(sentence, verb, heads[1:], splits)
        return ((min(first[0], sentence.words[head.left].start), first[1]), *further)
    left = head.left if head.left > verb.index else verb.index + 1
    if splits and (listed := _marked_items(sentence, left)):
        return listed
    if len(heads) > 1 and (head.dep in _CLAUSES or heads[-1].dep == "oprd"):
        if not _are_own_clauses(sentence, heads):
            span = _trimmed_span(sentence, head.left, heads[-1].right)
            return (span,) if span else (clause_of(sentence, verb),)
        splits = True
    governor = sentence.governor(verb)
    if head.lower in {"which", "that", "whom"} and verb.dep == "relcl" and governor is not None:
        return ((sentence.words[governor.left].start, verb.end),)
    parts = [head] if head.dep not in _CLAUSES else list(heads)
    for each in tuple(parts):
        parts.extend(_coordinated(sentence, each) if splits else _that_clauses(sentence, each))
    if splits:
        parts.extend(p for p in _infinitives(sentence, head) if p not in parts)
        parts.extend(_further_items(sentence, verb, head))
    parts = list(dict.fromkeys(parts))
    parts.sort(key=lambda part: part.index)
    spans = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        left = part.left if not part.left <= verb.index < part.index else verb.index + 1
        right = (
            min(part.right, after.left - 1)
            if after is not None and after.left > left
            else part.right
        )
        if part not in heads and left <= head.index <= right:
            continue
        if span := _trimmed_span(sentence, left, right):
            spans.append(span)
    return tuple(dict.fromkeys(spans)) or (clause_of(sentence, verb),)


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
    spans = (
        _trimmed_span(sentence, mark + 3, end) for mark, end in zip(marks, ends, strict=True)
    )
    return tuple(span for span in spans if span)


def _are_own_clauses(sentence: Sentence, heads: list[Word]) -> bool:
    """Whether each clause after the first opens with its own "that" or "to"."""
    opened = all(sentence.words[head.left].lower in {"that", "to", "and"} for head in heads[1:])
    return opened and heads[0].dep in _CLAUSES


def _that_clauses(sentence: Sentence, head: Word) -> list[Word]:
    """What else is said, each with its own "that": "found that X, that Y and that Z"."""
    if head.dep != "ccomp" or not _has_that(sentence, head):
        return []
    return [
        word
        for word in sentence.words[head.index + 1 : head.right + 1]
        if word.dep == "conj" and _has_that(sentence, word) and _joins(sentence, word, head)
    ]


def _has_that(sentence: Sentence, verb: Word) -> bool:
    return any(mark.lower == "that" for mark in sentence.under(verb, "mark"))


def clause_of(sentence: Sentence, verb: Word) -> Span:
    """The span of the verb with all that it governs."""
    return sentence.words[verb.left].start, sentence.words[verb.right].end


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
            and (word.right > word.index or _has_that(sentence, word))
        ]
    nouns = head
    if head.dep in {"prep", "agent"}:
        under = sentence.first_under(head, "pobj", "pcomp")
        if under is None:
            return []
        again = [c for c in sentence.under(under, "prep") for c in sentence.under(c, "conj")]
        again += sentence.under(head, "conj")
        if again:
            return [c for c in again if c.dep == "conj" and c.right - c.left >= 2]
        nouns = under
    return [part for part in _conjuncts(sentence, nouns) if _is_list_item(part, nouns)]


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


def _conjuncts(sentence: Sentence, noun: Word) -> list[Word]:
    found = []
    for child in sentence.under(noun, "conj", "appos"):
        if child.dep == "conj":
            found.append(child)
            found.extend(_conjuncts(sentence, child))
    return found


def _is_list_item(part: Word, first: Word) -> bool:
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


def asked_of(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The heads of the phrases that name whom a directive asks."""
    for child in sentence.under(verb, "prep", "prt", "dative"):
        if child.lower in _ASKING_PARTICLES or child.dep == "dative":
            under = sentence.under(child, "pobj") or ([child] if child.dep == "dative" else [])
            if under and not _is_date(under[0]):
                return _with_conjuncts(sentence, under[0])
    clause = sentence.first_under(verb, *_CLAUSES)
    if clause is not None and clause.index > verb.index:
        subject = sentence.first_under(clause, "nsubj", "nsubjpass")
        direct = sentence.first_under(verb, "dobj")
        if direct is not None:
            return _with_conjuncts(sentence, direct)
        if subject is not None:
            return _with_conjuncts(sentence, subject)
    direct = sentence.first_under(verb, "dobj", "dative")
    if direct is not None:
        return _with_conjuncts(sentence, direct)
    passive = sentence.first_under(verb, "nsubjpass")
    return _with_conjuncts(sentence, passive) if passive is not None else ()


def _is_date(word: Word) -> bool:
    return word.text.isdigit() or word.text in _MONTHS


def _with_conjuncts(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    return (word, *(c for c in _conjuncts(sentence, word) if c.tag.startswith(("N", "P"))))
