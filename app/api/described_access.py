"""What the OpenAPI description says of keys and limits, which depends on the settings."""

from typing import Any

from app.access.policy import Access
from app.access.refusals import is_open
from app.api.problems import problem_responses

_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key that `citetrail keys new` made, sent as `Authorization: Bearer KEY`.",
}
SCOPE_FIELD = "x-citetrail-scope"  # of an operation that needs another scope than `read`


def describe_access(described: dict[str, Any], access: Access) -> None:
    """Adds to a description, in place, the security scheme and each endpoint's 401, 403, 413 and 429."""
    if access.keys:
        described["components"].setdefault("securitySchemes", {})["key"] = _SCHEME
    for path, operations in described["paths"].items():
        for operation in operations.values():
            if not is_open(path):
                _describe(operation, access)


def _describe(operation: dict[str, Any], access: Access) -> None:
    answers: list[int] = [413] if "requestBody" in operation else []
    if access.keys:
        answers += [401, 403]
        operation["security"] = [{"key": [operation.get(SCOPE_FIELD, "read")]}]
    if access.rate_limit:
        answers.append(429)
    told = {str(status): answer for status, answer in problem_responses(*answers).items()}
    operation["responses"] = told | operation["responses"]
