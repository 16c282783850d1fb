"""Which projection belongs to which kind of fact."""

from collections.abc import Callable, Mapping
from typing import Any

from graph.projections import (
    asset,
    attribution,
    contribution,
    dataset,
    file,
    generation,
    history,
    identifier,
    model,
    party,
    recording,
    release,
    training,
    work,
)
from graph.projections.rights import (
    agreement,
    authorization,
    catalogue,
    consent,
    mandate,
    objection,
    protection,
    share,
    violation,
)
from graph.projections.rows import Ids, Rows
from linernotes.facts.base import Fact

PROJECTIONS: Mapping[str, Callable[[Any, Ids], Rows]] = {
    "party": party.party,
    "partyName": party.party_name,
    "namingChoice": party.naming_choice,
    "membership": party.membership,
    "persona": party.persona,
    "representation": party.representation,
    "identifier": identifier.identifier,
    "work": work.work,
    "workDerivation": work.work_derivation,
    "contribution": contribution.contribution,
    "recording": recording.recording,
    "recordingOf": recording.recording_of,
    "recordingRelation": recording.recording_relation,
    "file": file.file,
    "encoding": file.encoding,
    "release": release.release,
    "releaseContent": release.release_content,
    "dataset": dataset.dataset,
    "datasetVersion": dataset.dataset_version,
    "datasetEntry": dataset.dataset_entry,
    "datasetClosed": dataset.dataset_closed,
    "datasetFrozen": dataset.dataset_frozen,
    "model": model.model,
    "modelVersion": model.model_version,
    "trainingRun": training.training_run,
    "generation": generation.generation,
    "asset": asset.asset,
    "disclosure": asset.disclosure,
    "attributionReport": attribution.attribution_report,
    "settlementBasis": attribution.settlement_basis,
    "knownError": history.known_error,
    "rightShare": share.right_share,
    "transfer": share.transfer,
    "protection": protection.protection,
    "mandate": mandate.mandate,
    "agreement": agreement.agreement,
    "agreementParty": agreement.agreement_party,
    "agreementChange": agreement.agreement_change,
    "clause": agreement.clause,
    "consent": consent.consent,
    "choicePolicy": consent.choice_policy,
    "catalogue": catalogue.catalogue,
    "catalogueMember": catalogue.catalogue_member,
    "objection": objection.objection,
    "objectionState": objection.objection_state,
    "authorization": authorization.authorization,
    "knownViolation": violation.known_violation,
}


def project(fact: Fact, ids: Ids) -> Rows:
    """Return the rows that a fact projects to; a fact that only changes others projects to none."""
    projection = PROJECTIONS.get(fact.kind)
    return [] if projection is None else projection(fact, ids)
