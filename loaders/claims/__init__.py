"""Who asked, found, denied or promised what: claims read from an article's prose and notes.

`read` is the way in. Steps: sentences → frames fired (`parsed_acts`, or `lexical_acts` without a model)
→ guards (`unreal`) → speakers and States (`discourse`) → dates, topics, sources → links.
"""

from loaders.claims.read import ClaimReading, read_claims

__all__ = ["ClaimReading", "read_claims"]
