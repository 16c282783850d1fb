"""The credit sheet of an asset, of a recording and of a work, put together from their blocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from linernotes.credits.closure import closure, model_lines
from linernotes.credits.contains import Contained, contained
from linernotes.credits.contributions import Given, stated
from linernotes.credits.credited import credited
from linernotes.credits.digest import digest, salts
from linernotes.credits.disclosure import disclosure
from linernotes.credits.handles import Handles
from linernotes.credits.leaves import Leaf, id_leaf
from linernotes.credits.made_by import made_by
from linernotes.credits.needs import AssetNeeds, DerivationNeeds, LinkNeeds, RecordingSheetNeeds, WorkSheetNeeds
from linernotes.credits.relations import upper_snake
from linernotes.credits.shapes import Completeness, DerivedWork, LeftOut, RecordingCredits, Sheet, WorkCredits
from linernotes.credits.sources import work_credit
from linernotes.credits.standpoint import Standpoint
from linernotes.credits.steps import steps_by_start
from linernotes.credits.training import Trained, training_sources
from linernotes.credits.words import DEMO
from linernotes.facts.party import CreditContext
from linernotes.naming import Reader

SheetT = TypeVar("SheetT", Sheet, RecordingCredits, WorkCredits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits(Generic[SheetT]):
    """A sheet as one reader sees it, the sheet on which nothing is withheld, and the digest of that."""

    shown: SheetT
    whole: SheetT
    digest: str


def asset_credits(asset: AssetNeeds, reader: Reader) -> Credits[Sheet] | None:
    """Return the credits of an asset, or None where there are none to show.

    An asset that is on no release has no sheet but an auditor's, and one whose main artist or writer is not to be
    named has none for those who are not to know.
    """
    if reader is not Reader.AUDITOR and not asset["releases"]:
        return None
    if _from(reader, CreditContext.MADE_BY).withholds(asset["contributions"], asset["works"]) is not None:
        return None
    whole = _asset_sheet(asset, Reader.AUDITOR)
    shown = whole if reader is Reader.AUDITOR else _asset_sheet(asset, reader)
    return Credits(shown=shown, whole=whole, digest=digest(whole, salts(asset["salt"])))


def recording_credits(recording: RecordingSheetNeeds, reader: Reader) -> Credits[RecordingCredits] | None:
    """Return the credits of a recording, or None where it is withheld from this reader."""
    if _from(reader, CreditContext.MADE_BY).withholds(recording["contributions"], recording["works"]) is not None:
        return None
    whole = _recording_sheet(recording, Reader.AUDITOR)
    shown = whole if reader is Reader.AUDITOR else _recording_sheet(recording, reader)
    return Credits(shown=shown, whole=whole, digest=digest(whole, salts(recording["salt"])))


def work_credits(work: WorkSheetNeeds, reader: Reader) -> Credits[WorkCredits] | None:
    """Return the credits of a work, or None where it is withheld from this reader."""
    if _from(reader, CreditContext.MADE_BY).withholds(work["contributions"]) is not None:
        return None
    whole = _work_sheet(work, Reader.AUDITOR)
    shown = whole if reader is Reader.AUDITOR else _work_sheet(work, reader)
    return Credits(shown=shown, whole=whole, digest=digest(whole, salts(work["salt"])))


def _from(reader: Reader, context: CreditContext) -> Standpoint:
    return Standpoint(reader=reader, context=context)


def _asset_sheet(asset: AssetNeeds, reader: Reader) -> Sheet:
    handles, generation = Handles(), asset["generation"]
    made = _from(reader, CreditContext.MADE_BY)
    uses = generation["models"] if generation is not None else []
    inside = contained(asset["id"], asset["links"], _from(reader, CreditContext.CONTAINED), handles)
    trained = Trained(
        closure=closure(asset["trained"], uses),
        inputs=inputs(asset["id"], asset["links"]),
        standpoint=_from(reader, CreditContext.TRAINING),
        reporters=made,
    )
    estimated = training_sources(asset["reports"], asset["settled"], trained, handles)
    written = [one for work in asset["works"] for one in work["contributions"]]
    return Sheet(
        asset=id_leaf(asset["id"], asset["fact"]),
        title=Leaf(asset["title"], asset["fact"], "/title"),
        demo=DEMO if asset["fiction"] else None,
        status="UNDER_REVIEW" if asset["openObjections"] else "CURRENT",
        disclosure=disclosure(asset["disclosures"], asset["contributions"], written, uses, made),
        made_by=made_by(asset["contributions"], asset["works"], made, generation=generation),
        contains=inside.lines,
        references=inside.references,
        models=model_lines(asset["trained"], uses, made),
        training_sources=estimated.sources,
        completeness=_complete(inside.left_out + estimated.left_out),
    )


def _recording_sheet(recording: RecordingSheetNeeds, reader: Reader) -> RecordingCredits:
    inside = _contained(recording["id"], recording["links"], reader)
    return RecordingCredits(
        recording=id_leaf(recording["id"], recording["fact"]),
        title=Leaf(recording["title"], recording["fact"], "/title"),
        unidentified_works=recording["unidentifiedWorks"] or 0,
        made_by=made_by(recording["contributions"], recording["works"], _from(reader, CreditContext.MADE_BY)),
        contains=inside.lines,
        completeness=_complete(inside.left_out),
    )


def _contained(root: str, links: list[LinkNeeds], reader: Reader) -> Contained:
    return contained(root, links, _from(reader, CreditContext.CONTAINED), Handles())


def _work_sheet(work: WorkSheetNeeds, reader: Reader) -> WorkCredits:
    handles = Handles()
    ordered = sorted(work["derivedFrom"], key=lambda one: (one["type"], one["work"]["title"], one["work"]["id"]))
    return WorkCredits(
        work=id_leaf(work["id"], work["fact"]),
        title=Leaf(work["title"], work["fact"], "/title"),
        made_by=credited(
            (Given(contribution=one) for one in work["contributions"]), _from(reader, CreditContext.MADE_BY)
        ),
        derived_from=tuple(_derived(one, _from(reader, CreditContext.CONTAINED), handles) for one in ordered),
    )


def _derived(derivation: DerivationNeeds, standpoint: Standpoint, handles: Handles) -> DerivedWork:
    relation, work = upper_snake(derivation["type"]), derivation["work"]
    why = standpoint.withholds(work["contributions"])
    if why is not None:
        return DerivedWork(relation=relation, work=None, withheld=why, handle=handles.of(work["id"]))
    return DerivedWork(relation=relation, work=work_credit(work, standpoint), stated=stated(derivation["stated"]))


def inputs(root: str, links: list[LinkNeeds]) -> frozenset[str]:
    """Return the ids of all that the generation was given, references too, and of the works that those are of."""
    given = [step.target for step in steps_by_start(links).get(root, ())]
    return frozenset(id_ for target in given for id_ in (target.id, *(work["id"] for work in target.credits[1])))


def _complete(left_out: Sequence[LeftOut]) -> Completeness:
    return Completeness(is_partial=bool(left_out), left_out=tuple(left_out))
