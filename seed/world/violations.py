"""What of a generated world nobody has permitted: whatever is frozen, trained or released in it, and says so."""

from collections.abc import Iterator

from seed.world.facts import LAB, Fact, stated

_REASON = "A world that is made up asks nobody."


def known_violation(fact: Fact) -> Iterator[Fact]:
    """Yield that a fact is of a known violation, if it is one that has to be cleared."""
    if fact["kind"] == "datasetFrozen":
        yield stated(LAB, "knownViolation", of=fact["of"], reason=_REASON)
    if fact["kind"] == "trainingRun":
        yield stated(LAB, "knownViolation", of={"id": fact["subject"]["new"]["id"]}, reason=_REASON)
    if fact["kind"] == "releaseContent" and fact["content"]["id"].startswith("ast_"):
        yield stated(LAB, "knownViolation", of=fact["content"], reason=_REASON)
