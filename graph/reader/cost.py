"""What a field costs the database, known from the views alone: how many subqueries it is, and how many rows it reads.

Planning a statement takes 12 to 40 ms for each subquery in it, running it takes time with its rows; so both are
counted before the database sees anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from graph.reader.selection import Children, needed
from graph.reader.views import (
    Between,
    ByAudience,
    Choice,
    Computed,
    Degree,
    Entities,
    Field,
    Further,
    Listed,
    Path,
    Same,
    View,
    Views,
)

STATEMENTS_BETWEEN = 5
TYPICAL_LIST = 5
TYPICAL_NEED = 3
"""How many rows a list is taken to have, asked for or only needed, if its ceiling is not lower."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The price of a field of one object: `times` is how often the price of what is below it is paid."""

    subqueries: int = 0
    rows: int = 0
    times: int = 1

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.subqueries + other.subqueries, self.rows + other.rows)


FREE = Cost()


def costs_of(views: Views) -> Mapping[tuple[str, str], Cost]:
    """Give the cost of each field, by its type's name and its own, without what is selected below it."""
    costs: dict[tuple[str, str], Cost] = {}
    for view in views.by_name.values():
        costs |= {(view.name, name): _cost(views, view, field) for name, field in view.fields.items()}
        for field in view.fields.values():
            for name, between in field.between.items() if isinstance(field, Computed) else ():
                costs[between.made, name] = _of_between(views, between)
    return costs


def _cost(views: Views, view: View, field: Field, typical: int = TYPICAL_LIST) -> Cost:
    match field:
        case Path():
            times = 1 if field.ceiling is None else min(field.ceiling, typical)
            return Cost(subqueries=1, rows=times, times=times)
        case ByAudience():
            return max((_cost(views, view, each, typical) for each in field.by.values()), key=lambda cost: cost.rows)
        case Degree():
            return Cost(subqueries=1, rows=1)
        case Computed():
            return _of_needs(views, view, needed(field.needs))
        case Listed() | Entities():
            return Cost(subqueries=1, rows=1)
        case Choice():
            return Cost(subqueries=1, rows=TYPICAL_LIST, times=TYPICAL_LIST)
    return FREE


def _of_between(views: Views, between: Between | Further) -> Cost:
    """Charge for statements of their own: what they read, and a few subqueries for what it is to plan them."""
    if isinstance(between, Further):
        return Cost(STATEMENTS_BETWEEN, 0)
    needs = _of_needs(views, views[between.of], needed(between.needs))
    return Cost(STATEMENTS_BETWEEN, 2 * needs.rows)


def _of_needs(views: Views, view: View, needs: Children) -> Cost:
    """Add up what a finishing function needs of an object."""
    fields = (*needs.get("", ()), *needs.get(view.name, ()))
    return reduce(Cost.__add__, (_of_need(views, view, each.name, each.children) for each in fields), FREE)


def _of_need(views: Views, view: View, name: str, children: Children) -> Cost:
    field = view.fields.get(name)
    if field is None:
        return FREE
    own = _cost(views, view, field, TYPICAL_NEED)
    targets: tuple[str, ...] = ()
    if isinstance(field, Path):
        targets = field.targets
    elif isinstance(field, Same):
        targets = view.views_at(field)
    below = reduce(Cost.__add__, (_of_needs(views, views[target], children) for target in targets), FREE)
    return Cost(own.subqueries + below.subqueries, own.rows + own.times * below.rows)
