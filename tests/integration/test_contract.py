"""Every endpoint answers as it says it does, whatever it is asked: no fault inside, no answer undescribed."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from app.api import create_app
from queries.catalogue import load_catalogue

# Reads only; what writes has tests of its own, and the dump is the whole graph.
_LEFT_OUT = "/v1/dump"

described = create_app(lambda: pytest.fail("the store was opened"), load_catalogue()).openapi()
schema = schemathesis.openapi.from_dict(described).include(method="GET").exclude(path=_LEFT_OUT)


@schema.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_each_endpoint_keeps_its_description(case, service):
    case.call_and_validate(base_url=service)
