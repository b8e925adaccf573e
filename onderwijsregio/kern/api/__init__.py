"""The API of the portal: one address for all apps, one form of errors, one door in front of it.

An app registers its router in `AppConfig.ready()` by its dotted name, so that only who answers requests loads it.
"""

_routers: list[tuple[str, str]] = []


def registreer_router(*routers: tuple[str, str]) -> None:
    """Add routers as (prefix, dotted name), such as ("/stages", "vacatures.api.stages.router")."""
    _routers.extend(routers)


def geregistreerd() -> list[tuple[str, str]]:
    """What the apps brought, in their order."""
    return list(_routers)
