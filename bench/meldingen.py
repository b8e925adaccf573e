"""50,000 saved searches against a day's 500 new vacancies, while a visitor reads vacancies.

Measured is finding: every vacancy finds its searches and the hits are written. One process does it, as nice as the
portal's worker, and begins knowing nothing; the page is asked for all the while. Writing the mails is apart.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import timedelta
from functools import partial
from random import Random

from django.db import connection, transaction
from django.utils import timezone

from bench.belasting import belast
from bench.metingen import BENCHKENMERK, EIGEN_COOKIE, cijfer

OPDRACHTEN, NIEUWE, ADRES = 50_000, 500, "bench.voorbeeld.test"
#: Of a hundred searches so many have words, and then a place, and chosen facts; without words they have both.
MET_WOORDEN, MET_PLEK, MET_KEUZE = 92, 65, 50
KEUZES = [
    {"sector": ["vo"]},
    {"sector": ["po"], "functie": ["leerkracht"]},
    {"voor": ["zij"]},
    {"uren": ["16tot24"]},
    {"functie": ["onderwijsassistent"]},
]


def meldingen(adres: str) -> list[dict]:
    """Seconds and processor seconds of the run, and p95 of the page against p95 without."""
    _ruim_op()  # what a run that was broken off left behind
    pagina = f"/vacatures/{_met_opdrachten_en_nieuwe_vacatures()}/"
    koppen = {"Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in EIGEN_COOKIE.items())}
    try:
        belast(adres, [pagina], koppen=koppen, gelijktijdig=1, seconden=3)  # catches up with what was written
        zonder = [_p95(adres, pagina, koppen, 10)]
        begin = time.perf_counter()
        with _werker() as werker:
            tijdens = belast(adres, [pagina], koppen=koppen, gelijktijdig=1, tot=partial(_is_klaar, werker))
            uitslag = werker.stdout.read()
        duur = time.perf_counter() - begin
        zonder.append(_p95(adres, pagina, koppen, 10))
        processor, gevonden = (float(deel) for deel in uitslag.split())
    finally:
        _ruim_op()
    verhouding = tijdens.p95_ms / (sum(zonder) / 2)
    return [
        cijfer("meldingen.50000_s", duur, "s", OPDRACHTEN),
        cijfer("meldingen.50000_processor_s", processor, "s", int(gevonden)),
        cijfer("meldingen.p95_verhouding", verhouding, "keer", tijdens.aantal),
    ]


def _p95(adres: str, pagina: str, koppen: dict, seconden: float) -> float:
    return belast(adres, [pagina], koppen=koppen, gelijktijdig=1, seconden=seconden).p95_ms


def _is_klaar(werker: subprocess.Popen) -> bool:
    return werker.poll() is not None


@contextmanager
def _werker() -> Iterator[subprocess.Popen]:
    opdracht = ["nice", "-n", "5", sys.executable, "-m", "bench.meldingen"]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) as proces:
        yield proces
    if proces.returncode:
        raise RuntimeError("De werker van de meldingen is gestopt met een fout.")


def _met_opdrachten_en_nieuwe_vacatures() -> int:
    """Write the searches, and the vacancies with their announcements; gives the number of one of those."""
    from vacatures.models import Aankondiging, Vacature, Zoekopdracht

    toeval, nu = Random(11), timezone.now()
    voorbeelden = list(Vacature.objects.open().order_by("pk"))
    with transaction.atomic():
        Zoekopdracht.objects.bulk_create(_opdrachten(toeval, nu), batch_size=2_000)
        nieuwe = Vacature.objects.bulk_create(_vacatures(voorbeelden, toeval, nu), batch_size=500)
        Aankondiging.objects.bulk_create(Aankondiging(vacature=vacature) for vacature in nieuwe)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE vacatures_vacature, vacatures_zoekopdracht, vacatures_aankondiging")
    return nieuwe[0].pk


def _opdrachten(toeval: Random, nu) -> Iterator:
    """What people look for: the queries of the search test, often with a second word, a place or a choice."""
    from bench import zoektoets
    from onderwijsregio.organisaties.models import Postcodegebied
    from vacatures.models import Zoekopdracht

    teksten = [vraag.tekst for vraag in zoektoets.vragen()]
    gebieden = list(Postcodegebied.objects.order_by("pk"))
    for nummer in range(OPDRACHTEN):
        tekst = toeval.choice(teksten) if toeval.randrange(100) < MET_WOORDEN else ""
        if tekst and toeval.randrange(3) == 0:
            tekst = f"{tekst} {toeval.choice(teksten)}"[:100]
        waar, keuzes = {}, {}
        if toeval.randrange(100) < MET_KEUZE or not tekst:
            keuzes = toeval.choice(KEUZES)
        if toeval.randrange(100) < MET_PLEK or not tekst:
            gebied = toeval.choice(gebieden)
            waar = {
                "plek": f"{gebied.pc4} {gebied.plaats}",
                "lat": float(gebied.lat),
                "lon": float(gebied.lon),
            }
            waar["km"] = toeval.choice([5, 10, 15]) if tekst else 5
        yield Zoekopdracht(
            email=f"z{nummer}@{ADRES}", naam=(tekst or "dichtbij")[:80], omschrijving=tekst or "dichtbij", tekst=tekst,
            keuzes=keuzes, **waar,
            frequentie="wekelijks", status="actief", vanaf=nu - timedelta(days=30),
        )  # fmt: skip


def _vacatures(voorbeelden: list, toeval: Random, nu) -> Iterator:
    """Vacancies of the kinds that the search test has, at the schools of the demo."""
    from bench import zoektoets

    soorten = zoektoets.soorten_vacatures()
    for nummer in range(NIEUWE):
        kopie = copy(toeval.choice(voorbeelden))
        velden = toeval.choice(soorten)
        for naam, waarde in (dict.fromkeys(zoektoets.VOOR.values(), False) | velden).items():
            setattr(kopie, naam, waarde)
        kopie.pk, kopie.kenmerk, kopie.contract_tot = None, f"{BENCHKENMERK}{nummer}", None
        kopie.omschrijving += f" Plek nummer {nummer % 977} in team {nummer % 31}."
        kopie.gepubliceerd_op = nu - timedelta(minutes=nummer % 60)
        yield kopie


def _ruim_op() -> None:
    from post_office.models import Email

    from vacatures.models import Aankondiging, Alertdag, Treffer, Vacature, Zoekopdracht

    Email.objects.filter(to__endswith=ADRES)._raw_delete("default")
    Treffer.objects.filter(zoekopdracht__email__endswith=ADRES).delete()
    Treffer.objects.filter(vacature__kenmerk__startswith=BENCHKENMERK).delete()  # of the demo's own searches
    Zoekopdracht.objects.filter(email__endswith=ADRES)._raw_delete("default")
    Aankondiging.objects.filter(vacature__kenmerk__startswith=BENCHKENMERK)._raw_delete("default")
    Vacature.objects.filter(kenmerk__startswith=BENCHKENMERK)._raw_delete("default")
    Alertdag.objects.filter(dag=timezone.localdate()).delete()


def main() -> None:
    """The worker: prints its processor seconds and how many hits there were."""
    from vacatures import acties

    gevonden = acties.vind_zoekopdrachten()
    gebruikt = resource.getrusage(resource.RUSAGE_SELF)
    print(gebruikt.ru_utime + gebruikt.ru_stime, gevonden)


if __name__ == "__main__":
    main()
