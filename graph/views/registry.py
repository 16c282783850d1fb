"""All views, and the root of all selections."""

from graph.reader.views import Entities, Entity, Field, View, Views
from graph.views import (
    asset,
    attribution_report,
    catching_up,
    comparing,
    contents,
    contribution,
    credit_sheet,
    dataset,
    derivative,
    fact,
    file,
    generation,
    identifier,
    journal,
    lineage,
    model,
    model_version,
    party,
    recording,
    release,
    search,
    trained_model,
    training_run,
    without_work,
    work,
)
from graph.views.rights import (
    agreement,
    answering,
    authorization,
    clearance,
    consent,
    impact,
    inclusion,
    objection,
    permission,
    reliance,
    share,
    standing,
    violation,
)

_NOUNS = (
    *(party, work, recording, file, release, contribution, identifier, fact, journal),
    *(dataset, contents, comparing, model, model_version, training_run, generation),
    *(asset, attribution_report, credit_sheet, derivative, trained_model, catching_up, lineage, search, without_work),
    *(share, consent, agreement, objection, permission, clearance, authorization, violation),
    *(impact, reliance, answering, inclusion, standing),
)

_ROOTS: dict[str, Field] = {"node": Entity(), "nodes": Entities()}
for _noun in _NOUNS:
    _ROOTS |= _noun.ROOTS

VIEWS = Views((*(view for noun in _NOUNS for view in noun.VIEWS), View(name="Query", fields=_ROOTS)))
