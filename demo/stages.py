"""Internships of the demo: what the invented schools offer this year and the next, and who looks for a place."""

from collections import defaultdict
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import (
    DEMO_WACHTWOORD,
    Dag,
    Opleidingsstatus,
    Organisatiesoort,
    Rol,
    Sector,
)
from onderwijsregio.organisaties.models import Organisatie, School
from vacatures.acties import stageaanbod
from vacatures.keuzes import Aanbodstatus, Begeleidersrol, Opleidingssoort, sector_van
from vacatures.models import (
    Stageaanbod,
    Stagebegeleider,
    Stagejaar,
    Stageperiode,
    Stageplaats,
    Stagestudent,
    Stagevraag,
)

from .accounts import Mensen, maak_gebruiker, maak_lid
from .toeval import Toeval

ZAAD = 1027
S = Opleidingssoort
PO_SOORTEN = [S.PABO_1, S.PABO_2, S.PABO_3, S.LIO]
PERIODE_VAN = {S.PABO_1: "eerste", S.PABO_2: "tweede"}
GEVRAAGD = ["", "Kom vooraf een dagdeel meelopen.", "Een kort gesprek vooraf met de schoolopleider.", ""]
GROEPEN = {
    S.PABO_1: "groep 1 tot en met 4",
    S.PABO_2: "groep 3 tot en met 6",
    S.PABO_3: "groep 5 tot en met 8",
}
STUDENTEN = 200
#: What the boards agreed, in euro a month; a LIO works and gets more, a subject teacher what the school decides.
STAGEVERGOEDING = Decimal(100)
VERGOEDING = {S.LIO: Decimal(450), S.LERAAR_VO: None}
MEER_VOOR_DE_REIS = Decimal(150)
WAAROM_MEER = "Met het openbaar vervoer is deze school slecht te bereiken. Het verschil is voor de reis."


def maak_stages(scholen: list[School], aantal: int, mensen: Mensen, toeval: Toeval) -> None:
    """Spread `aantal` offers over the training schools for this year; some boards already told about the next.

    Who offers what comes from the chance of the whole demo, everything else from one of its own.
    """
    eigen = Toeval(ZAAD)
    begin = Schooljaar.van(toeval.vandaag).begin
    nu, straks = (Stagejaar.objects.get(begin=begin + n) for n in (0, 1))
    for school, aantallen in _verdeel(scholen, aantal, toeval).items():
        _maak_aanbod(school, nu, aantallen, eigen)
    _betaal_een_meer(nu, mensen.besturen[0])
    _vertel_straks(straks, mensen)
    _betaal_een_meer(straks, mensen.besturen[1])
    instituten = _instituten()
    _maak_account(instituten[0], mensen, eigen)
    _maak_studenten(nu, straks, scholen, instituten, eigen)


def _verdeel(scholen: list[School], aantal: int, toeval: Toeval) -> dict[School, dict[str, int]]:
    mogelijk = [
        (school, soort)
        for school in scholen
        if school.opleidingsstatus != Opleidingsstatus.GEEN
        for soort in (PO_SOORTEN if school.sector in ("po", "sbo", "so") else [S.LERAAR_VO])
    ]
    verdeeld: dict[School, dict[str, int]] = defaultdict(dict)
    for school, soort in toeval.keuze.sample(mogelijk, min(aantal, len(mogelijk))):
        verdeeld[school][soort] = toeval.keuze.randint(1, 4)
    return verdeeld


def _maak_aanbod(school: School, jaar: Stagejaar, aantallen: dict[str, int], toeval: Toeval) -> None:
    if toeval.keuze.random() < 0.4:
        aantallen[S.MBO_OA] = toeval.keuze.randint(0, 2)
    contact = toeval.persoon()
    aanbod = Stageaanbod.objects.create(
        school=school,
        jaar=jaar,
        contactnaam=f"{contact['voornaam']} {contact['achternaam']}",
        contactmail=f"stage-{school.pk}@voorbeeld.test",
        toelichting="U hoort bij het team: u eet mee, vergadert mee en krijgt elke week een gesprek.",
    )
    perioden = {periode.code: periode for periode in jaar.perioden.all()}
    plaatsen = Stageplaats.objects.bulk_create(
        _plaats(aanbod, perioden, soort, n, toeval) for soort, n in aantallen.items()
    )
    nodig = stageaanbod.tegelijk((p.periode.van, p.periode.tot, p.plaatsen) for p in plaatsen)
    _maak_begeleiders(aanbod, nodig, toeval)
    Stageaanbod.objects.filter(pk=aanbod.pk).update(
        status=Aanbodstatus.BEVESTIGD, bevestigd_op=timezone.now()
    )


def _plaats(
    aanbod: Stageaanbod, perioden: dict[str, Stageperiode], soort: str, aantal: int, toeval: Toeval
) -> Stageplaats:
    return Stageplaats(
        aanbod=aanbod,
        periode=perioden[PERIODE_VAN.get(soort, "jaar")],
        soort=soort,
        plaatsen=aantal,
        dagen=sorted(toeval.keuze.sample(Dag.values, 2), key=Dag.values.index),
        groepen=GROEPEN.get(soort, ""),
        gevraagd=toeval.keuze.choice(GEVRAAGD),
        vergoeding=VERGOEDING.get(soort, STAGEVERGOEDING),
    )


def _maak_begeleiders(aanbod: Stageaanbod, nodig: int, toeval: Toeval) -> None:
    """Enough of them for the places, one or two students each; a training school also has a schoolopleider."""
    ruimte = 0
    while ruimte < nodig:
        studenten = toeval.keuze.randint(1, 2)
        _begeleider(aanbod, Begeleidersrol.WERKPLEKBEGELEIDER, studenten, toeval)
        ruimte += studenten
    if aanbod.school.opleidingsstatus == Opleidingsstatus.OPLEIDINGSSCHOOL:
        _begeleider(aanbod, Begeleidersrol.SCHOOLOPLEIDER, 0, toeval)


