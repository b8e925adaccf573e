"""People on their way into education: in every step of every route, some gone, some with a subsidy."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from begeleiding.keuzes import Trajectstatus
from begeleiding.models import Traject
from loket.keuzes import (
    Fase,
    Kandidaatstatus,
    Routeaanmeldingstatus,
    Routestapstatus,
    Stapsoort,
    Stapvorm,
    Subsidiestatus,
    Uitstapreden,
    Veldsoort,
)
from loket.models import (
    Afspraak,
    Exitgesprek,
    Gespreksmoment,
    Kandidaat,
    Processtap,
    Route,
    Routeaanmelding,
    Routestap,
    Stap,
    Subsidie,
)
from loket.models.subsidie import BEDRAG
from onderwijsregio.kern.tijd import plus_werkdagen

from .accounts import Mensen
from .toeval import Toeval

ROUTE = "zij-instroom"
PER_STAP = {ROUTE: 3}  # people in each step; in the other routes one
UITGESTAPT = {ROUTE: 3}
MOTIVATIE = "Na tien jaar op kantoor wil ik werk doen dat ertoe doet. Ik geef al training en dat past mij."
REDENEN = [
    (Uitstapreden.INKOMEN, "In het eerste jaar lever ik te veel in.", "misschien"),
    (Uitstapreden.TIJD, "Met een jong gezin is het nu te veel.", "ja"),
    (Uitstapreden.ANDER_BEELD, "Een dag meelopen liet zien dat het niets voor mij is.", "nee"),
    (Uitstapreden.ANDERE_BAAN, "", ""),
]


def maak_instroom(mensen: Mensen, toeval: Toeval) -> None:
    """Spread candidates in the first phase over the steps of each route, and add moments and subsidies."""
    zoekend = list(
        Kandidaat.objects.actief()
        .filter(fase=Fase.WERVEN, gebruiker__isnull=True, vragen__isnull=True)
        .order_by("pk")
    )
    _maak_momenten(mensen, toeval)
    for route in Route.objects.filter(processtappen__actief=True).distinct().order_by("volgorde"):
        stappen = list(route.processtappen.geldig())
        plekken = [stap for stap in stappen for _ in range(PER_STAP.get(route.code, 1))]
        for stap in plekken:
            if zoekend:
                _zet_in_stap(zoekend.pop(0), route, stappen, stap, mensen, toeval)
        for nummer in range(UITGESTAPT.get(route.code, 1)):
            if zoekend:
                _stap_uit(zoekend.pop(0), route, stappen, nummer, mensen, toeval)
    _boek_gesprekken(mensen)
    _maak_subsidies(toeval)


def _zet_in_stap(
    persoon: Kandidaat,
    route: Route,
    stappen: list[Processtap],
    nu: Processtap,
    mensen: Mensen,
    toeval: Toeval,
) -> Routeaanmelding:
    """This candidate did every step before `nu`, and is in that one for some days."""
    begonnen = toeval.moment(toeval.dagen_geleden(3 + 9 * nu.volgorde, 8 + 9 * nu.volgorde))
    gestuurd = any(stap.vorm == Stapvorm.AANMELDING and stap.volgorde < nu.volgorde for stap in stappen)
    aanmelding = Routeaanmelding.objects.create(
        kandidaat=persoon,
        route=route,
        status=Routeaanmeldingstatus.INGEDIEND if gestuurd else Routeaanmeldingstatus.CONCEPT,
        motivatie=MOTIVATIE if gestuurd else "",
        ingediend_op=begonnen + timedelta(days=3),
        makelaar=mensen["makelaar"],
    )
    for stap in stappen:
        _routestap(aanmelding, stap, nu, begonnen, mensen, toeval)
    _vertel(aanmelding, begonnen, mensen)
    return aanmelding


def _routestap(
    aanmelding: Routeaanmelding,
    stap: Processtap,
    nu: Processtap,
    begonnen: datetime,
    mensen: Mensen,
    toeval: Toeval,
) -> None:
    rij = Routestap(aanmelding=aanmelding, stap=stap, volgorde=stap.volgorde)
    rij.sinds = begonnen + timedelta(days=8 * (stap.volgorde - 1))
    rij.uiterlijk = plus_werkdagen(timezone.localdate(rij.sinds), stap.termijn)
    if stap.volgorde < nu.volgorde:
        rij.status, rij.gedaan_op = Routestapstatus.GEDAAN, rij.sinds + timedelta(days=7)
        rij.gedaan_door, rij.gegevens = mensen["makelaar"], _antwoorden(stap, rij.gedaan_op)
        rij.advies = rij.gegevens.get("advies", "")
    elif stap == nu:
        rij.status = Routestapstatus.NU
        rij.uiterlijk = max(rij.uiterlijk, toeval.vandaag - timedelta(days=toeval.keuze.randint(-9, 3)))
    else:
        rij.sinds = rij.uiterlijk = None
    rij.save()
    if rij.status == Routestapstatus.NU:
        _spreek_af(aanmelding, rij, mensen)


def _antwoorden(stap: Processtap, op: datetime) -> dict:
    """A friendly answer to each question that has one; schools and institutes stay empty."""
    vast = {
        Veldsoort.JA_NEE: "ja",
        Veldsoort.GETAL: 20,
        Veldsoort.SCORE: "4",
        Veldsoort.ADVIES: "positief",
        Veldsoort.DATUM: timezone.localdate(op).isoformat(),
        Veldsoort.LANG: "Een open gesprek. Weet goed waaraan dit begint.",
    }
    antwoorden = {veld["code"]: vast[veld["soort"]] for veld in stap.velden if veld["soort"] in vast}
    keuzes = {veld["code"]: veld["goed"][0] for veld in stap.velden if veld["soort"] == Veldsoort.KEUZE}
    return antwoorden | keuzes


def _spreek_af(aanmelding: Routeaanmelding, rij: Routestap, mensen: Mensen) -> None:
    Kandidaat.objects.filter(pk=aanmelding.kandidaat_id).update(
        volgende_stap=rij.stap.volgende_stap,
        volgende_stap_van=mensen["makelaar"],
        volgende_stap_op=rij.uiterlijk,
    )


def _vertel(aanmelding: Routeaanmelding, begonnen: datetime, mensen: Mensen) -> None:
    """What the timeline of the candidate says."""
    gedaan = aanmelding.stappen.filter(status=Routestapstatus.GEDAAN).select_related("stap")
    Stap.objects.bulk_create(
        [
            Stap(
                kandidaat=aanmelding.kandidaat,
                soort=Stapsoort.ROUTE_AANGEMELD,
                tekst=f"U bent begonnen met de route ‘{aanmelding.route}’.",
                op=begonnen,
            ),
            *(
                Stap(
                    kandidaat=aanmelding.kandidaat,
                    soort=Stapsoort.ROUTESTAP,
                    tekst=rij.stap.klaar,
                    op=rij.gedaan_op,
                    door=mensen["makelaar"],
                )
                for rij in gedaan
            ),
        ]
    )


def _stap_uit(
    persoon: Kandidaat,
    route: Route,
    stappen: list[Processtap],
    nummer: int,
    mensen: Mensen,
    toeval: Toeval,
) -> None:
    """This candidate sent an application and left later on, with a reason."""
    na = [stap for stap in stappen if stap.volgorde > 2 and stap.vorm != Stapvorm.KLAAR]
    aanmelding = _zet_in_stap(persoon, route, stappen, na[nummer % len(na)], mensen, toeval)
    if aanmelding.status == Routeaanmeldingstatus.CONCEPT:
        return
    laatste = aanmelding.stappen.get(status=Routestapstatus.NU)
    reden, toelichting, terug = REDENEN[nummer % len(REDENEN)]
    op = toeval.moment(toeval.dagen_geleden(1, 6))
    Exitgesprek.objects.create(
        aanmelding=aanmelding,
        stap=laatste,
        was=aanmelding.status,
        reden=reden,
        toelichting=toelichting,
        terugkomen=terug,
        door=mensen["makelaar"],
        op=op,
    )
    aanmelding.stappen.open().update(status=Routestapstatus.VERVALLEN)
    Routeaanmelding.objects.filter(pk=aanmelding.pk).update(
        status=Routeaanmeldingstatus.INGETROKKEN, beoordeeld_op=op
    )
    Kandidaat.objects.filter(pk=persoon.pk).update(
        volgende_stap="Bespreken wat wel past", volgende_stap_op=plus_werkdagen(toeval.vandaag, 3)
    )


def _maak_momenten(mensen: Mensen, toeval: Toeval) -> None:
    """Two mornings of interviews in the coming days."""
    for dagen in (2, 5):
        dag = plus_werkdagen(toeval.vandaag, dagen)
        begin = timezone.make_aware(datetime.combine(dag, time(9, 30)))
        Gespreksmoment.objects.bulk_create(
            Gespreksmoment(
                makelaar=mensen["makelaar"],
                begint_op=begin + timedelta(minutes=45 * nummer),
                eindigt_op=begin + timedelta(minutes=45 * (nummer + 1)),
                plaats="Het loket, kamer 2",
            )
            for nummer in range(4)
        )


def _boek_gesprekken(mensen: Mensen) -> None:
    """Who waits for the interview has a moment; one of them moved to it."""
    gesprekken = Routestap.objects.wachtend().exclude(stap__gepland="").filter(stap__wie="loket")
    vrij = list(Gespreksmoment.objects.vrij())
    for nummer, rij in enumerate(gesprekken.select_related("aanmelding", "stap").order_by("pk")[:3]):
        afspraakstap = rij.aanmelding.stappen.filter(stap__vorm=Stapvorm.AFSPRAAK).first()
        if afspraakstap and vrij:
            moment = vrij.pop(0)
            Afspraak.objects.create(
                stap=afspraakstap, moment=moment, door=mensen["makelaar"], verzet=nummer == 2
            )
            dag = timezone.localdate(moment.begint_op)
            Routestap.objects.filter(pk=rij.pk).update(uiterlijk=plus_werkdagen(dag, rij.stap.termijn))
            Kandidaat.objects.filter(pk=rij.aanmelding.kandidaat_id).update(
                volgende_stap=rij.stap.gepland.format(dag=f"{dag:%d-%m-%Y}"),
                volgende_stap_op=plus_werkdagen(dag, rij.stap.termijn),
            )


def _maak_subsidies(toeval: Toeval) -> None:
    """Boards apply when a traject starts, and account for it when it ends; who stops costs something."""
    trajecten = Traject.objects.zij_instroom().select_related("school", "kandidaat").order_by("pk")
    Subsidie.objects.bulk_create(
        _subsidie(traject, toeval) for traject in trajecten if toeval.keuze.random() < 0.8
    )


def _subsidie(traject: Traject, toeval: Toeval) -> Subsidie:
    rij = Subsidie(
        kandidaat=traject.kandidaat,
        bestuur_id=traject.school.bestuur_id,
        aangevraagd_op=min(traject.start_op, toeval.vandaag),
        kenmerk=f"ZI-{traject.start_op:%y}{traject.pk:04d}",
    )
    besluit = rij.aangevraagd_op + timedelta(days=toeval.keuze.randint(35, 70))
    if besluit > toeval.vandaag:
        return rij
    rij.status, rij.toegekend, rij.besloten_op = Subsidiestatus.TOEGEKEND, BEDRAG, besluit
    if traject.status == Trajectstatus.AFGEROND:
        rij.status, rij.verantwoord = Subsidiestatus.VERANTWOORD, BEDRAG
        rij.verantwoord_op = max(min(traject.eind_op + timedelta(days=40), toeval.vandaag), besluit)
    elif traject.status == Trajectstatus.GESTOPT and traject.kandidaat.status != Kandidaatstatus.ACTIEF:
        rij.status, rij.teruggevorderd = Subsidiestatus.TERUGGEVORDERD, Decimal("12500.00")
        rij.teruggevorderd_op = max(min(traject.gestopt_op + timedelta(days=60), toeval.vandaag), besluit)
        if rij.teruggevorderd_op < toeval.vandaag - timedelta(days=60):
            rij.verantwoord, rij.verantwoord_op = BEDRAG - rij.teruggevorderd, rij.teruggevorderd_op
            rij.status = Subsidiestatus.VERANTWOORD
    return rij
