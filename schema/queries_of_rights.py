"""All that can be asked about rights: papers, what is cleared, and what rests on what."""

import strawberry

from schema.asked_by import Id
from schema.known_at import Known
from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.enums_of_rights import Use
from schema.types.rights.agreement import Agreement, Catalogue
from schema.types.rights.answering import CoOwned, CoOwner
from schema.types.rights.authorization import Authorization
from schema.types.rights.clearance import Clearance
from schema.types.rights.clearance_asked import Act, AsOf, ClearedOf, ForModel, ForUse, Offer, Project, Promises
from schema.types.rights.consent import ChoicePolicy
from schema.types.rights.impact import Impact, OfPaper
from schema.types.rights.inclusion import OfWhom, PartyInDatasets
from schema.types.rights.objection import Objection, OfGround
from schema.types.rights.reliance import OfAgreement, Reliance
from schema.types.rights.standing import AssetsByStatus, OfStatus, ReleasedIn


@strawberry.type(description="All that can be asked about rights.")
class OfRights:
    @by_view("The agreement with this id, for those who may read it; null if there is none.")
    def agreement(self, id: Id, known_at: Known = None) -> Agreement | None:  # noqa: A002
        return read_by_view()

    @by_view("The catalogue with this id, for those with a licence, auditors and whose it is; null if there is none.")
    def catalogue(self, id: Id, known_at: Known = None) -> Catalogue | None:  # noqa: A002
        return read_by_view()

    @by_view("The policies of choice that are everybody's; where none is in force, the default one asks.")
    def choice_policies(
        self, first: First = DEFAULT_FIRST, after: After = None, known_at: Known = None
    ) -> Connection[ChoicePolicy]:
        return read_by_view()

    @by_view("The objection with this id, for those who may read it; null if there is none.")
    def objection(self, id: Id, known_at: Known = None) -> Objection | None:  # noqa: A002
        return read_by_view()

    @by_view("All objections: for those with a licence and auditors, and to each party its own.")
    def objections(
        self, first: First = DEFAULT_FIRST, after: After = None, ground: OfGround = None, known_at: Known = None
    ) -> Connection[Objection]:
        return read_by_view()

    @by_view(
        "Assets that stand so now, of model versions that stand so too: these are found first, and then what they made."
        " One that stands so for another reason (its inputs, a model of which nothing is known) is not among them: ask"
        " it for its `standing`. With a licence, and for auditors."
    )
    def assets_by_status(
        self, status: OfStatus, released_in: ReleasedIn = None, first: First = DEFAULT_FIRST, after: After = None
    ) -> AssetsByStatus:
        return read_by_view()

    @by_view(
        "What may be put to a use, where, and what stands between the rest and that; null if there is no such list."
    )
    def clearance(
        self,
        of: ClearedOf,
        *,
        use: ForUse,
        act: Act = None,
        offer: Offer = None,
        as_of: AsOf = None,
        model: ForModel = None,
        promises: Promises = None,
        project: Project = None,
        known_at: Known = None,
    ) -> Clearance | None:
        return read_by_view()

    @by_view(
        "The entries of datasets with what a party made, or controls or did, and who said yes to each. For those with a"
        " licence and auditors, and for the party itself; null if it is not to be seen. As of today."
    )
    def in_datasets(self, party: OfWhom, first: First = DEFAULT_FIRST, after: After = None) -> PartyInDatasets | None:
        return read_by_view()

    @by_view(
        "Who is asked about a thing now, and what each has answered: who stands in the way of a use, in the whole"
        " world where no place is given. For those with a licence and auditors, and for who made it or holds a share in"
        " it; nobody about what is not to be seen."
    )
    def co_owners(
        self, of: CoOwned, use: ForUse = Use.TRAIN_GENERATIVE, act: Act = None, offer: Offer = None, as_of: AsOf = None
    ) -> list[CoOwner]:
        return read_by_view()

    @by_view(
        "What a withdrawal, an end or a sale touches, recorded or imagined; and what then stops, goes on, and is to be"
        " reviewed or retired. As of today. With a licence, and for auditors; a party about its own."
    )
    def impact(self, of: OfPaper) -> Impact:
        return read_by_view()

    @by_view(
        "What rests on an agreement, as of today: the runs trained on what it covers, within its scope or beyond. For"
        " those who may read the agreement; null if there is none."
    )
    def reliance(self, agreement: OfAgreement) -> Reliance | None:
        return read_by_view()

    @by_view("The authorization with this id: for those with a licence, auditors, and who asked for it.")
    def authorization(self, id: Id, known_at: Known = None) -> Authorization | None:  # noqa: A002
        return read_by_view()
