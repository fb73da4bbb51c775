"""Every endpoint answers as it says it does, whatever it is asked: no fault inside, no answer undescribed."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from app.api import create_app
from queries.catalogue import load_catalogue

pytestmark = pytest.mark.thorough

# Reads only; what writes has tests of its own, and the dump is the whole graph.
_LEFT_OUT = "/v1/dump"

described = create_app(lambda: pytest.fail("the store was opened"), load_catalogue()).openapi()
schema = schemathesis.openapi.from_dict(described).include(method="GET").exclude(path=_LEFT_OUT)


@schema.parametrize()
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_each_endpoint_keeps_its_description(case, service):
    # No schema can tell which strings are names of the graph, dates, or cursors that an answer gave.
    left_out = [positive_data_acceptance]
    if (case.query or {}).get("format") == "html":
        left_out.append(
            negative_data_rejection
        )  # a page without its parameters is the form for them
    case.call_and_validate(base_url=service, excluded_checks=left_out)
