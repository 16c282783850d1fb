"""What can go wrong with the database, each with a code and words for a person: what happened and what to do."""

from __future__ import annotations

from typing import ClassVar

from linernotes.errors import LinernotesError


class EngineError(LinernotesError):
    """Any expected failure of the engine."""

    code: ClassVar[str] = "ENGINE"


class SettingInvalid(EngineError):
    """A setting cannot be what it was set to."""

    code: ClassVar[str] = "SETTING_INVALID"


class JarsUnavailable(EngineError):
    """The embedded Neo4j's jars are not in the cache and cannot be fetched."""

    code: ClassVar[str] = "JARS_UNAVAILABLE"


class JarRefused(JarsUnavailable):
    """A fetched jar is not the one that the locked list names."""

    code: ClassVar[str] = "JAR_REFUSED"


class AlreadyRunning(EngineError):
    """A server already runs on the data folder; `pid` and `uri` are its own, None while it still starts."""

    code: ClassVar[str] = "ALREADY_RUNNING"

    def __init__(self, message: str, *, pid: int | None = None, uri: str | None = None) -> None:
        super().__init__(message)
        self.pid = pid
        self.uri = uri


class StartFailed(EngineError):
    """The embedded Neo4j did not come up."""

    code: ClassVar[str] = "START_FAILED"


class StopFailed(EngineError):
    """The embedded Neo4j did not stop when told to."""

    code: ClassVar[str] = "STOP_FAILED"


class DatabaseUnavailable(EngineError):
    """The database cannot be reached now; ask again in `retry_after` seconds."""

    code: ClassVar[str] = "DATABASE_UNAVAILABLE"

    def __init__(self, message: str, *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class DatabaseBusy(DatabaseUnavailable):
    """The database is up, but no connection came free in time."""

    code: ClassVar[str] = "DATABASE_BUSY"


class AccessRefused(EngineError):
    """The database does not take the user name and password that it was given, or lets them do too little."""

    code: ClassVar[str] = "DATABASE_ACCESS_REFUSED"


class StatementTimedOut(EngineError):
    """A statement took longer than it was allowed; nothing of it was kept."""

    code: ClassVar[str] = "STATEMENT_TIMED_OUT"


class CommitUnknown(EngineError):
    """A commit was sent and its answer was lost: ask the database whether it holds what was written."""

    code: ClassVar[str] = "COMMIT_UNKNOWN"


class MigrationError(EngineError):
    """The database's schema and this version of Linernotes do not fit."""

    code: ClassVar[str] = "MIGRATION"


class MigrationChanged(MigrationError):
    """A migration that the database has applied is not what it was then."""

    code: ClassVar[str] = "MIGRATION_CHANGED"


class MigrationMissing(MigrationError):
    """The database has applied a migration that this version does not know."""

    code: ClassVar[str] = "MIGRATION_MISSING"


class MigrationFailed(MigrationError):
    """A migration's statement was refused by the database."""

    code: ClassVar[str] = "MIGRATION_FAILED"
