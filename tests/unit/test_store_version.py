import pytest

from graph_schema.errors import StoreVersionError
from queries.store import require_server


@pytest.mark.parametrize("version", ["5.26.30", "5.26.0", "2026.09.0", "6.0"])
def test_a_server_that_writes_labels_as_parameters_is_accepted(version):
    require_server(version)


@pytest.mark.parametrize("version", ["4.4.39", "5.25.1", "3.5", "unknown"])
def test_an_older_server_is_refused_with_what_to_do(version):
    with pytest.raises(StoreVersionError, match=f"Neo4j {version}; citetrail needs 5.26"):
        require_server(version)
