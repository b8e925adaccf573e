"""The invented vacancies of the demo, open and closed, with some applications."""

from datetime import timedelta
from decimal import Decimal

from loket.keuzes import Bevoegdheid, Fase, Kandidaatstatus
from loket.models import Kandidaat
from onderwijsregio.organisaties.keuzes import Dag, Functie
from onderwijsregio.organisaties.models import School
from vacatures.keuzes import Uitkomst, Vacaturestatus
from vacatures.models import Sollicitatie, Vacature

from .accounts import Mensen
from .toeval import Toeval

PO = ["po", "sbo", "so"]
SALARIS = {
    Functie.LEERKRACHT: "volgens de cao, als leerkracht",
    Functie.VAKDOCENT: "volgens de cao, als docent",
    Functie.ONDERWIJSASSISTENT: "volgens de cao, als onderwijsassistent",
}
VAKKEN = ["Nederlands", "wiskunde", "Engels", "biologie", "natuurkunde", "aardrijkskunde", "techniek"]


def maak_vacatures(aantal: int, scholen: list[School], mensen: Mensen, toeval: Toeval) -> list[Vacature]:
    """Add `aantal` vacancies: two thirds open, the others closed with an outcome or still a draft."""
    keuze = toeval.keuze
    vacatures = Vacature.objects.bulk_create(
        _vacature(keuze.choice(scholen), status, mensen, toeval)
        for status in keuze.choices(list(Vacaturestatus), weights=[6, 66, 28], k=aantal)
    )
    _solliciteer([v for v in vacatures if v.status == Vacaturestatus.GEPUBLICEERD], toeval)
    return vacatures


def _vacature(school: School, status: Vacaturestatus, mensen: Mensen, toeval: Toeval) -> Vacature:
    keuze = toeval.keuze
    functie, titel, bevoegdheid = _werk(school, toeval)
    fte = Decimal(keuze.choice(["0.4", "0.6", "0.8", "1.0"]))
    gemaakt = (
        toeval.dagen_geleden(2, 50) if status != Vacaturestatus.GESLOTEN else toeval.dagen_geleden(60, 500)
    )
    dagen = sorted(keuze.sample(list(Dag), max(2, int(fte * 5))), key=list(Dag).index)
    vacature = Vacature(
        organisatie_id=school.bestuur_id,
        school=school,
        titel=titel,
        functie=functie,
        sector=school.sector,
        bevoegdheid=bevoegdheid,
        omschrijving=_tekst(school, titel, toeval),
        dagen=dagen,
        fte_min=fte - Decimal("0.2"),
        fte_max=fte,
        open_voor_zij_instroom=functie in (Functie.LEERKRACHT, Functie.VAKDOCENT) and keuze.random() < 0.6,
        start_op=gemaakt + timedelta(days=keuze.randint(60, 120)),
        sluit_op=gemaakt + timedelta(days=keuze.randint(55, 90)),
        contactnaam=toeval.faker.name(),
        contacttelefoon=f"036-00000{keuze.randint(10, 99)}",
        gemaakt_door=mensen.hr[school.bestuur_id],
        salaris=SALARIS.get(functie, ""),
        begeleiding="Een vaste collega kijkt mee, en u hebt elke week een uur om vragen te bespreken.",
        meelopen=keuze.random() < 0.7,
        gemaakt_op=toeval.moment(gemaakt),
        status=status,
    )
    if status != Vacaturestatus.CONCEPT:
        vacature.gepubliceerd_op = toeval.moment(gemaakt)
    if status == Vacaturestatus.GESLOTEN:
        vacature.gesloten_op = toeval.moment(min(vacature.sluit_op, toeval.vandaag))
        vacature.uitkomst = keuze.choices(list(Uitkomst), weights=[50, 20, 25, 5])[0]
    return vacature


def _werk(school: School, toeval: Toeval) -> tuple[Functie, str, Bevoegdheid]:
    keuze = toeval.keuze
    if school.sector not in PO:
        return Functie.VAKDOCENT, f"Docent {keuze.choice(VAKKEN)}", Bevoegdheid.TWEEDEGRAADS
    functie = keuze.choices(
        [Functie.LEERKRACHT, Functie.ONDERWIJSASSISTENT, Functie.INTERN_BEGELEIDER, Functie.SCHOOLLEIDER],
        weights=[76, 14, 6, 4],
    )[0]
    if functie == Functie.LEERKRACHT:
        return functie, f"Leerkracht groep {keuze.randint(1, 8)}", Bevoegdheid.PABO
    bevoegdheid = Bevoegdheid.GEEN if functie == Functie.ONDERWIJSASSISTENT else Bevoegdheid.PABO
    return functie, functie.label.capitalize(), bevoegdheid


def _tekst(school: School, titel: str, toeval: Toeval) -> str:
    sfeer = toeval.keuze.choice(
        [
            "We zijn een hecht team en eten op vrijdag samen.",
            "We werken in leerpleinen en overleggen elke week over onze aanpak.",
            "Rust en vaste patronen vinden we belangrijk, en we lachen veel.",
        ]
    )
    return (
        f"{school.naam} in {school.wijk or school.plaats} zoekt versterking: {titel.lower()}.\n\n{sfeer}\n\n"
        "U krijgt een vaste begeleider en in de eerste weken extra tijd om te leren. "
        "Kom gerust een dagdeel meelopen."
    )


def _solliciteer(open_vacatures: list[Vacature], toeval: Toeval) -> None:
    zoekend = list(Kandidaat.objects.filter(fase=Fase.MATCHEN, status=Kandidaatstatus.ACTIEF).order_by("pk"))
    koppels = [
        (vacature, persoon)
        for vacature in toeval.keuze.sample(open_vacatures, min(25, len(open_vacatures)))
        for persoon in toeval.keuze.sample(zoekend, min(toeval.keuze.randint(1, 2), len(zoekend)))
    ]
    Sollicitatie.objects.bulk_create(
        Sollicitatie(
            vacature=vacature,
            kandidaat=persoon,
            motivatie="Uw school spreekt mij aan. Ik maak graag kennis.",
            verzonden_op=toeval.moment(toeval.dagen_geleden(0, 14)),
        )
        for vacature, persoon in koppels
    )
