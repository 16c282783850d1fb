"""How facts about datasets become graph."""

from graph.projections.rights.terms import authorized, purpose
from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties
from linernotes.facts.dataset import Dataset, DatasetClosed, DatasetEntry, DatasetFrozen, DatasetVersion


def dataset(fact: Dataset, ids: Ids) -> Rows:
    """Show the dataset and who curates it."""
    return [
        Node("Dataset", ids.own, properties(fact, "name")),
        *optional_edge("CURATED_BY", ids.own, ids.get("/curatedBy")),
    ]


def dataset_version(fact: DatasetVersion, ids: Ids) -> Rows:
    """Show the version of the dataset."""
    return [
        Node("DatasetVersion", ids.own, properties(fact, "version", "created")),
        Edge("VERSION_OF", ids.own, ids["/dataset"]),
    ]


def dataset_entry(fact: DatasetEntry, ids: Ids) -> Rows:
    """Include the item; the keys that a page is ordered by stand on the relationship."""
    version, item, file = ids["/of"], ids["/item"], ids.get("/file")
    stored = properties(fact, "basis", "stage") | {"of": version, "item": item}
    if file is not None:
        stored["file"] = file
    if fact.relied_on:
        stored["reliedOn"] = [paper.document for paper in fact.relied_on]
    if any(paper.allows_naming for paper in fact.relied_on):
        stored["allowsNaming"] = True
    held = [Edge("HELD_AS", version, file, {"item": item})] if file is not None else []
    return [Edge("INCLUDES", version, item, stored), *held]


def dataset_closed(fact: DatasetClosed, ids: Ids) -> Rows:
    """Close the version."""
    return [Node("Closing", ids.own, {}), Edge("CLOSES", ids.own, ids["/of"])]


def dataset_frozen(fact: DatasetFrozen, ids: Ids) -> Rows:
    """Freeze the version."""
    stored = properties(fact, "count", "root") | purpose(fact)
    return [Node("Freezing", ids.own, stored), Edge("FREEZES", ids.own, ids["/of"]), *authorized(ids.own, ids)]
