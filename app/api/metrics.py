"""`/metrics`, where Prometheus reads the counts."""

from fastapi import APIRouter, Depends
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import Response

from app.access.metrics import Metrics
from app.api.dependencies import only_parameters
from app.api.problems import problem_responses


def metrics_router(metrics: Metrics) -> APIRouter:
    router = APIRouter(tags=["operation"])

    @router.get(
        "/metrics", summary="Counts for Prometheus", response_class=Response,
        responses={**problem_responses(422), 200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
        dependencies=[Depends(only_parameters(()))],
    )  # fmt: skip
    async def read_metrics() -> Response:
        """Requests by route, method and status, their seconds, errors by kind, and this process's own use.

        Each worker counts for itself.
        """
        return Response(
            generate_latest(metrics.registry), headers={"content-type": CONTENT_TYPE_LATEST}
        )

    return router
