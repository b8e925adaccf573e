"""The invented vacancies of the demo, open and closed, with some applications."""

from datetime import timedelta
from decimal import Decimal

from loket.keuzes import Bevoegdheid, Fase, Kandidaatstatus, Vak
from loket.models import Kandidaat
from onderwijsregio.organisaties.keuzes import Dag, Functie
from onderwijsregio.organisaties.models import School
from vacatures.keuzes import (
    Aanleiding,
    Contractvorm,
    Niveau,
    Noodoplossing,
    Schaal,
    Uitkomst,
    Vacaturestatus,
)
from vacatures.models import Sollicitatie, Vacature, neem_profiel_op

from .accounts import Mensen
from .sollicitaties import termijnen
from .toeval import Toeval

PO = ["po", "sbo", "so"]
#: How many of a hundred vacancies are in which state.
VERDELING = {
    Vacaturestatus.CONCEPT: 5,
    Vacaturestatus.TER_CONTROLE: 1,
    Vacaturestatus.GEPLAND: 2,
    Vacaturestatus.GEPUBLICEERD: 62,
    Vacaturestatus.VERBORGEN: 4,
    Vacaturestatus.GESLOTEN: 26,
}
VAKCODES = {
    "Nederlands": Vak.NEDERLANDS,
    "wiskunde": Vak.WISKUNDE,
    "Engels": Vak.ENGELS,
    "biologie": Vak.BIOLOGIE,
    "natuurkunde": Vak.NATUURKUNDE,
    "aardrijkskunde": Vak.AARDRIJKSKUNDE,
    "techniek": Vak.TECHNIEK,
}
SCHAAL = {
    Functie.LEERKRACHT: Schaal.LB,
    Functie.VAKDOCENT: Schaal.LB,
    Functie.ONDERWIJSASSISTENT: Schaal.S4,
    Functie.INTERN_BEGELEIDER: Schaal.LC,
    Functie.SCHOOLLEIDER: Schaal.D12,
}
#: What some boards say themselves for a teacher, within the scale; the others leave it to the agreement.
EIGEN_BEDRAGEN = {0: (3653, 4333), 5: (3760, 4534)}
SALARIS = {
    Functie.VAKDOCENT: "volgens de cao, als docent",
    Functie.ONDERWIJSASSISTENT: "volgens de cao, als onderwijsassistent",
}


def maak_vacatures(aantal: int, scholen: list[School], mensen: Mensen, toeval: Toeval) -> list[Vacature]:
    """Add `aantal` vacancies: two thirds open, the others closed with an outcome or still a draft."""
    keuze = toeval.keuze
    vacatures = Vacature.objects.bulk_create(
        verzin_vacature(keuze.choice(scholen), status, mensen, toeval)
        for status in keuze.choices(list(VERDELING), weights=list(VERDELING.values()), k=aantal)
    )
    _solliciteer([v for v in vacatures if v.status == Vacaturestatus.GEPUBLICEERD], toeval)
    return vacatures


def verzin_vacature(school: School, status: Vacaturestatus, mensen: Mensen, toeval: Toeval) -> Vacature:
    """A vacancy of this school in this state, not saved yet."""
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
        werkdag=_werkdag(functie),
        team=_team(school),
        meelopen=keuze.random() < 0.7,
        gemaakt_op=toeval.moment(gemaakt),
        status=status,
    )
    _vul_aan(vacature, toeval)
    if status in (Vacaturestatus.GEPUBLICEERD, Vacaturestatus.GESLOTEN):
        vacature.gepubliceerd_op = toeval.moment(gemaakt)
    if status == Vacaturestatus.GESLOTEN:
        vacature.gesloten_op = toeval.moment(min(vacature.sluit_op, toeval.vandaag))
        vacature.uitkomst = keuze.choices(list(Uitkomst), weights=[50, 20, 25, 5])[0]
    return vacature


def _vul_aan(vacature: Vacature, toeval: Toeval) -> None:
    """What follows from the title, and what a state needs."""
    keuze = toeval.keuze
    vacature.vak = next((code for naam, code in VAKCODES.items() if vacature.titel.endswith(naam)), "")
    vacature.niveaus = [Niveau.HAVO, Niveau.VWO] if vacature.vak else []
    if vacature.titel.startswith("Leerkracht groep"):
        vacature.groepen = [int(vacature.titel[-1])]
    _vertel_salaris(vacature)
    vacature.aanleiding = keuze.choice(list(Aanleiding))
    if vacature.aanleiding in (Aanleiding.VERLOF, Aanleiding.ZIEKTE):
        vacature.contract, vacature.contract_tot = (
            Contractvorm.VERVANGING,
            vacature.start_op + timedelta(days=120),
        )
    vacature.open_voor_starters = vacature.open_voor_herintreders = vacature.functie == Functie.LEERKRACHT
    if vacature.status == Vacaturestatus.TER_CONTROLE:
        vacature.controle_gevraagd_door = vacature.gemaakt_door
    elif vacature.status == Vacaturestatus.GEPLAND:
        vacature.publiceer_op = toeval.vandaag + timedelta(days=keuze.randint(1, 5))
    elif vacature.status == Vacaturestatus.VERBORGEN:
        vacature.noodoplossing = keuze.choice(list(Noodoplossing))


def _vertel_salaris(vacature: Vacature) -> None:
    """The scale; and for a teacher at some schools amounts, which differ by school without asking chance."""
    vacature.schaal = SCHAAL.get(vacature.functie, "")
    bedragen = EIGEN_BEDRAGEN.get(vacature.school_id % 10)
    if bedragen and vacature.functie == Functie.LEERKRACHT:
        vacature.salaris_van, vacature.salaris_tot = map(Decimal, bedragen)
        vacature.salaris = "Wij rekenen uw ervaring van buiten het onderwijs mee."


def _werk(school: School, toeval: Toeval) -> tuple[Functie, str, Bevoegdheid]:
    keuze = toeval.keuze
    if school.sector not in PO:
        return Functie.VAKDOCENT, f"Docent {keuze.choice(list(VAKCODES))}", Bevoegdheid.TWEEDEGRAADS
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


def _werkdag(functie: Functie) -> str:
    if functie == Functie.VAKDOCENT:
        return (
            "Om kwart over acht begint het eerste lesuur. U geeft op een dag vier of vijf lessen van 45 minuten. "
            "In de tussenuren bereidt u voor, en na de laatste bel is er tijd voor overleg."
        )
    return (
        "Om acht uur drinkt het team samen koffie. De kinderen zijn er van half negen tot kwart over twee. "
        "Daarna kijkt u na en bereidt u voor, en op dinsdag overlegt het hele team tot vier uur."
    )


def _team(school: School) -> str:
    """A sentence that differs by school without asking chance, so that the rest of the demo stays as it is."""
    return (
        f"U werkt met {12 + school.pk % 17} collega's, van wie een paar hier net begonnen. "
        "Wie iets wil weten, loopt bij elkaar binnen."
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
            profiel=neem_profiel_op(persoon, vacature.school),
            verzonden_op=(op := toeval.moment(toeval.dagen_geleden(0, 14))),
            **termijnen(op),
        )
        for vacature, persoon in koppels
    )
