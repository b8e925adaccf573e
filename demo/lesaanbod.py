"""Lessons from outside in the demo: invented providers, what they gave since two school years, and what waits.

It has a seed of its own, so that the rest of the demo stays as it is.
"""

from datetime import date, time, timedelta
from decimal import Decimal

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from onderwijsregio.kern.tijd import Schooljaar, is_werkdag
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD, Dag, Organisatiesoort, Rol, Sector
from onderwijsregio.organisaties.models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Regio,
    School,
    Schoolvakantie,
)
from vacatures.keuzes.les import Aanbodstatus, Cursusstand, Dagdeel, Lesplek, Lesvak, Reeksstatus
from vacatures.models import Les, Lesaanbod, Lesreeks, Lesvraag

from .accounts import Mensen
from .toeval import Toeval

ZAAD = 6892
#: The first is the one of aanbieder@voorbeeld.test.
AANBIEDERS = {
    "voorbeeld_groen": "Voorbeeldaanbieder De Groene Hoek",
    "voorbeeld_atelier": "Voorbeeldaanbieder Atelier Zonder Muren",
    "voorbeeld_muziek": "Voorbeeldaanbieder De Klankkast",
    "voorbeeld_makers": "Voorbeeldaanbieder Makerslab",
}
#: Title, subject, text, groups, minutes, price and what has to be ready, by provider.
LESSEN = {
    "voorbeeld_groen": [
        ("Bomen herkennen", Lesvak.NATUUR, "Naar buiten met een loep. De kinderen leren zes bomen kennen aan blad, "
         "schors en knop, en maken een kaart van het groen rond de school.", [3, 4, 5, 6], 60, 85, "Jassen aan."),
        ("Van zaadje tot soep", Lesvak.GEZONDHEID, "Zaaien, verzorgen, oogsten en samen koken. Een reeks die "
         "met het seizoen meeloopt.", [5, 6, 7, 8], 90, 110, "Een lokaal met water en een stopcontact."),
        ("Waterdiertjes onderzoeken", Lesvak.NATUUR, "Met een schepnet naar de sloot. Wat leeft er, en wat zegt "
         "dat over het water?", [6, 7, 8], 90, 95, "Laarzen of oude schoenen."),
    ],
    "voorbeeld_atelier": [
        ("Schilderen als een meester", Lesvak.KUNST, "Kijken naar een schilderij en er zelf een maken, in "
         "stappen die elk kind aankan.", [4, 5, 6, 7, 8], 75, 90, "Oude kranten op de tafels."),
        ("Theater maken", Lesvak.DANS_THEATER, "In zes lessen van een idee naar een voorstelling voor ouders.",
         [6, 7, 8], 60, 100, "Een lege ruimte, zoals het speellokaal."),
        ("Voorlezen met poppen", Lesvak.LEESPLEZIER, "Een verhaal komt tot leven met handpoppen. Dan de kinderen zelf.",
         [1, 2, 3], 45, 0, ""),
    ],
    "voorbeeld_muziek": [
        ("Samen slagwerk", Lesvak.MUZIEK, "Trommelen, luisteren, samen een ritme maken. De trommels nemen wij mee.",
         [3, 4, 5, 6, 7, 8], 60, 80, "Een ruimte waar het hard mag."),
        ("Een eigen lied", Lesvak.MUZIEK, "De groep schrijft een lied en neemt het op.", [7, 8], 60, 95, "Digibord."),
    ],
    "voorbeeld_makers": [
        ("Robots programmeren", Lesvak.TECHNIEK, "Stap voor stap een robot leren rijden, draaien en tekenen.",
         [5, 6, 7, 8], 90, 120, "Vier stopcontacten."),
        ("Bewegen en tellen", Lesvak.REKENEN, "Tafels oefenen door te springen en te gooien. Voor na schooltijd.",
         [3, 4, 5], 45, 60, "Het schoolplein."),
    ],
}  # fmt: skip
#: When schools are closed in most years, as month and day: of years long ago the region knows no holidays.
MEESTAL = [((12, 19), (12, 31)), ((1, 1), (1, 8)), ((7, 4), (8, 31))]
TIJDEN = [time(9), time(10, 45), time(13)]


def maak_lesaanbod(scholen: list[School], mensen: Mensen) -> None:
    """Add providers, offers, and what schools booked; nothing in a region that does not work this way."""
    regio = Regio.objects.get()
    if not regio.lesaanbod:
        return
    toeval = Toeval(ZAAD)
    basisscholen = [school for school in scholen if school.sector == Sector.PO]
    aanbod = [
        les for code, naam in AANBIEDERS.items() for les in _aanbieder(code, naam, basisscholen, toeval)
    ]
    te_boeken = [les for les in aanbod if les.mag_in_lestijd]
    met_lessen = _deelnemers(basisscholen, mensen, toeval)
    dit_jaar = Schooljaar.van(toeval.vandaag)
    for jaar in (dit_jaar.begin - 2, dit_jaar.begin - 1, dit_jaar.begin):
        _schooljaar(Schooljaar(jaar), te_boeken, met_lessen, mensen, toeval)
    _wat_wacht(te_boeken, met_lessen, mensen, toeval)


