"""What a makelaar finds at the desk of the demo: some people twice, a merge, saved filters, an import done."""

from django.utils import timezone

from loket.acties import importwerk
from loket.acties.samenvoegen import voeg_samen
from loket.keuzes import Fouterijen, Importstatus
from loket.models import BewaardFilter, Importopdracht, Kandidaat

from .accounts import Mensen
from .fabrieken.balie import CODES, FOUTE_RIJ, KOPPEN, RIJEN, csv_van

DUBBELEN = 3


def maak_balie(mensen: Mensen) -> None:
    """Double some candidates, bring one pair together, import a small file with one faulty row."""
    paren = [_maak_dubbel(kandidaat, nummer) for nummer, kandidaat in enumerate(_enkele(mensen))]
    if len(paren) > DUBBELEN:
        blijft, vervalt = paren.pop()
        voeg_samen(blijft=blijft, vervalt=vervalt, keuzes={}, door=mensen["makelaar"])
    _bewaar_filters(mensen)
    _importeer(mensen)


def _enkele(mensen: Mensen) -> list[Kandidaat]:
    actief = Kandidaat.objects.actief().filter(gebruiker__isnull=True, volgende_stap_van=mensen["makelaar"])
    return list(actief.exclude(achternaam="").order_by("pk")[: DUBBELEN + 1])


def _maak_dubbel(kandidaat: Kandidaat, nummer: int) -> tuple[Kandidaat, Kandidaat]:
    """The same person again, as they wrote themselves the second time."""
    telefoon = f"06-000001{nummer:02d}"
    Kandidaat.objects.filter(pk=kandidaat.pk).update(telefoon=telefoon)
    kandidaat.refresh_from_db()
    nog_eens = Kandidaat.objects.create(
        voornaam=kandidaat.voornaam,
        achternaam=kandidaat.achternaam,
        email=f"nogeens.{kandidaat.email}",
        telefoon=telefoon.replace("-", " "),
        postcode=kandidaat.postcode,
        volgende_stap="Terugbellen over de mogelijkheden",
        volgende_stap_van=kandidaat.volgende_stap_van,
        volgende_stap_op=kandidaat.volgende_stap_op,
    )
    return kandidaat, nog_eens


def _bewaar_filters(mensen: Mensen) -> None:
    makelaar = mensen["makelaar"]
    BewaardFilter.objects.create(van=makelaar, naam="Mijn week", vraag="eigenaar=ik&wanneer=week")
    BewaardFilter.objects.create(van=makelaar, naam="Te laat", vraag="verlopen=on", gedeeld=True)


def _importeer(mensen: Mensen) -> None:
    opdracht = Importopdracht.objects.create(
        bestandsnaam="inloopmiddag.csv",
        inhoud=csv_van(*RIJEN, FOUTE_RIJ),
        sha256="0" * 64,
        blad="CSV",
        koppen=KOPPEN,
        kolommen={code: plaats for plaats, code in enumerate(CODES)},
        foute_rijen=Fouterijen.OVERSLAAN,
        door=mensen["makelaar"],
        eigenaar=mensen["makelaar"],
        volgende_stap="Bellen na de inloopmiddag",
        volgende_stap_op=timezone.localdate(),
        status=Importstatus.GEVRAAGD,
        gevraagd_op=timezone.now(),
    )
    importwerk.importeer(opdracht_id=opdracht.pk)
