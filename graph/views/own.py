"""Whose something is: the party itself that the reader's token speaks for, or what that party contributed to."""

from typing import Final

IS_ACTOR: Final = "@.id = $actor"
"""Whether a party is the reader."""

MADE_BY_ACTOR: Final = "EXISTS { (@)<-[:TO]-(:Contribution)<-[:MADE]-(:Party {id: $actor}) }"
"""Whether the reader contributed to a work, recording or asset."""
