"""The command line: one file a group of commands, put together in api/cli/commands.py."""


def main() -> None:
    """Run the command line with this process's arguments."""
    # Typer and rich are loaded when a command is run, not when somebody imports a part of it.
    from api.cli.commands import run

    run()
