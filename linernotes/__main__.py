"""The console script `linernotes`, also `python -m linernotes`."""

from linernotes._paths import open_the_house


def main() -> None:
    """Run the command line with the arguments of this process."""
    open_the_house()
    from api.cli import main as run

    run()


if __name__ == "__main__":
    main()
