"""The relations of a sentence's words, guessed in one pass from left to right, for the mode "rules".

Noun phrases wait for their verb; "that", "which", "when" and an opening quotation mark begin a clause,
which ends at its comma or where an outer clause gets the verb that it lacks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.claims.frames import load_frames
from loaders.claims.guess_tags import (
    FINITE,
    IN_PHRASE,
    NOMINAL,
    fixed_tag,
    is_followed_by_verb,
    raw_tag,
    tag_of,
)
from loaders.claims.verb_shapes import (
    BE,
    DO,
    HALF_PREPOSITIONS,
    HAVE,
    NEGATIONS,
    SUBORDINATORS,
    is_adverb,
    shape_of,
)
from loaders.claims.wordlists import word_list
from loaders.claims.words import Word

_QUOTED_WORDS = 4
_DATELINE_WORDS = 9
_AFTER_TIME = frozenset(["earlier", "later", "afterwards", "beforehand", "ago", "thereafter"])
_CLOSING_WORDS = 14
_OPENING_MARKS = frozenset(["and", "but", "or", ",", '"', ")", "nor", "yet", ";", ":"])
_NOMINATIVES = frozenset(["it", "he", "she", "they", "we", "i"])
_OPENS_SET = frozenset(["as", "at"])
_SET_AFTER_AT = frozenset(["least", "once", "first", "last", "most", "large", "present"])
_BEFORE_THAT = frozenset(["CC", ","])


@dataclass(slots=True)
class Clause:
    """A clause being read: how it hangs on its `owner`, its subject and its verb, -1 while unknown."""

    dep: str
    owner: int
    subject: int = -1
    verb: int = -1
    mark: int = -1
    start: int = -1


@dataclass(slots=True)
class ClauseReader:
    """One sentence being read; `tags`, `deps` and `heads` are its answer, by the index of the word."""

    words: Sequence[Word]
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    stack: list[Clause] = field(default_factory=list)
    phrase: list[int] = field(default_factory=list)
    helpers: list[int] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    root: int = -1
    verb: int = -1
    noun: int = -1
    preposition: int = -1
    infinitive: int = -1
    is_quoted: bool = False
    _set_words: set[int] = field(default_factory=set)
    awaits_speaker: int = -1

    def read(self) -> None:
        """Fill the answer."""
        self.stack.append(Clause("ROOT", -1))
        self.deps = [""] * len(self.words)
        self.heads = list(range(len(self.words)))
        for word in self.words:
            tag = self._tag(word)
            self.tags.append(tag)
            self._place(word, tag)
        self._close_phrase()
        self._close_helpers()
        self._finish()

    def _push(self, clause: Clause) -> None:
        clause.start = len(self.tags)
        self.stack.append(clause)

    def _tag(self, word: Word) -> str:
        tag = fixed_tag(word)
        if tag:
            is_set = word.lower in _OPENS_SET and self._is_set_phrase(word.index)
            return "RB" if is_set else tag
        if word.lower == "that":
            return self._tag_of_that(word)
        if self._set_words and word.index in self._set_words:
            return "RB"
        if self.helpers and self.tags[self.helpers[-1]] == "TO":
            return "RB" if is_adverb(word.lower) else "VB"
        shape = shape_of(word.lower)
        is_past = not {*shape}.isdisjoint("PD") and word.text[0].islower()
        if is_past and self.phrase and self.tags[-1] in NOMINAL:
            self._close_phrase()
        return tag_of(self.words, self.tags, word.index, has_verb=self._has_verb())

    def _is_set_phrase(self, at: int) -> bool:
        """ "at least", "at once"; "as early as", of which the last word is the preposition."""
        after = [word.lower for word in self.words[at + 1 : at + 3]]
        if self.words[at].lower == "at" and after[:1] and after[0] in _SET_AFTER_AT:
            self._set_words = {at + 1}
            return True
        if len(after) == 2 and after[1] == "as" and self.words[at].lower == "as":
            self._set_words = {at + 1}
            return True
        return False

    def _has_verb(self) -> bool:
        """Whether no clause waits for a finite verb; a phrase just read may open a clause of its own."""
        for clause in self.stack:
            if clause.verb < 0 <= clause.subject:
                return False
        return self.stack[-1].verb >= 0 or (not self.phrase and self.noun < 0)

    def _place(self, word: Word, tag: str) -> None:
        if tag in IN_PHRASE:
            if self._is_list_mark(word):
                self.loose.append(word.index)
            else:
                self._add_to_phrase(word, tag)
            return
        self._close_phrase()
        if tag == "RB":
            self._place_adverb(word)
        elif tag == "MD" or word.lower in BE or word.lower in HAVE or word.lower in DO:
            self._place_auxiliary(word, tag)
        elif tag == "TO":
            self._close_helpers()
            self._place_to(word)
        elif tag.startswith("V"):
            self._place_verb(word.index, tag)
        else:
            self._close_helpers()
            self._place_link(word, tag)

    def _is_list_mark(self, word: Word) -> bool:
        """The "a" of "(a)"."""
        at = word.index
        is_closed = at + 1 < len(self.words) and self.words[at + 1].text == ")"
        return is_closed and len(word.text) <= 3 and at == 1

    def _place_link(self, word: Word, tag: str) -> None:
        """A word between phrases: conjunction, relative, subordinator, preposition or mark."""
        if tag in {"WDT", "WP"}:
            self._open_relative(word)
        elif word.lower == "that":
            self._open_that(word)
        elif tag in {"IN", "WRB"}:
            self._place_preposition(word)
        elif word.text == '"':
            self._place_quote(word)
        elif word.text in {",", ")"}:
            self._pop_closed()
        elif word.text in {";", "—", "–", "-"}:
            self._begin_anew(word)

    def _begin_anew(self, word: Word) -> None:
        """After a semicolon a clause beside the main one; after a dateline's dash the sentence itself."""
        if self.root >= 0 and word.text in {";", "—"}:
            self.stack = [Clause("conj", self.root, start=word.index)]
        elif self.root < 0 and word.text != ";" and word.index < _DATELINE_WORDS:
            self.stack, self.noun = [Clause("ROOT", -1, start=word.index)], -1

    # Noun phrases

    def _add_to_phrase(self, word: Word, tag: str) -> None:
        phrase = self.phrase
        if phrase:
            last = self.tags[phrase[-1]]
            is_named = word.mention is not None and word.mention.id.startswith("state:")
            is_counted = tag == "CD" and self.words[phrase[-1]].mention is not None
            starts = tag in {"DT", "PRP$", "PRP", "EX"} or (is_named and tag == "NNP") or is_counted
            if (starts and last in NOMINAL) or last in {"PRP", "EX"}:
                self._close_phrase()
        self.phrase.append(word.index)

    def _close_phrase(self) -> None:
        """Give the phrase its inner relations and its place; adjectives alone are a predicate."""
        phrase, self.phrase = self.phrase, []
        if not phrase:
            return
        head = next((at for at in reversed(phrase) if self.tags[at] in NOMINAL), phrase[-1])
        for at in phrase:
            if at != head:
                self.heads[at] = head
                self.deps[at] = self._inner_dep(at)
        if self.tags[phrase[-1]] == "POS" and len(phrase) > 1:
            self.deps[phrase[-1]] = "case"
        self._place_phrase(head, phrase[0])

    def _inner_dep(self, at: int) -> str:
        tag = self.tags[at]
        follows = self.tags[at + 1] if at + 1 < len(self.tags) else ""
        if follows == "POS" and tag in NOMINAL:
            return "poss"
        if tag in {"DT", "PRP$", "JJ", "CD", "POS"}:
            return {"DT": "det", "PRP$": "poss", "JJ": "amod", "CD": "nummod", "POS": "case"}[tag]
        return "compound"

    def _place_phrase(self, head: int, first: int) -> None:
        if self.preposition < 0 and self._tells_time(head):
            self.loose.append(head)
            self.deps[head] = "npadvmod"
            return
        if self.preposition >= 0:
            self._hang(head, self.preposition, "pobj")
            self.preposition, self.noun = -1, head
            return
        clause = self.stack[-1]
        before = self.words[first - 1] if first else None
        if clause.verb < 0 and self.verb > clause.start and not self._is_after_mark(first):
            self._hang(head, self.verb, self._object_dep(head, is_copula=False))
            self.noun = head
        elif self.awaits_speaker >= 0:
            self._hang(head, self.awaits_speaker, "nsubj")
            self.awaits_speaker, self.noun = -1, head
        elif clause.verb < 0 and not self.helpers:
            self._place_subject(clause, head, before)
        elif (
            self.helpers and clause.verb < 0 and clause.subject < 0 and self.helpers[0] != self.verb
        ):
            clause.subject, self.noun = head, head
        else:
            self._close_helpers()
            self._place_object(head, before)

    def _is_after_mark(self, first: int) -> bool:
        return first > 0 and self.words[first - 1].lower in _OPENING_MARKS

    def _tells_time(self, head: int) -> bool:
        """Whether a phrase without preposition tells when: "two years later", the "2021" of a date."""
        word = self.words[head]
        if self.tags[head] == "CD" and len(word.text) == len("2021") and word.text.isdigit():
            return True
        if word.lower in _AFTER_TIME:
            return True
        if word.lower not in word_list("times"):
            return False
        after = self.words[head + 1 : head + 2]
        return bool(after) and not (
            fixed_tag(after[0]) in FINITE
            or after[0].lower in {"of", "for"}
            or self._is_verb(head + 1)
        )

    def _place_subject(self, clause: Clause, head: int, before: Word | None) -> None:
        is_pronoun = self.words[head].lower in _NOMINATIVES and self.tags[head] == "PRP"
        if clause.subject < 0:
            clause.subject = head
        elif (
            self.tags[clause.subject].startswith("W") and before is not None and before.text != ","
        ):
            clause.subject = head  # "which the Council adopted"
        elif before is not None and before.text == "," and self._is_put_in(head):
            self._push(Clause("parataxis", -1, subject=head))
        elif is_pronoun or self._is_of_own_verb(head, before):
            self._push(Clause("relcl", clause.subject, subject=head))
        elif before is not None and before.lower in {"and", "or", "&"} and self.noun >= 0:
            self._hang(head, self.noun, "conj")
        elif before is not None and before.text in {",", "("}:
            is_listed = before.text == "," and self._is_listed(head)
            self._hang(head, clause.subject, "conj" if is_listed else "appos")
        else:
            self._hang(head, clause.subject, "appos")
        self.noun = head

    def _is_of_own_verb(self, head: int, before: Word | None) -> bool:
        """ "a decision the Council regretted": a phrase right after another, with a verb of its own."""
        is_near = before is not None and self.tags[before.index] in NOMINAL
        return (
            is_near and self.stack[-1].dep == "conj" and is_followed_by_verb(self.words, head + 1)
        )

    def _is_put_in(self, head: int) -> bool:
        """Whether it and its verb stand between commas: "China, a spokesman retorted, had …"."""
        for word in self.words[head + 1 : head + 5]:
            if word.text == ",":
                return self.words[word.index - 1].index > head and self._is_verb(word.index - 1)
        return False

    def _is_listed(self, head: int) -> bool:
        """Whether a row that "and" closes goes on after it."""
        for word in self.words[head + 1 : head + 10]:
            if word.lower in {"and", "or"}:
                return True
            if fixed_tag(word) in FINITE or shape_of(word.lower) in {"D", "P"}:
                return False
        return False

    def _place_object(self, head: int, before: Word | None) -> None:
        mark = before.lower if before is not None else ""
        is_said = self.verb >= 0 and self.words[self.verb].lower in word_list("saying")
        surely = mark not in _OPENING_MARKS and not is_said
        is_quoter = mark == '"' and not self.is_quoted and self.stack[-1].verb >= 0
        if is_quoter or is_followed_by_verb(self.words, head + 1, surely=surely):
            self._open_own_clause(head, mark)
        elif mark in {"and", "or", "&", ",", "("} and self.noun >= 0:
            self._hang(head, self.noun, "appos" if mark == "(" else "conj")
        elif self.verb >= 0:
            is_copula = self.words[self.verb].lower in BE
            self._hang(head, self.verb, self._object_dep(head, is_copula))
        self.noun = head

    def _object_dep(self, head: int, is_copula: bool) -> str:
        if self.tags[head] == "JJ" or self.words[head].lower in load_frames().complements:
            return "acomp"
        return "attr" if is_copula else "dobj"

    def _open_own_clause(self, head: int, mark: str) -> None:
        """A phrase with a verb of its own: after a mark it goes beside the main clause, else it is said."""
        if mark in _OPENING_MARKS:
            main = self._main_clause(mark)
            self._push(Clause("conj", main.verb, subject=head))
        else:
            self._push(Clause("ccomp", self.verb, subject=head))

    def _main_clause(self, mark: str) -> Clause:
        """Which clause goes on after a mark: the outermost after a quotation or comma, else the last."""
        if mark in {",", '"'} or len(self.stack) == 1:
            while len(self.stack) > 1:
                self.stack.pop()
        return next((c for c in reversed(self.stack) if c.verb >= 0), self.stack[0])

    # Verbs

    def _place_adverb(self, word: Word) -> None:
        if self.helpers or word.lower in NEGATIONS:
            self.helpers.append(word.index)
        else:
            self.loose.append(word.index)

    def _place_auxiliary(self, word: Word, tag: str) -> None:
        """Keep it for the verb that follows; one that no verb follows is a verb itself."""
        following = word.index + 1
        while following < len(self.words) and (
            fixed_tag(self.words[following]) == "RB" or self.words[following].lower.endswith("ly")
        ):
            following += 1
        if tag != "MD" and not self._helps(word, following):
            self._place_verb(word.index, tag)
        else:
            self.helpers.append(word.index)

    def _helps(self, word: Word, following: int) -> bool:
        after = self.words[following] if following < len(self.words) else None
        if after is None:
            return False
        shape = shape_of(after.lower) if after.mention is None and after.text[0].islower() else ""
        if word.lower in DO:
            return "B" in shape or self.stack[-1].subject < 0
        if word.lower in HAVE:
            opens = self.stack[-1].subject < 0 and self.stack[-1].verb < 0
            return (
                bool({*shape} & {"P", "N"}) or after.lower == "been" or (opens and bool(word.index))
            )
        return bool({*shape} & {"P", "N", "G"}) or after.lower == "being"

    def _close_helpers(self) -> None:
        """Auxiliaries that got no verb: the last one is the verb."""
        helpers, self.helpers = self.helpers, []
        last = next((at for at in reversed(helpers) if self.tags[at] not in {"RB", "TO"}), None)
        if last is not None:
            self.helpers = [at for at in helpers if at < last]
            self._place_verb(last, self.tags[last])
            self.loose += [at for at in helpers if at > last]
        else:
            self.loose += helpers

    def _place_verb(self, at: int, tag: str) -> None:
        helpers, self.helpers = self.helpers, []
        is_finite = tag in FINITE or any(self.tags[h] in FINITE for h in helpers)
        is_finite = is_finite or (tag == "VBN" and self._is_asked(helpers))
        if any(self.tags[h] == "TO" for h in helpers):
            self._place_infinitive(at)
        elif is_finite or (tag == "VB" and self._takes_bare(at)):
            self._place_finite(at, tag)
        elif tag == "VB":
            self._hang(at, self.verb if self.verb >= 0 else self.noun, "conj")
        else:
            self._place_participle(at, tag)
        self._place_helpers(at, helpers)
        self.preposition = -1
        self.verb = at

    def _is_asked(self, helpers: Sequence[int]) -> bool:
        """ "that they be freed": a passive in the subjunctive is its clause's verb."""
        clause = self.stack[-1]
        has_be = any(self.words[helper].lower == "be" for helper in helpers)
        return has_be and clause.verb < 0 and clause.subject >= 0

    def _takes_bare(self, at: int) -> bool:
        clause = self.stack[-1]
        return clause.verb < 0 and (clause.subject >= 0 or not at or clause.dep != "ROOT")

    def _place_helpers(self, at: int, helpers: list[int]) -> None:
        is_passive = self.tags[at] == "VBN"
        for helper in helpers:
            word = self.words[helper]
            if word.lower in NEGATIONS:
                dep = "neg"
            elif self.tags[helper] == "RB":
                dep = "advmod"
            else:
                dep = "auxpass" if is_passive and word.lower in BE else "aux"
            self._hang(helper, at, dep)
            if dep == "auxpass":
                self._make_passive(at)

    def _make_passive(self, at: int) -> None:
        for clause in self.stack:
            if clause.verb == at and clause.subject >= 0 and self.heads[clause.subject] == at:
                self.deps[clause.subject] = "nsubjpass"

    def _place_finite(self, at: int, tag: str) -> None:
        waiting = next((c for c in reversed(self.stack) if c.verb < 0), None)
        if self.stack[-1].verb >= 0 and waiting is not None and waiting.subject >= 0:
            while self.stack[-1] is not waiting:
                self.stack.pop()
        clause = self.stack[-1]
        if clause.verb >= 0:
            self._join_finite(at, clause)
            return
        clause.verb = at
        if clause.subject >= 0:
            self._hang(clause.subject, at, "expl" if self.tags[clause.subject] == "EX" else "nsubj")
        if clause.mark >= 0:
            self._hang(clause.mark, at, "mark")
        self._hang_clause(clause, at)
        self.noun = -1 if clause.subject < 0 else self.noun

    def _hang_clause(self, clause: Clause, at: int) -> None:
        if clause.dep == "ROOT":
            self.root = at
        elif clause.dep == "conj" and self._closes_saying(at, clause):
            self.deps[self.root], self.heads[self.root] = "ccomp", at
            self.root = at
        elif clause.owner >= 0:
            self._hang(at, clause.owner, clause.dep)
        else:
            self.loose.append(at)
            self.deps[at] = clause.dep

    def _closes_saying(self, at: int, clause: Clause) -> bool:
        """Whether the verb tells who said what stands before it: "…, the experts said"."""
        word = self.words[at]
        before = self.words[clause.subject - 1 if clause.subject > 0 else at - 1]
        while before.index > 0 and self.tags[before.index] in IN_PHRASE:
            before = self.words[before.index - 1]
        left = (
            next((w.index for w in self.words[at + 1 :] if w.text in ',;"'), len(self.words)) - at
        )
        is_said = word.lower in word_list("saying") or word.lower in load_frames().verbs
        return (
            before.text in {",", '"'}
            and is_said
            and left < _CLOSING_WORDS
            and clause.owner == self.root
        )

    def _join_finite(self, at: int, clause: Clause) -> None:
        """A finite verb after one of its clause: joined to it, or an attribution turned round."""
        before = self.words[at - 1].text if at else ""
        if before in {'"', ","} and self.tags[at] in {"VBD", "VBZ"} and self._is_inverted(at):
            self.awaits_speaker = at
            self.stack = self.stack[:1]
            self.deps[self.root], self.heads[self.root] = "ccomp", at
            self.root = self.stack[0].verb = at
            return
        joined = self._joined(at)
        while self.stack[-1] is not joined:
            self.stack.pop()
        self._hang(at, joined.verb, "conj")
        joined.verb = at if joined.dep != "ROOT" else joined.verb

    def _joined(self, at: int) -> Clause:
        """The clause that a verb goes on with: the main one after ", and", else the last whose verb is of its kind."""
        link = at - 1
        while link > 0 and self.tags[link] == "RB":
            link -= 1
        acts = load_frames().verbs
        known = [clause for clause in self.stack if clause.verb >= 0]
        is_act = self.words[at].lower in acts
        if (
            is_act
            and self.words[link - 1].text == ","
            and self.tags[known[0].verb] == self.tags[at]
        ):
            return known[0]
        for clause in reversed(known):
            is_like = self.tags[clause.verb] == self.tags[at]
            if not is_act or (is_like and self.words[clause.verb].lower in acts):
                return clause
        return known[-1]

    def _is_inverted(self, at: int) -> bool:
        after = raw_tag(self.words, at + 1)
        return self.words[at].lower in word_list("saying") and (after in NOMINAL or after == "DT")

    def _place_infinitive(self, at: int) -> None:
        opens = self.infinitive
        before = self.words[opens - 1] if opens > 0 else None
        while before is not None and before.index > 0 and self.tags[before.index] == "RB":
            before = self.words[before.index - 1]
        tag = self.tags[before.index] if before is not None else ""
        earlier = self._last_infinitive(opens)
        if tag in {"CC", ","} and earlier >= 0:
            self._hang(at, earlier, "conj")
        elif tag in NOMINAL and before is not None and self._takes_infinitive(before.index):
            self._hang(at, before.index, "acl")
        elif self.verb >= 0:
            main = self.stack[-1].verb if tag == "," and self.stack[-1].verb >= 0 else self.verb
            self._hang(at, main, "xcomp")
        elif self.noun >= 0:
            self._hang(at, self.noun, "acl")
        else:
            self.loose.append(at)
            self.deps[at] = "advcl"

    def _last_infinitive(self, before: int) -> int:
        found = (i for i in range(before - 1, -1, -1) if self.deps[i] in {"xcomp", "acl"})
        return next((i for i in found if self.tags[i] == "VB"), -1)

    def _is_predicate(self, at: int) -> bool:
        """The "concerned" of "remains deeply concerned"."""
        before = at - 1
        while before > 0 and (self.tags[before] == "RB" or self.words[before].text == '"'):
            before -= 1
        return before == self.verb and self.words[before].lower in load_frames().copulas

    def _takes_infinitive(self, noun: int) -> bool:
        lower = self.words[noun].lower
        is_named = lower in load_frames().nouns or lower in word_list("clause_nouns")
        return is_named and self.words[noun].mention is None

    def _place_participle(self, at: int, tag: str) -> None:
        before = self.tags[at - 1] if at else ""
        clause = self.stack[-1]
        opener = self.words[at - 1].lower if at else ""
        if self.preposition >= 0:
            self._hang(at, self.preposition, "pcomp")
        elif self.verb >= 0 and self._is_predicate(at):
            self._hang(at, self.verb, "acomp")
        elif opener in SUBORDINATORS and clause.verb >= 0:
            self._hang(at, clause.verb, "advcl")
        elif before == "CC" and self.verb >= 0 and self.tags[self.verb] == tag:
            self._hang(at, self.verb, "conj")
        elif before in NOMINAL and self.noun >= 0:
            self._hang(at, self.noun, "acl")
        elif clause.verb >= 0:
            is_beside = before == "," or tag == "VBN"
            self._hang(
                at, clause.verb if is_beside else self.verb, "advcl" if is_beside else "xcomp"
            )
        elif clause.subject >= 0:
            self._hang(at, clause.subject, "acl")
        else:
            self.loose.append(at)
            self.deps[at] = "advcl"

    # Links

    def _tag_of_that(self, word: Word) -> str:
        """ "that" before a bare noun points at it; after a noun and before a verb it is the noun's relative."""
        after = raw_tag(self.words, word.index + 1)
        before = self.tags[word.index - 1] if word.index else "."
        if before in NOMINAL and self.phrase and (after in FINITE or self._is_verb(word.index + 1)):
            return "WDT"
        is_phrase = after in {"NN", "NNS", "JJ", "CD"}
        if before in {"IN", "TO"} or (is_phrase and not self._opens_clause(word.index + 1)):
            return "DT"
        return "IN"

    def _is_verb(self, at: int) -> bool:
        word = self.words[at] if at < len(self.words) else None
        return (
            word is not None and word.mention is None and bool({*shape_of(word.lower)} & set("DPZ"))
        )

    def _opens_clause(self, at: int) -> bool:
        while at < len(self.words) and raw_tag(self.words, at) in IN_PHRASE:
            if self.words[at].text[0].islower() and {*shape_of(self.words[at].lower)} & set("DPZB"):
                return True
            at += 1
        return is_followed_by_verb(self.words, at) or raw_tag(self.words, at) == '"'

    def _open_that(self, word: Word) -> None:
        before = word.index - 1
        while before > 0 and self.tags[before] == "RB":
            before -= 1
        tag = self.tags[before] if before >= 0 else "."
        earlier = next((c for c in reversed(self.stack) if c.dep == "ccomp" and c.verb >= 0), None)
        if tag in _BEFORE_THAT and earlier is not None:
            self._pop_to(earlier)
            clause = Clause("conj", earlier.verb)
        elif tag in NOMINAL and self._takes_infinitive(before):
            clause = Clause("acl", before)
        else:
            clause = Clause("ccomp", self._telling_verb())
        clause.mark = word.index
        self._push(clause)
        self.noun = self.preposition = -1

    def _telling_verb(self) -> int:
        """The verb that a "that" goes with: the last, or the last of an act."""
        return self.verb if self.verb >= 0 else self.root

    def _pop_to(self, clause: Clause) -> None:
        while self.stack[-1] is not clause:
            self.stack.pop()

    def _open_relative(self, word: Word) -> None:
        after = word.index + 1
        while after < len(self.words) and raw_tag(self.words, after) == "RB":
            after += 1
        is_subject = raw_tag(self.words, after) not in IN_PHRASE or self._is_verb(after)
        if self.preposition >= 0:
            self._hang(word.index, self.preposition, "pobj")
            self.preposition, is_subject = -1, False
        owner = self.noun if word.lower != "what" else -1
        clause = Clause("relcl", owner) if owner >= 0 else Clause("ccomp", self._telling_verb())
        if is_subject:
            clause.subject = word.index
        self._push(clause)

    def _place_preposition(self, word: Word) -> None:
        lower = word.lower
        is_dated = lower in HALF_PREPOSITIONS and raw_tag(self.words, word.index + 1) == "CD"
        if lower in SUBORDINATORS and not is_dated and self._begins_clause(word):
            main = next((c.verb for c in reversed(self.stack) if c.verb >= 0), -1)
            self._push(Clause("advcl", main, mark=word.index))
            self.noun = self.preposition = -1
            return
        if lower in SUBORDINATORS and lower not in HALF_PREPOSITIONS:
            self.loose.append(word.index)
            return
        self._hang_preposition(word)
        self.preposition = word.index

    def _begins_clause(self, word: Word) -> bool:
        after = word.index + 1
        while after < len(self.words) and raw_tag(self.words, after) in IN_PHRASE | {"RB", '"'}:
            after += 1
        return after > word.index + 1 and is_followed_by_verb(
            self.words, max(word.index + 2, after - 1)
        )

    def _hang_preposition(self, word: Word) -> None:
        at = word.index
        before = self.tags[at - 1] if at else ""
        is_agent = word.lower == "by" and self.verb >= 0 and self.tags[self.verb] == "VBN"
        if is_agent:
            self._hang(at, self.verb, "agent")
        elif before in NOMINAL and self.noun >= 0 and self._keeps(word):
            self._hang(at, self.noun, "prep")
        elif self.verb >= 0 and (self.noun < self.verb or self.stack[-1].verb >= 0):
            self._hang(at, self.verb, "prep")
        elif self.noun >= 0:
            self._hang(at, self.noun, "prep")
        else:
            self.loose.append(at)
            self.deps[at] = "prep"

    def _keeps(self, word: Word) -> bool:
        """Whether a phrase is told more of by "of" or, for a common noun, by other prepositions."""
        noun = self.words[self.noun]
        if word.lower == "of" or self.verb < 0 or self.noun < self.verb:
            return True
        if noun.mention is not None or self.tags[self.noun] in {"PRP", "CD"}:
            return False
        return word.lower not in {"in", "on", "at", "during", "after", "before", "as"} or (
            noun.lower in load_frames().nouns
        )

    def _place_quote(self, word: Word) -> None:
        self.is_quoted = not self.is_quoted
        if not self.is_quoted:
            self._pop_closed()
            return
        before = self.words[word.index - 1].text if word.index else ""
        closing = next(
            (w.index for w in self.words[word.index + 1 :] if w.text == '"'), len(self.words)
        )
        is_said = before in {",", ":"} and self.verb >= 0 and self.stack[-1].verb >= 0
        if is_said and closing - word.index > _QUOTED_WORDS:
            self._push(Clause("ccomp", self.stack[-1].verb))
            self.noun = -1

    def _pop_closed(self) -> None:
        """End, at a comma, the clauses inside one that waits for its verb or its subject."""
        for place, clause in enumerate(self.stack[:-1]):
            is_waiting = clause.verb < 0
            is_whole = all(c.verb >= 0 for c in self.stack[place + 1 :])
            if is_waiting and is_whole:
                del self.stack[place + 1 :]
                self.verb = self._verb_of(clause)
                self.noun = clause.subject if clause.subject >= 0 else self.noun
                return

    def _verb_of(self, clause: Clause) -> int:
        return clause.verb if clause.verb >= 0 else self.verb

    # The whole

    def _place_to(self, word: Word) -> None:
        """ "to" before a verb is its mark, else a preposition."""
        at = word.index + 1
        while at < len(self.words) and raw_tag(self.words, at) == "RB":
            at += 1
        after = self.words[at] if at < len(self.words) else None
        if after is not None and self._is_infinitive(after):
            self.infinitive = word.index
            self.helpers.append(word.index)
            return
        self.tags[word.index] = "IN"
        self._hang_preposition(word)
        self.preposition = word.index

    def _is_infinitive(self, word: Word) -> bool:
        if word.mention is not None or word.text[0].isupper():
            return False
        if word.lower in {"be", "have", "do"} or "B" in shape_of(word.lower):
            return True
        follows = raw_tag(self.words, word.index + 1)
        takes = follows in {"DT", "PRP", "PRP$", "CD", "WP"}
        return raw_tag(self.words, word.index) in {"NN", "JJ"} and (takes or follows == "RB")

    def _hang(self, at: int, head: int, dep: str) -> None:
        if head >= 0 and head != at:
            self.heads[at], self.deps[at] = head, dep

    def _finish(self) -> None:
        """A root for the sentence; what hangs nowhere yet hangs on it."""
        if self.root < 0:
            verbs = [
                at
                for at, tag in enumerate(self.tags)
                if tag.startswith("V") and self.deps[at] not in {"aux", "auxpass"}
            ]
            nouns = [clause.subject for clause in self.stack if clause.subject >= 0]
            self.root = next(iter([*verbs, *nouns]), 0)
        for at, dep in enumerate(self.deps):
            if at == self.root:
                self.heads[at], self.deps[at] = at, "ROOT"
            elif not dep or self.heads[at] == at:
                self.heads[at] = self._near(at)
                self.deps[at] = dep or self._left_over(at)

    def _near(self, at: int) -> int:
        """The verb that a left-over word goes with: an adverb's nearest, else the root."""
        if self.tags[at] == "RB":
            for place in (at + 1, at - 1, at + 2, at - 2):
                if 0 <= place < len(self.tags) and self.tags[place].startswith("V"):
                    return place
        return self.root

    def _left_over(self, at: int) -> str:
        if self.words[at].lower in NEGATIONS:
            return "neg"
        return {"RB": "advmod", "CC": "cc", "WRB": "advmod"}.get(self.tags[at], "dep")
