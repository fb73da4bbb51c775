"""Plain words for the parser's labels: Penn Treebank's parts of speech, ClearNLP's relations."""

PARTS = {
    "CC": "conjunction", "CD": "number", "DT": "article", "EX": "there", "FW": "foreign word",
    "IN": "preposition", "JJ": "adjective", "JJR": "adjective", "JJS": "adjective", "LS": "list mark",
    "MD": "modal verb", "NN": "noun", "NNS": "noun, plural", "NNP": "name", "NNPS": "name, plural",
    "PDT": "article", "POS": "possessive", "PRP": "pronoun", "PRP$": "possessive", "RB": "adverb",
    "RBR": "adverb", "RBS": "adverb", "RP": "particle", "SYM": "symbol", "TO": "to",
    "UH": "interjection", "VB": "verb", "VBD": "verb, past", "VBG": "verb, -ing",
    "VBN": "verb, participle", "VBP": "verb, present", "VBZ": "verb, present", "WDT": "relative",
    "WP": "relative", "WP$": "relative", "WRB": "relative", "ADD": "address", "AFX": "affix",
    "NFP": "mark", "XX": "unknown", "_SP": "space", "HYPH": "mark", "-LRB-": "mark", "-RRB-": "mark",
    "``": "mark", "''": "mark", ",": "mark", ".": "mark", ":": "mark", "$": "mark", "": "mark",
}  # fmt: skip

RELATIONS = {
    "ROOT": "root", "nsubj": "subject", "nsubjpass": "subject of a passive", "csubj": "clause as subject",
    "csubjpass": "clause as subject", "dobj": "object", "dative": "indirect object",
    "pobj": "object of a preposition", "pcomp": "clause of a preposition", "prep": "preposition",
    "agent": "agent of a passive", "attr": "predicate", "acomp": "predicate", "oprd": "predicate of the object",
    "ccomp": "clause", "xcomp": "clause without a subject", "advcl": "adverbial clause",
    "relcl": "relative clause", "acl": "clause on a noun", "parataxis": "clause put in",
    "conj": "coordinated", "cc": "coordinator", "preconj": "coordinator", "appos": "apposition",
    "aux": "auxiliary", "auxpass": "auxiliary of a passive", "neg": "negation", "mark": "opens a clause",
    "det": "article", "predet": "article", "amod": "attribute", "compound": "part of a compound",
    "nmod": "attribute", "nummod": "number", "quantmod": "on a number", "poss": "possessor",
    "case": "possessive", "advmod": "adverb", "npadvmod": "noun as adverb", "prt": "particle of a verb",
    "expl": "stands for a subject", "intj": "interjection", "meta": "beside the sentence",
    "dep": "not classified", "punct": "punctuation", "": "punctuation",
}  # fmt: skip
