"""How an asset reads from the graph."""

from graph.reader.views import Field, Order, Path, Stored, View
from graph.views.attribution_report import SIMILAR_TO
from graph.views.credit_sheet import ASSET_CREDITS
from graph.views.dataset import INCLUSIONS
from graph.views.derivative import TRACED_WORK
from graph.views.fact import STATED_BY
from graph.views.file import FILES
from graph.views.identifier import IDENTIFIERS
from graph.views.journal import HISTORY
from graph.views.recording import INPUT_OF, RECORDINGS_OF
from graph.views.release import RELEASED_BY, RELEASES
from graph.views.rights.consent import DECISIONS_ABOUT
from graph.views.rights.objection import OBJECTIONS
from graph.views.rights.share import RIGHTS_IN
from graph.views.rights.standing import ASSET_STANDING
from graph.views.rights.violation import KNOWN_VIOLATIONS
from graph.views.roots import HAS_ID, by_id, by_ids_or_identifier
from graph.views.trained_model import TRAINED_ITEM
from graph.views.work import CONTRIBUTIONS

ASSET = View(
    name="Asset",
    label="Asset",
    prefix="ast",
    withholdable=True,
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "title": Stored("title"),
        "madeAt": Stored("madeAt"),
        "durationMs": Stored("durationMs"),
        "digitalSourceType": Stored("digitalSourceType"),
        "fiction": Stored("fiction"),
        "changedSeq": Stored("changedSeq"),
        **ASSET_STANDING,
        "identifiers": IDENTIFIERS,
        "contributions": CONTRIBUTIONS,
        "recordingOf": RECORDINGS_OF,
        "releases": RELEASES,
        "releasedBy": RELEASED_BY,
        "knownViolations": KNOWN_VIOLATIONS,
        "files": FILES,
        "generation": Path(pattern="(@)-[:PRODUCED_BY]->(n)", to="Generation"),
        "disclosures": Path(
            pattern="(@)<-[:ABOUT]-(n:Disclosure)", to="Disclosure", order=Order(("n.id",)), ceiling=50
        ),
        "reports": Path(
            pattern="(@)<-[:ABOUT]-(n:AttributionReport)", to="AttributionReport", order=Order(("n.id",)), ceiling=100
        ),
        "inputOf": INPUT_OF,
        "inDatasets": INCLUSIONS,
        **RIGHTS_IN,
        "decisions": DECISIONS_ABOUT,
        "objections": OBJECTIONS,
        **TRACED_WORK,
        **TRAINED_ITEM,
        "similarTo": SIMILAR_TO,
        **ASSET_CREDITS,
    },
)

DISCLOSURE = View(
    name="Disclosure",
    label="Disclosure",
    fields={
        "statedBy": STATED_BY,
        "containsAI": Stored("containsAI"),
        "vocals": Stored("vocals"),
        "lyrics": Stored("lyrics"),
        "instruments": Stored("instruments"),
        "composition": Stored("composition"),
        "postProduction": Stored("postProduction"),
        "declaredBy": Path(pattern="(@)-[:DECLARED_BY]->(n)", to="Party"),
    },
)

VIEWS = (ASSET, DISCLOSURE)

ROOTS: dict[str, Field] = {
    "asset": by_id("Asset"),
    "assets": by_ids_or_identifier("Asset"),
    "assetsConnection": Path(
        pattern="(n:Asset)",
        to="Asset",
        filters={
            "filter.title": f"n.title = $filter.title AND {HAS_ID}",
            "filter.titleStartsWith": f"n.title STARTS WITH $filter.titleStartsWith AND {HAS_ID}",
            "filter.changedSince": f"n.changedSeq > $filter.changedSince AND {HAS_ID}",
        },
        sorts={
            "TITLE": Order(("n.title", "n.id"), index="n:Asset(title, id)", seek=f"n.title >= '' AND {HAS_ID}"),
            "ID": Order(("n.id",), seek=HAS_ID),
            "CHANGED": Order(
                ("n.changedSeq", "n.id"), index="n:Asset(changedSeq, id)", seek=f"n.changedSeq >= 0 AND {HAS_ID}"
            ),
        },
        ceiling=100,
    ),
}
