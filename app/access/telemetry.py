"""Traces and metrics for OpenTelemetry, by FastAPI's own support for it.

Nothing is sent, and nothing spent, unless OTEL_EXPORTER_OTLP_ENDPOINT says where to and `citetrail[telemetry]`
is installed; where only the first is true, FastAPI warns in the log and the service runs.
"""

from collections.abc import MutableMapping
from typing import Any

from fastapi.telemetry import TelemetryConfig

from app.access.refusals import is_open


def _is_left_out(scope: MutableMapping[str, Any]) -> bool:
    return is_open(scope.get("path", ""))


# Its logs are left out: they hold messages of exceptions, and our own log has them without keys.
TELEMETRY: TelemetryConfig = {"auto_configure": True, "logs": False, "exclude": _is_left_out}
