"""The ASGI application for a server of one's own: `uvicorn linernotes.asgi:app`."""

from linernotes._paths import open_the_house


def __getattr__(name: str) -> object:
    """Build `app` from the environment when a server first asks for it, once a process."""
    # Built on demand: importing this module must neither read settings nor open anything.
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    open_the_house()
    from api.app import create_app_from_environment

    app = create_app_from_environment()
    globals()["app"] = app
    return app
