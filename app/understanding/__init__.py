"""Reads a question typed in words: which question of the catalogue it is, and what fills its slots.

    reader = build_reader(catalogue, names)
    reader.read("which bodies urged China on refoulement since 2008", today)

Nothing here knows a single question: wordings come from the headers of the `.cypher` files, words from
`seeds/asking_words.yaml`, names from the graph.
"""

from app.understanding.reading import Reader, Reading, Understanding, build_reader

__all__ = ["Reader", "Reading", "Understanding", "build_reader"]