def _aanbieder(code: str, naam: str, scholen: list[School], toeval: Toeval) -> list[Lesaanbod]:
    organisatie = Organisatie.objects.create(code=code, naam=naam, soort=Organisatiesoort.AANBIEDER)
    eerste = code == next(iter(AANBIEDERS))
    wie = _gebruiker(
        f"{'aanbieder' if eerste else code}@voorbeeld.test", toeval, DEMO_WACHTWOORD if eerste else ""
    )
    Lidmaatschap.objects.create(
        gebruiker=wie, organisatie=organisatie, rol=Rol.AANBIEDER, van=toeval.dagen_geleden(800, 900)
    )
    gevolgd = toeval.keuze.random() < 0.7
    return [
        Lesaanbod.objects.create(
            organisatie=organisatie,
            titel=titel,
            vak=vak,
            omschrijving=tekst,
            sectoren=[Sector.PO, Sector.SBO],
            groepen=groepen,
            leerlingen_max=30,
            minuten=minuten,
            prijs=Decimal(prijs),
            dagen=list(Dag),
            dagdelen=list(Dagdeel),
            van=toeval.vandaag - timedelta(days=1100),
            plek=Lesplek.SCHOOL,
            gebied=toeval.keuze.choice(scholen).gebied,
            nodig=nodig,
            cursus=Cursusstand.GEVOLGD if gevolgd else Cursusstand.BEZIG,
            cursus_op=date(toeval.vandaag.year - 1, 6, 1) if gevolgd else None,
            status=Aanbodstatus.GEPUBLICEERD,
            gemaakt_door=wie,
        )
        for titel, vak, tekst, groepen, minuten, prijs, nodig in LESSEN[code]
    ]


def _gebruiker(email: str, toeval: Toeval, wachtwoord: str) -> Gebruiker:
    persoon = toeval.persoon()
    gebruiker = Gebruiker.objects.create(
        email=email,
        voornaam=persoon["voornaam"],
        achternaam=persoon["achternaam"],
        password=make_password(wachtwoord or None),
    )
    EmailAddress.objects.create(user=gebruiker, email=email, verified=True, primary=True)
    return gebruiker


def _deelnemers(scholen: list[School], mensen: Mensen, toeval: Toeval) -> list[School]:
    """A dozen schools that take lessons from outside, one of hr@'s board first."""
    eigen = [school for school in scholen if school.bestuur_id == mensen.besturen[0].pk]
    rest = [school for school in scholen if school != eigen[0]]
    return [eigen[0], *toeval.keuze.sample(rest, min(11, len(rest)))]


def _schooljaar(
    jaar: Schooljaar, aanbod: list[Lesaanbod], scholen: list[School], mensen: Mensen, toeval: Toeval
) -> None:
    """About one weekly series of each school; of the same offer each on another day and hour."""
    keuze = toeval.keuze
    plekken = [(les, dag, tijd) for les in aanbod for dag in range(5) for tijd in TIJDEN]
    for school, (les, weekdag, tijd) in zip(scholen, keuze.sample(plekken, len(scholen)), strict=True):
        begin = jaar.eerste_dag + timedelta(days=keuze.randint(40, 230))
        dagen = _open_op(_wekelijks(begin, weekdag, keuze.randint(6, 10)))
        geweest = [dag for dag in dagen if dag < toeval.vandaag]
        if not geweest:
            continue
        klaar = geweest == dagen and dagen[-1] < toeval.vandaag - timedelta(days=21)
        reeks = _reeks(
            les, school, mensen, toeval, Reeksstatus.AFGEROND if klaar else Reeksstatus.BEVESTIGD, dagen[0]
        )
        _lessen(reeks, dagen if not klaar else geweest, tijd, toeval)


def _wekelijks(begin: date, weekdag: int, aantal: int) -> list[date]:
    begin += timedelta(days=(weekdag - begin.weekday()) % 7)
    return [dag for n in range(aantal) if is_werkdag(dag := begin + timedelta(weeks=n))]


def _open_op(dagen: list[date]) -> list[date]:
    """Those on which the schools are open."""
    vakantie = Schoolvakantie.objects.per_dag(min(dagen), max(dagen)) if dagen else {}
    meestal = {dag for dag in dagen if any(van <= (dag.month, dag.day) <= tot for van, tot in MEESTAL)}
    return [dag for dag in dagen if dag not in vakantie and dag not in meestal]


