"""Who asked, found, denied or promised what: claims read from an article's prose and notes.

`read` is the way in. Steps: sentences → frames fired (`parsed_acts`, or `lexical_acts` without a model)
→ guards (`unreal`) → speakers and States (`discourse`) → dates, topics, sources → links. Each decision gives its
reasons with its value (`reasons`); the ways in which an act is told are rows of `seeds/claim_rules.yaml` (`rules`).
"""

from loaders.claims.read import ClaimReading, read_claims
from loaders.claims.reasons import Draft, Reason

__all__ = ["ClaimReading", "Draft", "Reason", "read_claims"]
