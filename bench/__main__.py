"""`make bench`: prints a table and writes bench/resultaten.json, one object a figure.

Beside each figure stands its limit (`bench/grenzen.py`) and whether it holds; the exit code is 1 when one does not.

`python -m bench zoeken` (or another part) measures only that, and prints it without writing anything.

Speed is given as a share of a bare Django view under the same server in the same run, because a
number of requests says more about the machine than about the portal.
"""

import json
import os
import socket
import sys
from pathlib import Path

os.environ["DATA_DIR"] = ".data-bench"
os.environ.setdefault("DEMO", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings")

from bench import grenzen, portaal

RESULTATEN = Path(__file__).parent / "resultaten.json"


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _naast_kaal(meet_deel, adres: str) -> list[dict]:
    with portaal.kaal(vrije_poort()) as kaal_adres:
        return meet_deel(adres, kaal_adres)


def meet(gekozen: list[str]) -> list[dict]:
    """The figures of the chosen parts (none: all).

    Dicts with `naam`, `waarde`, `eenheid` and `n` (how many times it was measured).
    """
    poort = vrije_poort()
    with portaal.loopt(poort):
        pass  # the first start installs the demo; only the second is measured
    with portaal.loopt(poort) as (adres, seconden):
        from bench import meldingen, metingen  # after the servers are up: this sets Django up

        resultaten = [metingen.cijfer("start.tweede_s", seconden, "s", 1)]
        delen = {
            "paginas": lambda: _naast_kaal(metingen.paginas, adres),
            "telefoon": lambda: metingen.telefoon(adres),
            "queries": metingen.queries,
            "matchronde": metingen.matchronde,
            "rapport": metingen.rapport,
            "importeren": metingen.importeren,
            "dubbelen": metingen.dubbelen,
            "bewaren": metingen.bewaren,
            "meldingen": lambda: meldingen.meldingen(adres),
            "zoeken": lambda: _naast_kaal(metingen.zoeken, adres),
        }
        for naam, deel in delen.items():
            if not gekozen or naam in gekozen:
                resultaten += deel()
    return resultaten


def main() -> int:
    gekozen = sys.argv[1:]
    resultaten = meet(gekozen)
    if not gekozen:
        RESULTATEN.write_text(json.dumps(resultaten, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return grenzen.toon(resultaten, alles=not gekozen)


if __name__ == "__main__":
    sys.exit(main())
