"""What a request gives a plan: a parameter for each argument that its statement reads.

An argument that cannot be bound is no exception here: the field gets a safe value and the error stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from graphql.execution.values import VariableValues

from graph.reader import cursor
from graph.reader.arguments import Arguments, Values, as_keywords
from graph.reader.errors import BadArgument, ReadError
from graph.reader.paging import LARGEST_LIST, page_size
from graph.reader.then import KNOWN
from graph.reader.tree import Run
from linernotes.identifiers import InvalidIdentifier, normalise

IDENTIFIER = "identifier.value"


@dataclass(slots=True)
class PageBinding:
    """How `first` and `after` become parameters: how many rows to fetch, and the keys to begin after."""

    size: str
    largest: int
    seal: str
    keys: tuple[str, ...]

    def bind(self, values: Values, run: Run) -> None:
        """Bind one row more than asked for, and the keys in the cursor."""
        first = page_size(values.get("first"), most=self.largest)
        if self.keys:
            keys = cursor.decode(self.seal, len(self.keys), values["after"])
            run.parameters |= zip(self.keys, keys, strict=True)
        run.parameters[self.size] = first + 1

    def bind_nothing(self, run: Run) -> None:
        """Bind what fetches no row."""
        run.parameters |= dict.fromkeys(self.keys)
        run.parameters[self.size] = 0


@dataclass(slots=True)
class Binder:
    """The arguments of one field and the parameters made of them."""

    owner: str
    arguments: Arguments
    make_parameter: Callable[[], str]
    parameters: dict[str, str] = field(default_factory=dict)
    page: PageBinding | None = None
    finishes: bool = False
    refusal: ReadError | None = None

    def parameter(self, name: str) -> str:
        """Name the parameter of an argument, or of `now`; the seq of a reading of the past has its own."""
        if name == KNOWN:
            return name
        if name not in self.parameters:
            self.parameters[name] = self.make_parameter()
        return self.parameters[name]

    @property
    def is_idle(self) -> bool:
        """Say whether there is nothing to bind."""
        return not (self.parameters or self.page or self.finishes or self.refusal)

    def bind(self, variables: VariableValues, run: Run, instead: Values) -> None:
        """Bind the field's parameters; an error goes into the run. `instead` goes before the arguments."""
        own = self.arguments.read(variables)
        values = {"now": run.context.now, "actor": run.context.actor, **own, **instead}
        for name, parameter in self.parameters.items():
            run.parameters[parameter] = values.get(name)
        if self.finishes:
            run.arguments[self.owner] = as_keywords(own)
        try:
            self._bind_strictly(values, own, run)
        except ReadError as refused:
            run.errors[self.owner] = refused
            if self.page:
                self.page.bind_nothing(run)

    def _bind_strictly(self, values: Values, own: Values, run: Run) -> None:
        if self.refusal:
            raise self.refusal
        if self.page:
            self.page.bind(values, run)
        if len(own.get("ids") or ()) > LARGEST_LIST:
            run.parameters[self.parameters["ids"]] = []
            raise BadArgument(f"more than {LARGEST_LIST} ids were given")
        identifier = self.parameters.get(IDENTIFIER)
        if identifier and values.get(IDENTIFIER) is not None:
            run.parameters[identifier] = _normal(values["identifier.scheme"], values[IDENTIFIER])


def _normal(scheme: str, value: str) -> str:
    """Give an identifier in the form in which it is kept, however it was written."""
    try:
        return normalise(scheme, value)
    except InvalidIdentifier as invalid:
        raise BadArgument(invalid.message) from invalid
