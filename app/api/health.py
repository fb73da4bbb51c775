"""Whether the process is up, and whether it can answer."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.dependencies import OpenedStore
from app.api.problems import problem_responses


class Health(BaseModel):
    status: Literal["live", "ready"]


def health_router() -> APIRouter:
    router = APIRouter(prefix="/health", tags=["health"])

    @router.get("/live", summary="Is the process up?")
    async def live() -> Health:
        """Asks nobody, so that a database that is down does not restart the service."""
        return Health(status="live")

    @router.get("/ready", summary="Does the graph database answer?", responses=problem_responses())
    async def ready(store: OpenedStore) -> Health:
        """503 when it does not."""
        await store.ping()
        return Health(status="ready")

    return router
