"""A claim's trail as Markdown, to be pasted into a text."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from app.api.dependencies import OpenedStore, only_parameters
from app.api.problems import problem_responses
from app.asking import answer
from app.trails import trail_markdown
from queries.catalogue import Catalogue


class MarkdownResponse(Response):
    media_type = "text/markdown"


def trail_router(catalogue: Catalogue) -> APIRouter:
    router = APIRouter(prefix="/v1/trails", tags=["trails"])

    @router.get(
        "/{claim_id}",
        summary="The trail of one claim as Markdown",
        response_class=MarkdownResponse,
        responses={
            **problem_responses(404, 422),
            200: {"content": {"text/markdown": {"schema": {"type": "string"}}}},
        },
        dependencies=[Depends(only_parameters(()))],
    )
    async def trail(claim_id: str, store: OpenedStore) -> MarkdownResponse:
        """The quote, where it was read, the body's own document, and a footnote ready to print.

        `claim_id` is the column `claim` of other questions' answers.
        """
        asked = {"claim": claim_id}
        told = await answer(store, catalogue["claim-trail"], asked)
        links = await answer(store, catalogue["replies-to-claim"], asked)
        return MarkdownResponse(trail_markdown(told, links))

    return router
