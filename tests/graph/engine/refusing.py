"""How soon an absent database is to be refused."""

from graph.engine.database import Database

# To suspect it, to look whether it is so, and to tell.
_BESIDES_SECONDS = 0.4


def a_second(database: Database) -> float:
    """A second, longer where the machine wakes this process late: then the database is given more time too."""
    return database.answers_within_seconds + _BESIDES_SECONDS