def _komende(begin: date, weekdag: int, aantal: int) -> list[date]:
    """The first so many of these days of the week from `begin` on that schools are open."""
    return _open_op(_wekelijks(begin, weekdag, 52))[:aantal]


def _reeks(
    les: Lesaanbod, school: School, mensen: Mensen, toeval: Toeval, status: Reeksstatus, begin: date, **velden
) -> Lesreeks:
    gevraagd = min(begin, toeval.vandaag) - timedelta(days=toeval.keuze.randint(3, 20))
    afgesproken = status in (Reeksstatus.BEVESTIGD, Reeksstatus.AFGEROND)
    return Lesreeks.objects.create(
        aanbod=les,
        school=school,
        groep=f"groep {toeval.keuze.choice(les.groepen)}",
        vak=les.vak,
        prijs=les.prijs,
        status=status,
        gemaakt_door=mensen.hr[school.bestuur_id],
        gemaakt_op=toeval.moment(gevraagd),
        bevestigd_op=toeval.moment(gevraagd + timedelta(days=2)) if afgesproken else None,
        **velden,
    )


def _lessen(reeks: Lesreeks, dagen: list[date], tijd: time, toeval: Toeval) -> None:
    """What was long ago is settled; of the last weeks the school still has to say something."""
    rijen = []
    for dag in dagen:
        les = Les(reeks=reeks, dag=dag, van=tijd, minuten=reeks.aanbod.minuten)
        if dag < toeval.vandaag:
            gegeven = toeval.keuze.random() < 0.95
            les.aanbieder_zegt, les.aanbieder_zegt_door = gegeven, reeks.aanbod.gemaakt_door
            if reeks.status == Reeksstatus.AFGEROND or dag < toeval.vandaag - timedelta(days=14):
                les.school_zegt, les.school_zegt_door = gegeven, reeks.gemaakt_door
            les.opmerking = "" if gegeven else "De groep had een studiedag."
        rijen.append(les)
    Les.objects.bulk_create(rijen)


def _wat_wacht(aanbod: list[Lesaanbod], scholen: list[School], mensen: Mensen, toeval: Toeval) -> None:
    """Something for everybody to do: a request, a proposal, lessons to confirm, a difference, a question."""
    van_aanbieder = [les for les in aanbod if les.organisatie_id == aanbod[0].organisatie_id]
    school, ander = scholen[0], scholen[1]
    straks = toeval.vandaag + timedelta(days=20)
    vraag = _reeks(van_aanbieder[0], school, mensen, toeval, Reeksstatus.AANGEVRAAGD, straks)
    _lessen(vraag, _komende(straks, 1, 4), time(14, 15), toeval)
    reden = {"toelichting": "Op maandag zijn wij in het bos met een andere school."}
    voorstel = _reeks(van_aanbieder[1], school, mensen, toeval, Reeksstatus.VOORSTEL, straks, **reden)
    _lessen(voorstel, _komende(straks, 3, 3), time(14, 15), toeval)
    net = _reeks(van_aanbieder[0], school, mensen, toeval, Reeksstatus.BEVESTIGD, toeval.vandaag)
    rond_nu = _wekelijks(toeval.vandaag - timedelta(days=13), 2, 5)
    geweest = [dag for dag in rond_nu if dag < toeval.vandaag]
    rond_nu = geweest + _open_op([dag for dag in rond_nu if dag not in geweest])
    _lessen(net, rond_nu, time(14, 15), toeval)
    _met_verschil(van_aanbieder[-1], ander, mensen, toeval)
    tekst = "Kan de les ook op een plein zonder bomen?"
    hr = mensen["hr"]
    Lesvraag.objects.create(aanbod=van_aanbieder[0], bestuur=school.bestuur, tekst=tekst, gesteld_door=hr)


def _met_verschil(les: Lesaanbod, school: School, mensen: Mensen, toeval: Toeval) -> None:
    """A lesson of which the school says that it was not given."""
    (dag,) = _wekelijks(toeval.vandaag - timedelta(days=20), 0, 1) or [toeval.vandaag - timedelta(days=14)]
    reeks = _reeks(les, school, mensen, toeval, Reeksstatus.BEVESTIGD, dag)
    Les.objects.create(
        reeks=reeks,
        dag=dag,
        van=time(14, 15),
        minuten=les.minuten,
        school_zegt=False,
        school_zegt_door=reeks.gemaakt_door,
        aanbieder_zegt=True,
        aanbieder_zegt_door=les.gemaakt_door,
        opmerking="De groep was op schoolreis.",
    )
