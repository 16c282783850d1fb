"""`linernotes schema`: what can be asked."""

from api.cli.outcome import answer


def schema() -> None:
    """Print the GraphQL schema."""
    from schema.print import printed

    answer(printed())
