"""The invented schools of the demo and their partnerships."""

from datetime import date

from onderwijsregio.organisaties.keuzes import Meetstatus
from onderwijsregio.organisaties.models import Organisatie, Partnerschap, Postcodegebied, School


def maak_scholen(rijen: list[dict]) -> list[School]:
    """Add the schools of `demo.toml` with their partnerships; returns them in the order of the file."""
    besturen = {organisatie.code: organisatie for organisatie in Organisatie.objects.all()}
    gebieden = Postcodegebied.objects.in_bulk()
    scholen = School.objects.bulk_create(_school(rij, besturen, gebieden) for rij in rijen)
    for partnerschap in Partnerschap.objects.all():
        partnerschap.scholen.add(
            *[
                school
                for school, rij in zip(scholen, rijen, strict=True)
                if rij.get("partnerschap") == partnerschap.code
            ]
        )
    return scholen


def _school(rij: dict, besturen: dict, gebieden: dict) -> School:
    gebied = gebieden.get(rij["pc4"])
    return School(
        bestuur=besturen[rij["bestuur"]],
        naam=rij["naam"],
        sector=rij["sector"],
        denominatie=rij.get("denominatie", ""),
        onderwijsstructuur=rij.get("onderwijsstructuur", ""),
        straat="Voorbeeldstraat",
        huisnummer="1",
        postcode=rij["pc4"],
        plaats=gebied.plaats if gebied else "",
        gemeente=gebied.gemeente if gebied else "",
        wijk=rij["wijk"],
        gebied=gebied,
        schoolweging=rij.get("schoolweging"),
        leerlingen=rij["leerlingen"],
        leerlingen_peildatum=date(2025, 10, 1),
        leerlingen_status=Meetstatus.VOORBEELD,
        opleidingsstatus=rij["opleidingsstatus"],
    )
