"""The invented candidates of the demo, spread over the klantreis, each with a short history."""

from datetime import timedelta

from loket.keuzes import (
    TOESTEMMING_VERSIE,
    Bevoegdheid,
    Fase,
    Kandidaatstatus,
    Stapsoort,
    Toestemmingsdoel,
    Vooropleiding,
)
from loket.models import Kandidaat, Stap, Toestemming
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector
from onderwijsregio.organisaties.models import Postcodegebied

from .accounts import Mensen
from .toeval import Toeval
from .vragen import maak_vragen

#: Share of the candidates in each phase, in the order of the klantreis.
VERDELING = {
    Fase.WERVEN: 0.30,
    Fase.MATCHEN: 0.25,
    Fase.OPLEIDEN: 0.0,  # exactly those with a traject; see trajecten.py
    Fase.BEGELEIDEN: 0.15,
    Fase.PROFESSIONALISEREN: 0.12,
}
VOLGENDE_STAP = {
    Fase.WERVEN: ["Kennismakingsgesprek voeren", "Terugbellen over de mogelijkheden", "Meeloopdag afspreken"],
    Fase.MATCHEN: ["Vacatures bespreken", "Gesprek op een school plannen", "Profiel aanvullen"],
    Fase.OPLEIDEN: ["Voortgang bespreken", "Lesbezoek plannen"],
    Fase.BEGELEIDEN: ["Startersgesprek voeren", "Ervaringen ophalen na de eerste weken"],
    Fase.PROFESSIONALISEREN: ["Scholing kiezen", "Loopbaangesprek voeren"],
}
BEVOEGD = [Bevoegdheid.PABO] * 3 + [Bevoegdheid.TWEEDEGRAADS, Bevoegdheid.GEEN]


def maak_kandidaten(aantal: int, mensen: Mensen, toeval: Toeval) -> list[Kandidaat]:
    """Add `aantal` candidates in all phases but *opleiden*, with steps, consents and some open questions."""
    gebieden = list(Postcodegebied.objects.order_by("pk"))
    fasen = toeval.keuze.choices(list(VERDELING), weights=list(VERDELING.values()), k=aantal)
    kandidaten = Kandidaat.objects.bulk_create(kandidaat(fase, gebieden, mensen, toeval) for fase in fasen)
    schrijf_geschiedenis(kandidaten, mensen, toeval)
    maak_vragen(kandidaten, mensen, toeval)
    return kandidaten


def kandidaat(
    fase: Fase, gebieden: list[Postcodegebied], mensen: Mensen, toeval: Toeval, **velden
) -> Kandidaat:
    """A candidate in `fase`, not saved yet; four in five are active, with a next step around today."""
    keuze = toeval.keuze
    status = keuze.choices(list(Kandidaatstatus), weights=[80, 8, 12])[0]
    gegevens = {
        **toeval.persoon(),
        "telefoon": f"06-000000{keuze.randint(10, 99)}",
        "postcode": keuze.choice(gebieden).pk if gebieden else "",
        "sectoren": keuze.choices([[Sector.PO], [Sector.VO], [Sector.PO, Sector.SO]], weights=[70, 20, 10])[
            0
        ],
        "bevoegdheid": Bevoegdheid.GEEN if fase in (Fase.WERVEN, Fase.OPLEIDEN) else keuze.choice(BEVOEGD),
        "vooropleiding": keuze.choice(
            [Vooropleiding.HBO, Vooropleiding.HBO, Vooropleiding.WO, Vooropleiding.MBO]
        ),
        "dagen": sorted(keuze.sample(list(Dag), keuze.randint(3, 5)), key=list(Dag).index),
        "max_afstand_km": keuze.choice([5, 10, 15, 20, 30]),
        "motivatie": "Ik wil werk doen dat ertoe doet, dicht bij huis.",
        "fase": fase,
        "status": status,
        "aangemaakt_op": toeval.moment(toeval.dagen_geleden(20, 800)),
    } | velden
    gegevens.setdefault("functies", _gewenst_werk(gegevens))
    if gegevens["status"] == Kandidaatstatus.ACTIEF:
        gegevens |= {
            "volgende_stap": keuze.choice(VOLGENDE_STAP[fase]),
            "volgende_stap_van": mensen["makelaar"],
            "volgende_stap_op": toeval.vandaag + timedelta(days=max(-9, round(keuze.gauss(9, 8)))),
        }
    return Kandidaat(**gegevens)


def _gewenst_werk(gegevens: dict) -> list[Functie]:
    """What fits the sector and the diploma; who has not chosen a route yet has not chosen the work either."""
    if gegevens["vooropleiding"] == Vooropleiding.MBO:
        return [Functie.ONDERWIJSASSISTENT, Functie.LERAARONDERSTEUNER]
    if gegevens["fase"] == Fase.WERVEN:
        return []
    return [Functie.VAKDOCENT] if Sector.VO in gegevens["sectoren"] else [Functie.LEERKRACHT]


def schrijf_geschiedenis(kandidaten: list[Kandidaat], mensen: Mensen, toeval: Toeval) -> None:
    """Steps up to the phase each candidate is in, and the consents that go with it."""
    Stap.objects.bulk_create(stap for persoon in kandidaten for stap in _stappen(persoon, mensen, toeval))
    Toestemming.objects.bulk_create(
        Toestemming(
            kandidaat=persoon, doel=doel, tekstversie=TOESTEMMING_VERSIE, gegeven_op=persoon.aangemaakt_op
        )
        for persoon in kandidaten
        for doel in _toestemmingen(persoon, toeval)
    )


def _stappen(persoon: Kandidaat, mensen: Mensen, toeval: Toeval):
    fasen = list(Fase)[: list(Fase).index(persoon.fase) + 1]
    op = persoon.aangemaakt_op
    yield Stap(
        kandidaat=persoon, soort=Stapsoort.VRAAG_GESTELD, tekst="U stelde een vraag aan het loket.", op=op
    )
    op += timedelta(days=toeval.keuze.randint(0, 3), hours=1)
    yield Stap(
        kandidaat=persoon,
        soort=Stapsoort.VRAAG_BEANTWOORD,
        tekst="Het loket heeft uw vraag beantwoord.",
        op=op,
        door=mensen["makelaar"],
    )
    for fase in fasen[1:]:
        op += timedelta(days=toeval.keuze.randint(3, 6))
        yield Stap(
            kandidaat=persoon, soort=Stapsoort.FASE, tekst=f"U bent nu in de fase ‘{fase.label}’.", op=op
        )


def _toestemmingen(persoon: Kandidaat, toeval: Toeval) -> list[str]:
    doelen = [Toestemmingsdoel.CONTACT]
    if persoon.fase != Fase.WERVEN:
        doelen += [Toestemmingsdoel.MATCHING, Toestemmingsdoel.BESTUREN]
    if toeval.keuze.random() < 0.4:
        doelen.append(Toestemmingsdoel.NIEUWS)
    return doelen
