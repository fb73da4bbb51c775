"""The driver's errors, as errors that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions

from graph_schema.errors import (
    StoreAuthError,
    StoreError,
    StoreTimeoutError,
    StoreUnreachableError,
)

_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"
_UNREACHABLE = (exceptions.ServiceUnavailable, exceptions.SessionExpired, OSError)


@contextmanager
def store_errors(timeout: float, uri: str = "") -> Iterator[None]:
    """Raises a `StoreError` in place of the driver's own; `timeout` in seconds and `uri` go into its words."""
    try:
        yield
    except (exceptions.DriverError, exceptions.Neo4jError, OSError) as error:
        raise _translated(error, timeout, f" at {uri}" if uri else "") from None


def _translated(error: Exception, timeout: float, where: str) -> StoreError:
    if isinstance(error, exceptions.AuthError):
        return StoreAuthError(
            f"Neo4j{where} refuses the user or the password. "
            "Check CITETRAIL_NEO4J_USER and CITETRAIL_NEO4J_PASSWORD."
        )
    overdue = (
        isinstance(error, TimeoutError) and error.errno is None
    )  # raised here, not by a socket
    if overdue or str(getattr(error, "code", None) or "").startswith(_TIMED_OUT):
        return StoreTimeoutError(
            f"The query took longer than {timeout:g} s and was stopped. "
            "Ask for less, or raise CITETRAIL_QUERY_TIMEOUT_S."
        )
    if isinstance(error, _UNREACHABLE):
        return StoreUnreachableError(
            f"No Neo4j answers{where}. Is it started, and is the address right (CITETRAIL_NEO4J_URI)?"
        )
    return StoreError(
        f"Neo4j{where} did not do as asked: {getattr(error, 'message', None) or error}"
    )
