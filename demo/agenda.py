"""The agenda of the demo: events behind and ahead, one of them full, visitors, opinions, days at schools."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from loket.keuzes import (
    Aanmeldstatus,
    Doelgroep,
    Evenementsoort,
    Evenementstatus,
    Fase,
    Meeloopstatus,
    Ontvangstbereidheid,
    Wijzer,
)
from loket.models import (
    Aanmelding,
    Evaluatie,
    Evenement,
    Kandidaat,
    Meeloopverzoek,
    Ontvangst,
    Route,
    Stand,
)
from onderwijsregio.kern.tijd import Schooljaar, plus_werkdagen
from onderwijsregio.organisaties.keuzes import Dag
from onderwijsregio.organisaties.models import Regio, School

from .accounts import Mensen
from .toeval import Toeval

S, D = Evenementsoort, Doelgroep
#: Days from today, kind, title, for whom, phases, begin, hours, places, how full (1 = with a waiting list).
AGENDA = [
    (-160, S.INFORMATIEAVOND, "Overstappen naar het basisonderwijs", [D.OVERSTAPPER], ["werven"], 19, 2, 40, 0.8),
    (-131, S.OPEN_DAG, "Open dag op drie scholen", [D.OVERSTAPPER, D.STUDENT], ["werven"], 10, 5, 60, 0.7),
    (-118, S.NETWERK, "HR en scholen bij elkaar", [D.SCHOOL], ["professionaliseren"], 15, 2, 25, 0.6),
    (-96, S.BANENMARKT, "Banenmarkt onderwijs", [D.STARTER, D.HERINTREDER], ["matchen"], 16, 4, 120, 0.6),
    (-83, S.STARTERS, "Startersavond: de eerste honderd dagen", [D.STARTER], ["begeleiden"], 17, 3, 30, 0.9),
    (-62, S.WEBINAR, "Zij-instroom in een uur", [D.OVERSTAPPER], ["werven"], 20, 1, 100, 0.5),
    (-55, S.MEELOOPDAG, "Een ochtend in groep 5", [D.OVERSTAPPER], ["werven"], 8, 4, 8, 0.9),
    (-41, S.STAGEMARKT, "Stagemarkt", [D.STUDENT], ["opleiden"], 13, 4, 90, 0.7),
    (-27, S.INFORMATIEAVOND, "Terug naar de klas", [D.HERINTREDER], ["werven", "matchen"], 19, 2, 25, 0.7),
    (-13, S.CARROUSEL, "Mobiliteitscarrousel: kijk bij een ander", [D.LERAAR], ["professionaliseren"], 14, 3, 30, 0.8),
    (-6, S.WEBINAR, "Van onderwijsassistent naar leraarondersteuner", [D.ONDERSTEUNER], ["opleiden"], 16, 1, 60, 0.4),
    (-1, S.INFORMATIEAVOND, "Werken in het speciaal onderwijs", [D.OVERSTAPPER, D.LERAAR], ["werven"], 19, 2, 30, 0.7),
    (0, S.NETWERK, "Inloop bij het loket", [], ["werven", "matchen"], 17, 3, 25, 0.6),
    (1, S.STARTERS, "Startersavond: rust in de klas", [D.STARTER], ["begeleiden"], 17, 2, 24, 0.7),
    (6, S.INFORMATIEAVOND, "Zo wordt u leraar: alle routes op een rij", [D.OVERSTAPPER], ["werven"], 19, 2, 16, 1),
    (9, S.WEBINAR, "Kunt u het betalen? Inkomen tijdens uw opleiding", [D.OVERSTAPPER], ["werven"], 20, 1, 150, 0.3),
    (14, S.MEELOOPDAG, "Een dag in het voortgezet onderwijs", [D.OVERSTAPPER, D.STUDENT], ["werven"], 8, 6, 10, 0.6),
    (20, S.OPEN_DAG, "Open dag: kom kijken", [D.OVERSTAPPER, D.HERINTREDER], ["werven", "matchen"], 9, 4, 50, 0.3),
    (27, S.NETWERK, "Schoolopleiders ontmoeten elkaar", [D.LERAAR, D.SCHOOL], ["professionaliseren"], 15, 2, 30, 0.5),
    (33, S.BANENMARKT, "Banenmarkt: alle besturen", [D.STARTER, D.HERINTREDER], ["matchen"], 16, 4, 150, 0.3),
    (41, S.STAGEMARKT, "Stagemarkt: kies uw stageschool", [D.STUDENT], ["opleiden"], 13, 4, 90, 0.2),
    (48, S.CARROUSEL, "Mobiliteitscarrousel", [D.LERAAR], ["professionaliseren"], 14, 3, 30, 0.1),
    (55, S.INFORMATIEAVOND, "Onderwijsambassadeur: een dag per week", [D.OVERSTAPPER], ["werven"], 19, 2, 25, 0.2),
    (69, S.STARTERS, "Startersavond: gesprekken met ouders", [D.STARTER], ["begeleiden"], 17, 2, 24, 0.1),
    (83, S.WEBINAR, "Terug naar de klas: wat u moet weten", [D.HERINTREDER], ["werven"], 20, 1, 80, 0),
]  # fmt: skip
TEKSTEN = {
    S.INFORMATIEAVOND: (
        "U hoort welke wegen er zijn, wat het kost en wat u verdient. Twee mensen die de "
        "stap zetten, vertellen hoe het was. Daarna is er tijd voor uw vragen."
    ),
    S.WEBINAR: (
        "Online, met beeld en geluid. U hoeft zelf niet in beeld. Stel uw vragen in de "
        "chat; een medewerker van het loket antwoordt."
    ),
    S.OPEN_DAG: "Loop binnen, kijk in de klas en praat met leraren. U krijgt een rondleiding en koffie.",
    S.MEELOOPDAG: (
        "U kijkt mee in de klas, van de eerste bel tot de pauze. Daarna praat u na met de "
        "leraar en iemand van het loket."
    ),
    S.STAGEMARKT: (
        "Scholen vertellen wat zij u bieden. U praat met schoolopleiders en met studenten "
        "die er nu stage lopen."
    ),
    S.BANENMARKT: "Alle schoolbesturen op een plek. Neem uw cv mee of kom gewoon praten.",
    S.CARROUSEL: (
        "Kijk in een middag op drie scholen van andere besturen. Vrijblijvend, en uw "
        "eigen bestuur vindt het goed."
    ),
    S.NETWERK: (
        "Wat loopt er goed, en waar kunt u hulp bij gebruiken? Met een korte inleiding en "
        "veel tijd om te praten."
    ),
    S.STARTERS: (
        "Samen eten, en daarna ervaringen delen met andere starters. Een coach geeft tips "
        "die u morgen gebruikt."
    ),
}
OVER_ROUTES = {
    "Overstappen naar het basisonderwijs": ["zij-instroom"],
    "Zij-instroom in een uur": ["zij-instroom"],
    "Terug naar de klas": ["herintreder"],
    "Terug naar de klas: wat u moet weten": ["herintreder"],
    "Van onderwijsassistent naar leraarondersteuner": ["onderwijsassistent", "ad-pep"],
    "Kunt u het betalen? Inkomen tijdens uw opleiding": ["zij-instroom", "ad-pep"],
    "Onderwijsambassadeur: een dag per week": ["onderwijsambassadeur"],
}
PLAATSEN = ["het stadhuis", "de bibliotheek", "het gebouw van het loket", "de aula van de pabo"]
TIPS = ["Meer tijd om vragen te stellen.", "Fijn dat er zij-instromers waren.", "De zaal was koud.", ""]
NIET = [
    "De school verhuist dit jaar.",
    "Er zijn dit jaar al veel stagiairs.",
    "De school zoekt een directeur.",
]


def maak_agenda(scholen: list[School], mensen: Mensen, toeval: Toeval) -> None:
    """Add 25 events with who came and comes, what schools say, and some requests to visit them."""
    regio = Regio.objects.select_related("loket").get()
    for nummer, regel in enumerate(AGENDA):
        evenement = _evenement(nummer, regel, regio, mensen, toeval)
        _vul(evenement, regel[-1], toeval)
    _zeg_ontvangst(scholen, mensen, toeval)
    _vraag_meelopen(mensen, toeval)


def _evenement(nummer: int, regel: tuple, regio: Regio, mensen: Mensen, toeval: Toeval) -> Evenement:
    over, soort, titel, voor, fasen, uur, uren, plekken, _ = regel
    dag = toeval.vandaag + timedelta(days=over)
    dag = dag if abs(over) <= 1 else plus_werkdagen(dag, 0)
    begin = timezone.make_aware(datetime.combine(dag, time(uur, 30)))
    van_bestuur = soort in (S.OPEN_DAG, S.MEELOOPDAG)
    organisator = mensen.besturen[nummer % 2] if van_bestuur else regio.loket
    evenement = Evenement.objects.create(
        soort=soort,
        titel=titel,
        omschrijving=TEKSTEN[soort],
        doelgroepen=voor,
        fasen=fasen,
        organisator=organisator,
        begint_op=begin,
        eindigt_op=begin + timedelta(hours=uren),
        plaats=""
        if soort == S.WEBINAR
        else f"{toeval.keuze.choice(PLAATSEN).capitalize()}, {regio.gemeenten[0]}",
        online_link="https://online.voorbeeld.test/loket" if soort == S.WEBINAR else "",
        capaciteit=plekken,
        kosten=Decimal(toeval.keuze.randrange(100, 1500, 50)) if over < -20 else None,
        status=Evenementstatus.GEPUBLICEERD,
        gemaakt_door=mensen.hr[organisator.pk] if van_bestuur else mensen["makelaar"],
        gemaakt_op=begin - timedelta(days=100),
        gewijzigd_op=begin - timedelta(days=100),
    )
    evenement.routes.set(Route.objects.filter(code__in=OVER_ROUTES.get(titel, [])))
    if evenement.heeft_stands:
        Stand.objects.bulk_create(
            Stand(evenement=evenement, organisatie=bestuur, plek=f"Stand {n}", tekst="Vacatures en stages")
            for n, bestuur in enumerate(mensen.besturen, start=1)
        )
    return evenement


def _vul(evenement: Evenement, hoe_vol: float, toeval: Toeval) -> None:
    """Who registered; past events know who came, and what some of them thought."""
    aantal = round(evenement.capaciteit * hoe_vol) + (4 if hoe_vol == 1 else 0)
    bekenden = list(Kandidaat.objects.filter(fase=evenement.fasen[0]).order_by("pk")[: max(1, aantal // 4)])
    voorbij = evenement.is_voorbij
    rijen = [
        _aanmelding(evenement, nummer, bekenden, voorbij, toeval) for nummer in range(1, min(aantal, 60) + 1)
    ]
    Aanmelding.objects.bulk_create(rijen)
    if voorbij:
        kwamen = [rij for rij in rijen if rij.aanwezig][: toeval.keuze.randint(3, 20)]
        Evaluatie.objects.bulk_create(
            Evaluatie(
                evenement=evenement,
                cijfer=toeval.keuze.choice([6, 7, 7, 8, 8, 9]),
                wijzer=toeval.keuze.choice(list(Wijzer)),
                tip=toeval.keuze.choice(TIPS),
            )
            for _ in kwamen
        )


def _aanmelding(
    evenement: Evenement, nummer: int, bekenden: list, voorbij: bool, toeval: Toeval
) -> Aanmelding:
    kandidaat = bekenden[nummer - 1] if nummer <= len(bekenden) else None
    wie = toeval.persoon()
    if kandidaat:
        wie = {veld: getattr(kandidaat, veld) for veld in wie}
    past = nummer <= evenement.capaciteit
    return Aanmelding(
        evenement=evenement,
        kandidaat=kandidaat,
        **wie,
        status=Aanmeldstatus.INGESCHREVEN if past else Aanmeldstatus.WACHTLIJST,
        plek=nummer if past else None,
        aangemeld_op=min(evenement.begint_op, timezone.now()) - timedelta(days=30) + timedelta(hours=nummer),
        aanwezig=toeval.keuze.random() < 0.85 if voorbij else None,
        nazorg_op=evenement.eindigt_op if voorbij else None,
        volgnummer=1,
    )


def _zeg_ontvangst(scholen: list[School], mensen: Mensen, toeval: Toeval) -> None:
    """Most schools said something last year; one in five has not said it yet for this year."""
    nu = Schooljaar.van(toeval.vandaag)
    B = Ontvangstbereidheid
    for school in scholen:
        bereidheid = toeval.keuze.choices(
            [B.ACTIEF, B.OPEN, B.NU_NIET, B.GEREGELD], weights=[25, 45, 18, 12]
        )[0]
        welkom = bereidheid in (B.ACTIEF, B.OPEN)
        gegevens = {
            "bereidheid": bereidheid,
            "dagen": sorted(toeval.keuze.sample(list(Dag), 2), key=list(Dag).index) if welkom else [],
            "toelichting": toeval.keuze.choice(NIET) if bereidheid == B.NU_NIET else "",
            "door": mensen.hr[school.bestuur_id],
        }
        jaren = [nu.begin - 1] if toeval.keuze.random() < 0.2 else [nu.begin - 1, nu.begin]
        Ontvangst.objects.bulk_create(Ontvangst(school=school, schooljaar=jaar, **gegevens) for jaar in jaren)


def _vraag_meelopen(mensen: Mensen, toeval: Toeval) -> None:
    """Requests in each state; two of them wait too long, so that the loket has something to do."""
    grootste = mensen.besturen[0].pk
    welkom = Ontvangst.objects.welkom().select_related("school").order_by("school__bestuur_id", "pk")
    rijen = list(welkom.filter(school__bestuur=grootste)[:4]) + list(
        welkom.exclude(school__bestuur=grootste)[:4]
    )
    standen = [
        Meeloopstatus.GEVRAAGD,
        Meeloopstatus.AFGESPROKEN,
        Meeloopstatus.GEVRAAGD,
        Meeloopstatus.VOORGESTELD,
    ]
    kandidaten = Kandidaat.objects.filter(fase=Fase.WERVEN).order_by("-pk")
    for nummer, (rij, kandidaat) in enumerate(zip(rijen, kandidaten[: len(rijen)], strict=False)):
        te_laat = nummer in (2, 6)
        status = standen[nummer % 4]
        dag = next(
            d for n in range(9, 30) if (d := toeval.vandaag + timedelta(days=n)).weekday() < 5
            and list(Dag)[d.weekday()] in rij.dagen
        )  # fmt: skip
        Meeloopverzoek.objects.create(
            school=rij.school,
            kandidaat=kandidaat,
            voornaam=kandidaat.voornaam,
            achternaam=kandidaat.achternaam,
            email=kandidaat.email,
            telefoon=kandidaat.telefoon,
            dag=dag,
            vraag="Ik wil graag zien hoe een gewone dag eruitziet.",
            status=status,
            antwoord="" if status == Meeloopstatus.GEVRAAGD else "Meld u om 8.15 uur bij de conciërge.",
            uiterlijk_op=toeval.vandaag - timedelta(days=2) if te_laat else plus_werkdagen(toeval.vandaag, 2),
            opgeschaald_op=toeval.vandaag - timedelta(days=1) if te_laat else None,
            beantwoord_door=None if status == Meeloopstatus.GEVRAAGD else mensen.hr[rij.school.bestuur_id],
        )
