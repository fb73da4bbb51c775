"""Facts that are no claims: answers to UPR recommendations, votes, treaty actions, mandates, dated events.

`read_facts` is the way in. Each kind has a module and its words in `seeds/`; a sentence is told of what may
be, was asked for or did not happen by `passages.is_told_as_fact`.
"""

from loaders.facts.read import Facts, read_facts

__all__ = ["Facts", "read_facts"]
