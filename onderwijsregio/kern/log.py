"""What the log does not hear: the key in an address is as good as a password, for who reads it there."""

import re

#: A part of an address that no editor wrote and no app named: long, with capitals or one run of letters and digits.
SLEUTEL = re.compile(r"(?<=/)(?=[^/\s]{20})(?=[^/\s]*[A-Z]|[^/\s]*[0-9a-z]{24})[^/\s]+")
WEG = "<sleutel>"


def verberg_sleutels(logger, methode: str, regel: dict) -> dict:
    """A line of the log with keys left out of what it says and of the address it names (structlog processor)."""
    return {
        naam: SLEUTEL.sub(WEG, waarde) if isinstance(waarde, str) else waarde
        for naam, waarde in regel.items()
    }
