"""How often somebody may ask, in windows of one minute."""

import time

from ..tellen import hoe_vaak
from .problemen import Probleem

VENSTER = 60  # seconds


def tel(wie: str, hoogstens: int, wat: str = "") -> None:
    """Count one more for `wie`; raises Probleem 429, with when to try again, past `hoogstens` in this minute.

    `wat` says behind the number what is counted. Without Valkey nobody is counted, and nobody is stopped.
    """
    nu = time.time()
    if hoe_vaak(f"api:{wie}:{int(nu // VENSTER)}", 2 * VENSTER) > hoogstens:
        over = VENSTER - int(nu % VENSTER)
        raise Probleem(
            429,
            f"U vraagt meer dan {hoogstens} keer per minuut{wat}. Probeer het over {over} seconden weer.",
            koppen={"Retry-After": str(over)},
        )