def _begeleider(aanbod: Stageaanbod, rol: str, studenten: int, toeval: Toeval) -> None:
    wie = toeval.persoon()
    naam = f"{wie['voornaam']} {wie['achternaam']}"
    Stagebegeleider.objects.create(aanbod=aanbod, naam=naam, rol=rol, studenten=studenten)


def _betaal_een_meer(jaar: Stagejaar, bestuur: Organisatie) -> None:
    """One school of this board pays more than was agreed, and says why: who copies it is asked again."""
    plaats = Stageplaats.objects.filter(
        aanbod__jaar=jaar,
        aanbod__school__bestuur=bestuur,
        plaatsen__gt=0,
        vergoeding=STAGEVERGOEDING,
    ).first()
    if plaats:
        plaats.vergoeding, plaats.afwijking = MEER_VOOR_DE_REIS, WAAROM_MEER
        plaats.save(update_fields=["vergoeding", "afwijking"])


def _vertel_straks(jaar: Stagejaar, mensen: Mensen) -> None:
    """Some boards copied this year; the first of them confirmed. The largest board still has to tell."""
    for nummer, bestuur in enumerate(mensen.besturen[1:4]):
        hr = mensen.hr[bestuur.pk]
        stageaanbod.neem_over(jaar=jaar, door=hr)
        for aanbod in Stageaanbod.objects.filter(jaar=jaar, school__bestuur=bestuur) if nummer == 0 else ():
            stageaanbod.bevestig(aanbod=aanbod, door=hr)


def _instituten() -> list[Organisatie]:
    """One that trains for primary education, in a partnership when the region has one, and another beside it."""
    lerarenopleidingen = Organisatie.objects.filter(soort=Organisatiesoort.LERARENOPLEIDING)
    samen = lerarenopleidingen.filter(partnerschappen__sectoren=[Sector.PO]).distinct()
    anders = lerarenopleidingen.exclude(pk__in=samen).exclude(naam__icontains="alliantie")
    mbo = Organisatie.objects.filter(soort=Organisatiesoort.MBO)
    return [*samen.order_by("code"), *anders.order_by("code")][:2] + list(mbo.order_by("code")[:1])


def _maak_account(instituut: Organisatie, mensen: Mensen, toeval: Toeval) -> None:
    gebruiker = maak_gebruiker("opleiding@voorbeeld.test", toeval, make_password(DEMO_WACHTWOORD))
    mensen.accounts["opleiding"] = gebruiker
    maak_lid(gebruiker, Rol.COORDINATOR, instituut, None, toeval)


def _maak_studenten(
    nu: Stagejaar, straks: Stagejaar, scholen: list[School], instituten: list[Organisatie], toeval: Toeval
) -> None:
    """Most of them look for a place this year; each third was at a school before."""
    leidt_op = [school for school in scholen if school.opleidingsstatus != Opleidingsstatus.GEEN]
    perioden = {jaar: {periode.code: periode for periode in jaar.perioden.all()} for jaar in (nu, straks)}
    vragen, wensen, eerder = [], [], []
    for nummer in range(STUDENTEN):
        instituut = instituten[-1] if nummer % 8 == 0 else toeval.keuze.choice(instituten[:2])
        soort = (
            S.MBO_OA if instituut.soort == Organisatiesoort.MBO else toeval.keuze.choice(_soorten(scholen))
        )
        passend = [school for school in leidt_op if school.sector == sector_van(soort)] or leidt_op
        student = _student(nummer, instituut, scholen, toeval)
        wens, periode = toeval.keuze.choice(passend), PERIODE_VAN.get(soort, "jaar")
        vragen.append(_vraag(student, perioden[nu if nummer % 4 else straks][periode], soort, wens, toeval))
        wensen.append(wens if toeval.keuze.random() < 0.35 else None)
        eerder.append(toeval.keuze.choice(passend) if nummer % 3 == 0 else None)
    Stagestudent.objects.bulk_create(vraag.student for vraag in vragen)
    Stagevraag.objects.bulk_create(vragen)
    for vraag, wens, was in zip(vragen, wensen, eerder, strict=True):
        if wens:
            vraag.scholen.add(wens)
        if was:
            vraag.student.eerder_op.add(was)


def _student(nummer: int, instituut: Organisatie, scholen: list[School], toeval: Toeval) -> Stagestudent:
    wie = toeval.persoon()
    return Stagestudent(
        instituut=instituut,
        studentnummer=f"{410000 + nummer}",
        voornaam=wie["voornaam"],
        achternaam=wie["achternaam"],
        pc4=toeval.keuze.choice(scholen).postcode[:4],
    )


def _soorten(scholen: list[School]) -> list[str]:
    """Mostly first and second year, as it is; subject teachers where the region has secondary schools."""
    voortgezet = any(school.sector == Sector.VO for school in scholen)
    return [
        S.PABO_1,
        S.PABO_1,
        S.PABO_2,
        S.PABO_2,
        S.PABO_3,
        S.LIO,
        *([S.LERAAR_VO] * 2 if voortgezet else []),
    ]


def _vraag(
    student: Stagestudent, periode: Stageperiode, soort: str, wens: School, toeval: Toeval
) -> Stagevraag:
    return Stagevraag(
        student=student,
        periode=periode,
        soort=soort,
        sector=sector_van(soort),
        wijk=wens.wijk if toeval.keuze.random() < 0.6 else "",
        dagen=sorted(toeval.keuze.sample(Dag.values, 2), key=Dag.values.index),
        max_km=toeval.keuze.choice([5, 10, 15, None]),
    )
