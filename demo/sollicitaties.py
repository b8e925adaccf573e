"""The invented applications of the demo: what was answered in a year, and one vacancy with people in every stage."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from loket.keuzes import Fase, Stapsoort
from loket.models import Kandidaat, Stap
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Functie
from onderwijsregio.organisaties.models import Gebruiker
from vacatures.keuzes import Afwijsreden, Sollicitatiestatus, Vacaturestatus
from vacatures.models import (
    ANTWOORD_WERKDAGEN,
    LOKET_WERKDAGEN,
    Sollicitatie,
    Sollicitatiebericht,
    Sollicitatiegesprek,
    Sollicitatiemoment,
    Sollicitatienotitie,
    Vacature,
    neem_profiel_op,
)

from .accounts import Mensen
from .toeval import Toeval

ZAAD = 2031
BRIEVEN = [
    "Uw school spreekt mij aan. Ik maak graag kennis.",
    "Ik gaf vijf jaar les in groep 4 en zoek een school dichter bij huis.",
    "Ik werk nu in de kinderopvang en wil graag voor de klas.",
    "Rekenen is mijn vak en samen lachen mijn manier. Dat lees ik ook in uw vacature.",
]
NEE = "Dank voor uw brief. Wij kozen voor iemand anders. Wilt u weten waarom? Bel gerust."
#: How often each reason is given, of a hundred.
REDENEN = {
    Afwijsreden.ANDER: 44,
    Afwijsreden.BEVOEGDHEID: 18,
    Afwijsreden.TIJD: 14,
    Afwijsreden.ERVARING: 10,
    Afwijsreden.AFSTAND: 6,
    Afwijsreden.TEAM: 4,
    Afwijsreden.GEEN_CONTACT: 3,
    Afwijsreden.ANDERS: 1,
}


def termijnen(verzonden_op: datetime) -> dict[str, date]:
    """The days that were promised to who applied at this moment."""
    dag = timezone.localdate(verzonden_op)
    return {
        "antwoord_uiterlijk": plus_werkdagen(dag, ANTWOORD_WERKDAGEN),
        "loket_vanaf": plus_werkdagen(dag, LOKET_WERKDAGEN),
    }


def maak_sollicitaties(mensen: Mensen) -> None:
    """Add what was answered in the past year, and a vacancy of hr@ in which every stage is to be seen."""
    toeval = Toeval(ZAAD)
    zoekend = Kandidaat.objects.filter(fase__in=[Fase.MATCHEN, Fase.BEGELEIDEN], gebruiker__isnull=True)
    _maak_geschiedenis(list(zoekend.order_by("pk")), toeval)
    _maak_pijplijn(mensen, zoekend, toeval)


def _maak_geschiedenis(zoekend: list[Kandidaat], toeval: Toeval) -> None:
    """Two to four people who were told no, for each vacancy that closed in the past year."""
    vanaf = timezone.now() - timedelta(days=365)
    gesloten = Vacature.objects.filter(status=Vacaturestatus.GESLOTEN, gesloten_op__gt=vanaf)
    Sollicitatie.objects.bulk_create(
        _afgewezen(vacature, persoon, toeval)
        for vacature in gesloten.select_related("school").order_by("pk")
        for persoon in toeval.keuze.sample(zoekend, min(toeval.keuze.randint(2, 4), len(zoekend)))
    )


def _afgewezen(vacature: Vacature, persoon: Kandidaat, toeval: Toeval) -> Sollicitatie:
    keuze = toeval.keuze
    laatste = timezone.localdate(vacature.gesloten_op)
    verzonden_op = toeval.moment(laatste - timedelta(days=keuze.randint(18, 40)))
    wachttijd = keuze.choices(range(1, 13), weights=[9, 9, 8, 8, 7, 6, 5, 4, 3, 2, 1, 1])[0]
    dag = min(plus_werkdagen(timezone.localdate(verzonden_op), wachttijd), laatste)
    beantwoord_op = min(toeval.moment(dag), timezone.now())
    return Sollicitatie(
        **_basis(vacature, persoon, verzonden_op, toeval),
        status=Sollicitatiestatus.AFGEWEZEN,
        reden=keuze.choices(list(REDENEN), weights=list(REDENEN.values()))[0],
        antwoord=NEE,
        gelezen_op=beantwoord_op,
        eerste_antwoord_op=beantwoord_op,
        beantwoord_op=beantwoord_op,
    )


def _basis(vacature: Vacature, persoon: Kandidaat, verzonden_op: datetime, toeval: Toeval) -> dict:
    return {
        "vacature": vacature,
        "kandidaat": persoon,
        "motivatie": toeval.keuze.choice(BRIEVEN),
        "profiel": neem_profiel_op(persoon, vacature.school),
        "verzonden_op": verzonden_op,
        **termijnen(verzonden_op),
    }


def _maak_pijplijn(mensen: Mensen, zoekend: QuerySet[Kandidaat], toeval: Toeval) -> None:
    hr, makelaar = mensen["hr"], mensen["makelaar"]
    van_het_bestuur = Vacature.objects.open().filter(organisatie=hr.lidmaatschap.organisatie_id)
    open_ = van_het_bestuur.filter(functie=Functie.LEERKRACHT).select_related("school")
    vacature = open_.filter(sollicitaties__isnull=True).order_by("pk").first() or open_.order_by("pk").first()
    if vacature is None:
        return
    personen = list(zoekend.exclude(sollicitaties__vacature=vacature).order_by("pk")[:7])
    if len(personen) < 7:
        return
    nieuw, laat, stil, uitgenodigd, aanbod, afgewezen, weg = personen
    _voeg_toe(vacature, nieuw, 1, toeval)
    _voeg_toe(vacature, laat, 12, toeval, te_laat_gemeld_op=toeval.vandaag)
    _voeg_toe(vacature, stil, 22, toeval, loket_op=toeval.vandaag, loket_door=makelaar)
    gesprek = _voeg_toe(vacature, uitgenodigd, 8, toeval, **_antwoord(Sollicitatiestatus.UITGENODIGD, 4))
    _voeg_toe(vacature, aanbod, 10, toeval, **_antwoord(Sollicitatiestatus.AANGEBODEN, 2))
    nee = _antwoord(Sollicitatiestatus.AFGEWEZEN, 3) | {"reden": Afwijsreden.TIJD, "antwoord": NEE}
    _voeg_toe(vacature, afgewezen, 9, toeval, loket_mag_helpen_op=timezone.now(), **nee)
    terug = {"status": Sollicitatiestatus.INGETROKKEN, "beantwoord_op": timezone.now()}
    _voeg_toe(vacature, weg, 6, toeval, **terug)
    _maak_gesprekken(vacature, gesprek, hr, toeval)
    _maak_eigen(vacature, mensen["kandidaat"], hr, toeval)


def _voeg_toe(
    vacature: Vacature, persoon: Kandidaat, werkdagen: int, toeval: Toeval, **velden
) -> Sollicitatie:
    """An application that was sent about so many working days ago."""
    dag = toeval.vandaag
    while plus_werkdagen(dag, werkdagen) > toeval.vandaag:
        dag -= timedelta(days=1)
    return Sollicitatie.objects.create(**_basis(vacature, persoon, toeval.moment(dag), toeval), **velden)


def _antwoord(status: Sollicitatiestatus, dagen_geleden: int) -> dict:
    op = timezone.now() - timedelta(days=dagen_geleden)
    tekst = (
        "Wij maken graag kennis met u." if status == Sollicitatiestatus.UITGENODIGD else "De baan is voor u."
    )
    moment = {"gelezen_op": op, "eerste_antwoord_op": op, "beantwoord_op": op}
    return {"status": status, "antwoord": tekst, **moment}


def _maak_gesprekken(vacature: Vacature, sollicitatie: Sollicitatie, hr: Gebruiker, toeval: Toeval) -> None:
    """Four moments on a day next week; the first is taken."""
    dag = plus_werkdagen(toeval.vandaag, 4)
    begin = timezone.make_aware(datetime.combine(dag, datetime.min.time())) + timedelta(hours=13)
    momenten = Sollicitatiemoment.objects.bulk_create(
        Sollicitatiemoment(
            vacature=vacature,
            begint_op=begin + timedelta(minutes=45 * nummer),
            eindigt_op=begin + timedelta(minutes=45 * (nummer + 1)),
            plaats=f"{vacature.school}, kamer van de directeur",
            met="de directeur en een leerkracht",
            gemaakt_door=hr,
        )
        for nummer in range(4)
    )
    Sollicitatiegesprek.objects.create(sollicitatie=sollicitatie, moment=momenten[0], door=hr)
    Sollicitatienotitie.objects.create(
        sollicitatie=sollicitatie, tekst="Gebeld: komt graag, vraagt naar de werkdagen.", door=hr
    )


def _maak_eigen(vacature: Vacature, wie: Gebruiker, hr: Gebruiker, toeval: Toeval) -> None:
    """kandidaat@ was invited, has a question answered, and can choose a moment."""
    antwoord = _antwoord(Sollicitatiestatus.UITGENODIGD, 1)
    sollicitatie = _voeg_toe(vacature, wie.kandidaat, 5, toeval, **antwoord)
    verzonden = sollicitatie.verzonden_op
    Stap.objects.create(
        kandidaat=wie.kandidaat,
        soort=Stapsoort.GESOLLICITEERD,
        tekst=f"U hebt gesolliciteerd: {vacature}, {vacature.school}.",
        op=verzonden,
        door=wie,
        over=f"vacatures.sollicitatie:{sollicitatie.pk}",
    )
    zinnen = [
        (False, wie, "Kan ik ook op woensdag werken?"),
        (True, hr, "Zeker. Wij bespreken de dagen graag in een gesprek."),
    ]
    for uur, (van_bestuur, door, tekst) in enumerate(zinnen, start=1):
        Sollicitatiebericht.objects.create(
            sollicitatie=sollicitatie,
            van_bestuur=van_bestuur,
            door=door,
            tekst=tekst,
            op=verzonden + timedelta(hours=uur),
        )
