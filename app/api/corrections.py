"""Corrections over HTTP: listed, given to a claim, undone."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from app.access.keys import Scope
from app.api.dependencies import OpenedStore, only_parameters
from app.api.described_access import SCOPE_FIELD
from app.api.own_writes import writes_as
from app.api.problems import problem_responses
from app.correcting import correct_claim, correct_link
from graph_schema.corrections import (
    Change,
    ClaimPlace,
    Correction,
    FieldName,
    JudgedLink,
    LinkType,
    Reading,
    Verdict,
    plain,
    utc_now,
)
from graph_schema.errors import CorrectionError, UnknownNameError
from queries.correcting import Told
from queries.store import Store

_NEEDS = {SCOPE_FIELD: Scope.CURATE}
_EXAMPLES: dict[str, Any] = {
    "accept": {"value": {"verdict": "accept", "by": "A. Reader"}},
    "reject": {
        "value": {"verdict": "reject", "by": "A. Reader", "why": "the author’s own words"}
    },
    "edit": {
        "value": {
            "verdict": "edit", "by": "A. Reader", "why": "the sentence names the Committee",
            "changes": {"speaker": "Committee against Torture", "topics": ["torture", "detention"]},
        },
    },
    "a link": {
        "value": {
            "verdict": "reject", "by": "A. Reader",
            "link": {"type": "CONTRADICTS", "to": "claim:0123456789ab:41000-41050:denied"},
        },
    },
}  # fmt: skip


class GivenLink(BaseModel):
    model_config = ConfigDict(extra="forbid")

    type: LinkType
    to: str = Field(description="id of the claim that the link leads to")


class GivenCorrection(BaseModel):
    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    by: str = Field(min_length=1, description="who corrects")
    why: str | None = Field(None, description="why, in words")
    changes: dict[FieldName, str | list[str] | None] = Field(
        default_factory=dict,
        description="of an edit: the fields with their new values, as names, codes or ids; date is EDTF",
    )
    link: GivenLink | None = Field(None, description="set when the link is judged, not the claim")


class KeptCorrection(BaseModel):
    """A correction as it is kept: what stood when it was given, and what was changed."""

    id: str
    state: Literal["stands", "undone", "orphaned"] = Field(
        description="orphaned: what it judged is not in the graph any more"
    )
    met: list[str] = Field(description="ids of the claims that it judges now")
    verdict: Verdict
    claim: ClaimPlace
    link: JudgedLink | None
    reading: Reading | None
    changes: dict[FieldName, Change]
    by: str
    at: str = Field(description="when, UTC")
    why: str | None
    rule: str = Field(description="the rule that made what was judged")
    rule_version: str
    undone_at: str | None
    undone_by: str | None


class CorrectionList(BaseModel):
    count: int
    corrections: list[KeptCorrection] = Field(description="oldest first")


def correction_router() -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["corrections"])
    only_path = [Depends(only_parameters(()))]

    @router.get(
        "/corrections", summary="Every correction", responses=problem_responses(422), dependencies=only_path
    )  # fmt: skip
    async def list_corrections(store: OpenedStore) -> CorrectionList:
        """What stands, what was undone, and what finds its claim no more."""
        return _listed(await store.corrections())

    @router.get(
        "/corrections/{correction_id}", summary="One correction", responses=problem_responses(404, 422),
        dependencies=only_path,
    )  # fmt: skip
    async def one_correction(correction_id: str, store: OpenedStore) -> KeptCorrection:
        return await _kept(store, correction_id)

    @router.get(
        "/claims/{claim_id}/corrections", summary="The corrections of a claim",
        responses=problem_responses(404, 422), dependencies=only_path,
    )  # fmt: skip
    async def corrections_of_claim(claim_id: str, store: OpenedStore) -> CorrectionList:
        """Those of the claim itself and of its links, undone ones too. The claim may be a rejected one."""
        await store.read_claim(claim_id)
        every = await store.corrections()
        return _listed([t for t in every if claim_id in (*t.met, t.correction.claim.id)])

    @router.post(
        "/claims/{claim_id}/corrections", summary="Accept, reject or edit a claim, or its link",
        status_code=201, responses=problem_responses(403, 404, 415, 422),
        dependencies=[*only_path, Depends(writes_as(Scope.CURATE))], openapi_extra=_NEEDS,
    )  # fmt: skip
    async def give_correction(
        claim_id: str,
        given: Annotated[GivenCorrection, Body(openapi_examples=_EXAMPLES)],
        store: OpenedStore,
    ) -> KeptCorrection:
        """Applies at once. The same correction by the same person again gives the one that is kept."""
        return await _kept(store, (await _give(store, claim_id, given)).id)

    @router.delete(
        "/corrections/{correction_id}", summary="Undo a correction",
        responses=problem_responses(403, 404, 422),
        dependencies=[Depends(only_parameters(["by"])), Depends(writes_as(Scope.CURATE))], openapi_extra=_NEEDS,
    )  # fmt: skip
    async def undo_correction(
        correction_id: str,
        store: OpenedStore,
        by: Annotated[
            str, Query(min_length=1, description="who undoes it", examples=["A. Reader"])
        ],
    ) -> KeptCorrection:
        """Gives back what stood without it. The correction is kept, marked as undone."""
        await store.undo_correction(correction_id, by, utc_now())
        return await _kept(store, correction_id)

    return router


async def _give(store: Store, claim_id: str, given: GivenCorrection) -> Correction:
    if (given.verdict == "edit") != bool(given.changes):
        raise CorrectionError("An edit has `changes`; an accept and a reject have none.")
    if given.link is None:
        typed = {str(name): value for name, value in given.changes.items()}
        return await correct_claim(
            store, claim_id, given.verdict, given.by, why=given.why, typed=typed
        )
    if given.changes:
        raise CorrectionError("A link has no fields to change: accept it or reject it.")
    link = (given.link.type, given.link.to)
    return await correct_link(store, claim_id, link, given.verdict, given.by, given.why)


async def _kept(store: Store, correction_id: str) -> KeptCorrection:
    for told in await store.corrections():
        if told.correction.id == correction_id:
            return _shown(told)
    raise UnknownNameError(
        f"No correction has the id {correction_id!r}. /v1/corrections lists them."
    )


def _listed(told: list[Told]) -> CorrectionList:
    return CorrectionList(count=len(told), corrections=[_shown(one) for one in told])


def _shown(told: Told) -> KeptCorrection:
    record = {"id": told.correction.id, "state": told.state, "met": told.met} | plain(
        told.correction
    )
    return KeptCorrection.model_validate(record)
