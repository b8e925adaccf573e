"""A load of some seconds on one address of this machine."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Belasting:
    """What a load showed: requests a second, and the 95th percentile of the answer time in milliseconds."""

    per_seconde: float
    p95_ms: float
    aantal: int


def belast(
    basis: str,
    paden: list[str],
    *,
    gelijktijdig: int = 16,
    seconden: float = 4.0,
    koppen=None,
    tot: Callable[[], bool] | None = None,
) -> Belasting:
    """Ask `paden` in turn over `gelijktijdig` kept-open connections for `seconden`, or until `tot` says so.

    Raises RuntimeError when an answer is not 200.
    """
    einde = time.perf_counter() + seconden
    klaar = tot or (lambda: time.perf_counter() >= einde)
    tijden: list[float] = []
    fouten: list[str] = []
    draden = [
        threading.Thread(
            target=_vraag_tot, args=(basis, cycle(paden[n:] + paden[:n]), klaar, tijden, fouten, koppen)
        )
        for n in [nummer % len(paden) for nummer in range(gelijktijdig)]
    ]
    begin = time.perf_counter()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    if fouten:
        raise RuntimeError(f"De belasting kreeg geen 200: {fouten[0]}")
    duur = time.perf_counter() - begin
    return Belasting(len(tijden) / duur, percentiel(tijden, 95) * 1000, len(tijden))


def _vraag_tot(
    basis: str, paden: Iterator[str], klaar: Callable[[], bool], tijden: list, fouten: list, koppen
) -> None:
    verbinding = http.client.HTTPConnection(urlsplit(basis).netloc, timeout=30)
    while not fouten and not klaar():
        begin = time.perf_counter()
        pad = next(paden)
        verbinding.request("GET", pad, headers=koppen or {})
        antwoord = verbinding.getresponse()
        antwoord.read()
        tijden.append(time.perf_counter() - begin)
        if antwoord.status != 200:
            fouten.append(f"{antwoord.status} op {pad}")
    verbinding.close()


def percentiel(waarden: list[float], procent: int) -> float:
    """The smallest value that `procent` percent of `waarden` (not empty) do not exceed."""
    gesorteerd = sorted(waarden)
    return gesorteerd[max(0, -(-len(gesorteerd) * procent // 100) - 1)]
