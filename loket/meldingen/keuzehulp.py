"""The mail with an outcome of the keuzehulp."""

from .post import stuur


def keuzehulp_uitkomst(aan: str, pad: str, routes: list[dict], geen: str) -> None:
    """To whoever asked for it: the routes that fit, and the link to all that is known about them."""
    stuur(aan, "keuzehulp", "Uw uitkomst van de keuzehulp", pad=pad, routes=routes, geen=geen)
