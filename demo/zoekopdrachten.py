"""Saved searches of the demo: of the candidate who shows the portal, and of people without an account."""

from datetime import timedelta

from django.utils import timezone

from onderwijsregio.organisaties.models import Postcodegebied
from vacatures.keuzes import Frequentie, Opdrachtstatus
from vacatures.models import Alertdag, Treffer, Vacature, Zoekopdracht
from vacatures.zoeken import Gevraagd, zoek
from vacatures.zoeken.kennis import STAND
from vacatures.zoeken.namen import in_woorden
from vacatures.zoeken.opdrachten import gevraagd_van

from .toeval import Toeval

#: A seed of their own: other people of the demo stay who they are.
ZAAD = 4104
DAGEN = 90
OP_PAUZE = ["zoeker5@voorbeeld.test", "zoeker17@voorbeeld.test"]
#: What people type, what they choose, within how many km of a school of the demo (0: anywhere).
VRAGEN = [
    ("juf groep 3", {"sector": ["po"]}, 10),
    ("onderwijsassistent", {}, 15),
    ("docent wiskunde", {}, 0),
    ("", {"voor": ["zij"]}, 5),
    ("leerkracht bovenbouw", {"dag": ["ma", "di"]}, 15),
    ("intern begeleider", {}, 30),
]


def maak_zoekopdrachten(postcode: str) -> None:
    """Add searches that were confirmed weeks ago, what some of them found, and the counts of three months."""
    toeval = Toeval(ZAAD)
    plek = Postcodegebied.objects.filter(pk=postcode[:4]).first()
    eerste = _bewaar("kandidaat@voorbeeld.test", *VRAGEN[0], plek, Frequentie.METEEN, toeval)
    _bewaar("kandidaat@voorbeeld.test", *VRAGEN[3], plek, Frequentie.WEKELIJKS, toeval)
    for nummer in range(24):
        vraag, frequentie = toeval.keuze.choice(VRAGEN), toeval.keuze.choice(list(Frequentie))
        _bewaar(f"zoeker{nummer}@voorbeeld.test", *vraag, plek, frequentie, toeval)
    Zoekopdracht.objects.filter(email__in=OP_PAUZE).update(status=Opdrachtstatus.PAUZE)
    _al_gemaild(eerste)
    _tel(toeval)


def _bewaar(email: str, tekst: str, keuzes: dict, km: int, plek, frequentie, toeval: Toeval) -> Zoekopdracht:
    dag = toeval.moment(toeval.dagen_geleden(5, 80))
    waar = {}
    if plek and km:
        naam = f"{plek.pc4} {plek.plaats}"
        waar = {"plek": naam, "lat": float(plek.lat), "lon": float(plek.lon), "km": km}
    gevraagd = Gevraagd(
        tekst=tekst, km=waar.get("km"), keuzes={naam: tuple(waarden) for naam, waarden in keuzes.items()}
    )
    omschrijving = in_woorden(gevraagd, waar.get("plek", ""))
    return Zoekopdracht.objects.create(
        email=email, naam=omschrijving[:80], omschrijving=omschrijving, tekst=tekst, keuzes=keuzes, **waar,
        frequentie=frequentie, status=Opdrachtstatus.ACTIEF, gemaakt_op=dag, vanaf=dag, gezien_op=dag,
    )  # fmt: skip


def _al_gemaild(opdracht: Zoekopdracht) -> None:
    """What this search found was mailed, so that only what is published from now on is news."""
    STAND.vergeet()  # the rows of the demo are written in bulk
    gevonden = zoek(gevraagd_van(opdracht), tot=5)
    nieuw = Vacature.objects.filter(pk__in=gevonden.pks, gepubliceerd_op__gte=opdracht.vanaf)
    Treffer.objects.bulk_create(
        Treffer(
            zoekopdracht=opdracht, vacature=vacature, past=100,
            gevonden_op=vacature.gepubliceerd_op, gemeld_op=vacature.gepubliceerd_op,
        )
        for vacature in nieuw
    )  # fmt: skip


def _tel(toeval: Toeval) -> None:
    keuze = toeval.keuze
    Alertdag.objects.bulk_create(
        Alertdag(
            dag=timezone.localdate() - timedelta(days=terug),
            nieuw=keuze.choice([0, 0, 0, 1, 1, 2]),
            gestopt=keuze.choice([0, 0, 0, 0, 1]),
            mails=(mails := keuze.randint(0, 9)),
            vacatures=mails * keuze.randint(1, 3),
        )
        for terug in range(1, DAGEN)
    )
