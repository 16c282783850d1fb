"""Who records: an actor, known by a token and never by the payload."""

from dataclasses import dataclass

LOCAL = "local"
"""The actor of writes taken on loopback when no tokens are configured."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who records facts: a party's id or `local`, and whether as a steward of the record."""

    id: str
    steward: bool = False

    def may_change(self, stated_by: str) -> bool:
        """Say whether the actor may correct, retract, end or erase what somebody stated; others object."""
        return self.steward or self.id == stated_by
