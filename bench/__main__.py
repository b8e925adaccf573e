"""`make bench`: prints a table and writes bench/resultaten.json, one object a figure.

Speed is given as a share of a bare Django view under the same server in the same run, because a
number of requests says more about the machine than about the portal.
"""

import json
import os
import socket
from pathlib import Path

os.environ["DATA_DIR"] = os.environ.get("BENCH_DATA_DIR", ".data-bench")
os.environ.setdefault("DEMO", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings")

from bench import portaal

RESULTATEN = Path(__file__).parent / "resultaten.json"


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def meet() -> list[dict]:
    """All figures, as dicts with `naam`, `waarde`, `eenheid` and `n` (how many times it was measured)."""
    poort = vrije_poort()
    with portaal.loopt(poort):
        pass  # the first start installs the demo; only the second is measured
    with portaal.loopt(poort) as (adres, seconden):
        from bench import meldingen, metingen  # after the servers are up: this sets Django up

        resultaten = [metingen.cijfer("start.tweede_s", seconden, "s", 1)]
        with portaal.kaal(vrije_poort()) as kaal_adres:
            resultaten += metingen.paginas(adres, kaal_adres)
        resultaten += metingen.telefoon(adres)
        resultaten += metingen.queries()
        resultaten += metingen.matchronde()
        resultaten += metingen.rapport()
        resultaten += metingen.importeren()
        resultaten += metingen.dubbelen()
        resultaten += metingen.bewaren()
        resultaten += meldingen.meldingen(adres)
        with portaal.kaal(vrije_poort()) as kaal_adres:
            resultaten += metingen.zoeken(adres, kaal_adres)
    return resultaten


def main() -> None:
    resultaten = meet()
    RESULTATEN.write_text(json.dumps(resultaten, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for rij in resultaten:
        print(f"{rij['naam']:<36} {rij['waarde']:>12,.3f} {rij['eenheid']:<18} n={rij['n']}")


if __name__ == "__main__":
    main()
