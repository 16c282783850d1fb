"""Turns the driver's errors into ours, where there is something to say to a person; the rest are bugs."""

from __future__ import annotations

from neo4j.exceptions import (
    AuthError,
    ConnectionAcquisitionTimeoutError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.exceptions import DatabaseUnavailable as DatabaseNotServed

from graph.engine.errors import (
    AccessRefused,
    CommitUnknown,
    DatabaseBusy,
    DatabaseUnavailable,
    EngineError,
    StatementTimedOut,
)

# The server says that the transaction ended, not how: asked whether it was kept, it cannot tell either.
_COMMIT_MAY_STAND = {
    "Neo.DatabaseError.Transaction.TransactionCommitFailed",
    "Neo.TransientError.Cluster.ReplicationFailure",
}


def unavailable(where: str) -> DatabaseUnavailable:
    """Say that the database does not answer."""
    return DatabaseUnavailable(
        f"The database at {where} does not answer. Ask again in a moment; if it stays so, see that it runs "
        "(`linernotes db status`) and that NEO4J_URI names it."
    )


def timed_out(seconds: float | None) -> StatementTimedOut:
    """Say that a statement took too long."""
    limit = "the server's limit" if seconds is None else f"{seconds:g} s"
    return StatementTimedOut(f"The database took longer than {limit} and was told to stop. Ask for less at once.")


def commit_unknown() -> CommitUnknown:
    """Say that nobody knows yet whether a write was kept."""
    return CommitUnknown(
        "The connection was lost while the database was writing this down: it is there whole, or not at all. "
        "Send the same again with the same key, and you are told which."
    )


def is_connection_lost(problem: BaseException) -> bool:
    """Say whether a connection broke or could not be made; the next one may do."""
    return isinstance(problem, ServiceUnavailable | SessionExpired) and not isinstance(problem, IncompleteCommit)


def is_transient(problem: BaseException) -> bool:
    """Say whether the server asks to try the same again."""
    return isinstance(problem, Neo4jError) and problem.is_retryable() and not _is_lock_wait(problem)


def may_have_committed(problem: BaseException) -> bool:
    """Say whether a failed COMMIT leaves open what became of the transaction."""
    if isinstance(problem, IncompleteCommit | ServiceUnavailable | SessionExpired):
        return True
    return isinstance(problem, Neo4jError) and problem.code in _COMMIT_MAY_STAND


def translate(problem: BaseException, *, where: str, seconds: float | None) -> EngineError | None:
    """Answer our error for one of the driver's; None for one that is nobody's expectation."""
    if isinstance(problem, DatabaseNotServed) or is_connection_lost(problem):
        return unavailable(where)
    if isinstance(problem, ConnectionAcquisitionTimeoutError):
        return DatabaseBusy("Too many requests wait for the database. Ask again in a moment.")
    if isinstance(problem, AuthError | Forbidden):
        return AccessRefused(
            f"The database at {where} refuses the user name and password that it was given. "
            "See NEO4J_USERNAME and NEO4J_PASSWORD; the user must be allowed to read, write and change the schema."
        )
    if isinstance(problem, Neo4jError) and _is_lock_wait(problem):
        return DatabaseBusy("Other writes are in the way. Ask again in a moment.")
    if isinstance(problem, Neo4jError) and "TransactionTimedOut" in (problem.code or ""):
        return timed_out(seconds)
    return None


def _is_lock_wait(problem: Neo4jError) -> bool:
    return (problem.code or "").endswith("LockAcquisitionTimeout")


DRIVER_ERRORS = (DriverError, Neo4jError)
