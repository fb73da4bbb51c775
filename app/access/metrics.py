"""What is counted for Prometheus."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counts of one application, in a registry of its own, so that two in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "citetrail_requests", "Requests answered, by route template, method and status; 499 is a client that hung up.",
            ("method", "route", "status"), registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "citetrail_request_seconds", "Seconds until the last byte of an answer, by route template.",
            ("route",), buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self.problems = Counter(
            "citetrail_problems", "Errors answered, by kind; store-unreachable and store-timeout are the database's.",
            ("problem",), registry=self.registry,
        )  # fmt: skip
        self.cache = Counter(
            "citetrail_answer_cache", "Answers that may be kept: hit, miss, or unchanged since the client had it (304).",
            ("outcome",), registry=self.registry,
        )  # fmt: skip
        self.in_progress = 0
        Gauge(
            "citetrail_requests_in_progress", "Requests being answered.", registry=self.registry
        ).set_function(lambda: self.in_progress)
        self._of_route: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        counted = self._of_route.get((method, route, status))
        if counted is None:
            counted = (self.requests.labels(method, route, str(status)), self.seconds.labels(route))
            self._of_route[method, route, status] = counted
        counted[0].inc()
        counted[1].observe(seconds)

    def count_problem(self, problem: str) -> None:
        """`problem` is a problem's type: "urn:citetrail:store-timeout" is counted as "store-timeout"."""
        self.problems.labels(problem.rpartition(":")[2]).inc()
