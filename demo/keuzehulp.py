"""Outcomes of the keuzehulp that candidates kept, and a concept with one sentence changed."""

from loket import acties, engine
from loket.keuzes import TOESTEMMING_VERSIE, Fase, Stapsoort, Toestemmingsdoel
from loket.models import Kandidaat, Keuzeregels, Keuzeuitkomst, Stap, Toestemming

from .accounts import Mensen
from .toeval import Toeval

LERAAR = {"werk": "elders", "wens": "les", "leeftijd": "po", "gym": "nee"}
#: Answers of invented people, by the code of each answer.
ANTWOORDEN = [
    {**LERAAR, "diploma": "hbo", "tijd": "vol", "inkomen": "ja"},
    {"werk": "elders", "wens": "kijken", "tijd": "deel"},
    {"werk": "terug", "wens": "les"},
    {"werk": "elders", "wens": "vak", "groep": "ja"},
    {**LERAAR, "diploma": "mbo4", "tijd": "deel", "inkomen": "ja"},
]


def maak_keuzehulp(mensen: Mensen, toeval: Toeval) -> None:
    """A few candidates at the start of the klantreis kept their outcome; staff is working on a next version."""
    gepubliceerd = Keuzeregels.objects.gepubliceerd().first()
    if gepubliceerd is None:
        return
    regels = engine.lees(gepubliceerd.inhoud)
    zoekers = Kandidaat.objects.actief().filter(fase=Fase.WERVEN).order_by("pk")
    for kandidaat, antwoorden in zip(zoekers, ANTWOORDEN, strict=False):
        _bewaar(kandidaat, gepubliceerd, regels, antwoorden, toeval)
    concept = acties.maak_concept(van=gepubliceerd, door=mensen["makelaar"])
    tekst = f"{regels.geen} Of kom naar een informatieavond."
    acties.bewaar_geen_route(keuzeregels=concept, herziening=0, tekst=tekst)


def _bewaar(
    kandidaat: Kandidaat, gepubliceerd: Keuzeregels, regels, antwoorden: dict, toeval: Toeval
) -> None:
    op = toeval.moment(toeval.dagen_geleden(1, 10))
    uitkomst = Keuzeuitkomst.objects.create(
        kandidaat=kandidaat,
        regels=gepubliceerd,
        antwoorden=engine.adres(regels, antwoorden),
        routes=[passend.route for passend in engine.beoordeel(regels, antwoorden).routes],
        bewaard_op=op,
    )
    doel = Toestemmingsdoel.KEUZEHULP
    Toestemming.objects.create(kandidaat=kandidaat, doel=doel, tekstversie=TOESTEMMING_VERSIE, gegeven_op=op)
    Stap.objects.create(
        kandidaat=kandidaat,
        soort=Stapsoort.KEUZEHULP,
        tekst="U bewaarde uw uitkomst van de keuzehulp bij uw profiel.",
        op=op,
        over=f"{uitkomst._meta.label_lower}:{uitkomst.pk}",
    )
