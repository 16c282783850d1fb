"""Whether the peer answered the same: both answers in one shape, value by value."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from linernotes.derivatives import TraceCertainty

_CALLED: Final = MappingProxyType(
    {
        "modelVersionsConnection": "models",
        "recordingsConnection": "scores",
        "sourcesConnection": "scores",
        "derivedAssetsConnection": "derivatives",
    }
)
"""What we call the lists that the peer calls so."""
_ONE: Final = frozenset({"generation", "model", "party"})
"""What the peer gives as a list, though there is at most one."""
_ONE_WITH: Final = frozenset({"source", "hit", "modelVersion"})
"""What we put in an object of its own, and the peer beside the properties of the relationship that leads there."""


def plain(value: Any) -> Any:
    """Give an answer, ours or the peer's, as lists and dicts of the same keys."""
    if isinstance(value, Mapping):
        if "edges" in value:
            return [plain({**each.get("properties", {}), **each["node"]}) for each in value["edges"]]
        if "nodes" in value:
            return plain(value["nodes"])
        return dict(_members(value))
    return [plain(each) for each in value] if isinstance(value, list) else value


def _members(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, member in value.items():
        if name in _ONE and isinstance(member, list):
            yield name, plain(member[0]) if member else None
        elif name in _ONE_WITH:
            yield from plain(member or {}).items()
        elif name == "certainty" and isinstance(member, str):
            yield name, TraceCertainty[member].value
        else:
            yield _CALLED.get(name, name), plain(member)


def difference(name: str, ours: Any, theirs: Sequence[Any]) -> str:
    """Say where the answers to a question differ, each the `data` of a response; empty if they do not."""
    left, right = (view(answers) for view, answers in zip(_VIEWS[name], (ours, theirs), strict=True))
    return "" if left == right else _where(left, right, name)


def _where(ours: Any, theirs: Any, place: str) -> str:
    if isinstance(ours, dict) and isinstance(theirs, dict) and ours.keys() == theirs.keys():
        return next(_where(ours[key], theirs[key], f"{place}.{key}") for key in ours if ours[key] != theirs[key])
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = enumerate(zip(ours, theirs, strict=True))
        return next(_where(one, other, f"{place}[{index}]") for index, (one, other) in pairs if one != other)
    return f"{place}: ours is {_short(ours)}, the peer's {_short(theirs)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]} …"


View = Callable[[Any], Any]


def _at(*path: str | int) -> View:
    """Look at what is at a place of an answer."""

    def view(answer: Any) -> Any:
        for step in path:
            answer = answer[step]
        return plain(answer)

    return view


def _by_id(view: View) -> View:
    return lambda answer: sorted(view(answer), key=lambda one: str(one["id"]))


def _derivatives(root: str, roots: str) -> tuple[View, View]:
    return _at(root, "derivatives"), _at(0, roots, 0, "derivedAssetsConnection")


def _steps_ours(answer: Any) -> Any:
    edges = answer["lineage"]["edges"]
    return sorted(
        [one["type"], one["depth"], *((end["id"], end.get("title") or "") for end in (one["from"], one["to"]))]
        for one in edges
    )


def _steps_theirs(answers: Any) -> Any:
    return sorted(
        [
            *(one["type"], one["depth"]),
            *((one[end], one[f"{end}Title"] or "") for end in ("later", "earlier")),
        ]
        for one in answers[0]["lineage"]
    )


def _counts_ours(answer: Any) -> Any:
    return [
        answer["recordingsConnection"]["totalCount"],
        answer["assetsConnection"]["totalCount"],
        answer["party"]["contributions"]["totalCount"],
        answer["datasetVersion"]["entries"]["totalCount"],
        answer["recording"]["inDatasets"]["totalCount"],
    ]


def _counts_theirs(answers: Any) -> Any:
    return [
        answers[0]["recordingsConnection"]["totalCount"],
        answers[0]["assetsConnection"]["totalCount"],
        answers[0]["party"][0]["contributionsConnection"]["totalCount"],
        answers[0]["datasetVersion"][0]["recordingsConnection"]["totalCount"],
        answers[0]["recording"][0]["inDatasetsConnection"]["totalCount"],
    ]


def _found_ours(answer: Any) -> Any:
    return [hit["thing"] for hit in answer["search"]["hits"]]


def _sheet_ours(answer: Any) -> Any:
    """Show of a sheet what the peer can tell of it too: what is withheld on it counts, and has no name."""
    sheet = answer["asset"]["credits"]
    return {
        "title": sheet["title"],
        "madeBy": sorted({line["party"] or line["model"] for line in sheet["madeBy"]}),
        "contains": len(sheet["contains"]),
        "ranks": [item["rank"] for side in sheet["trainingSources"]["sides"] for item in side["items"]],
        "entries": sum(model["entries"] for model in sheet["models"]),
    }


def _sheet_theirs(answers: Any) -> Any:
    (asset,) = answers[0]["assets"]
    credited = [*asset["contributions"], *(one for work in asset["works"] for one in work["contributions"])]
    models = [one["node"] for each in asset["generations"] for one in each["modelVersionsConnection"]["edges"]]
    models += [one for each in credited for one in each.get("modelVersions", ())]
    parties = {party["id"] for each in credited for party in each["parties"]}
    contained = answers[1]
    return {
        "title": asset["title"],
        "madeBy": sorted(parties | {f"{model['models'][0]['name']} {model['version']}" for model in models}),
        "contains": len(contained["containedRecordings"]) + len(contained["containedAssets"]),
        "ranks": [
            one["properties"]["rank"] for each in asset["reports"] for one in each["recordingsConnection"]["edges"]
        ],
        "entries": sum(counted["entries"] for counted in answers[2]["stageCounts"]),
    }


_SHEETS = (_sheet_ours, _sheet_theirs)

_VIEWS: Final[Mapping[str, tuple[View, View]]] = {
    "credits": _SHEETS,
    "credits_again": _SHEETS,
    "nested_asset": (_at("asset"), _at(0, "assets", 0)),
    "nested_page": (_at("assetsConnection"), _at(0, "assets")),
    "derivatives_recording": _derivatives("recording", "recordings"),
    "derivatives_deep": _derivatives("modelVersion", "modelVersions"),
    "derivatives_party": _derivatives("party", "parties"),
    "lineage": (_steps_ours, _steps_theirs),
    "list_filtered": (_at("recordingsConnection"), _at(0, "recordings")),
    "total_count": (_counts_ours, _counts_theirs),
    "lookup_100": (_by_id(_at("recordings")), _by_id(_at(0, "recordings"))),
    "search": (_by_id(_found_ours), _by_id(_at(0, "searchRecordings"))),
    "clearance_10k": (
        lambda answer: answer["clearance"]["counts"]["items"],
        lambda answers: len(answers[0]["catalogues"][0]["recordings"]),
    ),
}
