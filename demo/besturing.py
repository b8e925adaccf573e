"""Governance of the demo: who sits where, a meeting that was held, and a plan for this year."""

from datetime import timedelta

from governance import acties
from governance.keuzes import Gremiumsoort, Stemkeuze
from governance.models import Doel, Gremium, Plan, Vergadering
from onderwijsregio.organisaties.models import Regio

from .accounts import Mensen
from .toeval import Toeval

BESLIST = [Gremiumsoort.STUURGROEP, Gremiumsoort.BESTUURLIJK_OVERLEG]


def maak_besturing(mensen: Mensen, toeval: Toeval) -> None:
    """Seat the demo accounts, carry the plan on to this year, and hold one meeting with a decision."""
    gremium = min(Gremium.objects.filter(soort__in=BESLIST), key=lambda g: BESLIST.index(g.soort))
    gremium.zetels.filter(organisatie=mensen.besturen[0], stemrecht=True).update(
        gebruiker=mensen["stuurgroep"]
    )
    _zet_plan_voort(toeval)
    _houd_vergadering(gremium, mensen, toeval)


def _zet_plan_voort(toeval: Toeval) -> None:
    """The sources end with the plan of an earlier year; the demo carries its activities on to this one."""
    laatste = Plan.objects.order_by("-jaar").first()
    jaar = toeval.vandaag.year
    if laatste is None or laatste.jaar >= jaar:
        return
    regio = Regio.objects.get()
    plan = Plan.objects.create(
        jaar=jaar,
        titel=f"Plan van aanpak {regio.naam} {jaar} (voorbeeld: voortzetting van het plan {laatste.jaar})",
        van=laatste.van.replace(year=jaar),
        tot_en_met=laatste.tot_en_met.replace(year=jaar),
        bron=laatste.bron,
    )
    doelen = {
        doel.code: Doel.objects.create(plan=plan, thema=doel.thema, code=doel.code, naam=doel.naam)
        for doel in laatste.doelen.select_related("thema")
    }
    for activiteit in laatste.activiteiten.select_related("doel"):
        activiteit.pk, activiteit.plan = None, plan
        activiteit.doel = doelen.get(activiteit.doel.code) if activiteit.doel else None
        activiteit.van = activiteit.van.replace(year=jaar)
        activiteit.tot_en_met = activiteit.tot_en_met.replace(year=jaar)
        activiteit._state.adding = True
        activiteit.save()


def _houd_vergadering(gremium: Gremium, mensen: Mensen, toeval: Toeval) -> None:
    """Yesterday's meeting, with one decision that everybody agreed to."""
    secretaris = mensen["programmaleider"]
    vergadering = Vergadering.objects.create(
        gremium=gremium,
        begint_op=toeval.moment(toeval.vandaag - timedelta(days=1)),
        plaats="Stadhuis, zaal 2",
        gepland_door=secretaris,
    )
    punt = acties.agendeer(vergadering=vergadering, titel="Werving van zij-instromers", door=secretaris)
    besluit = acties.stel_besluit_voor(
        agendapunt=punt,
        tekst="De besturen voeren dit schooljaar samen een wervingscampagne voor zij-instromers.",
        door=secretaris,
    )
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    for zetel in gremium.zetels.filter(stemrecht=True):
        acties.stem(stemming=stemming, zetel=zetel, keuze=Stemkeuze.VOOR, door=secretaris)
    acties.sluit_stemming(stemming=stemming, door=secretaris)
    acties.rond_vergadering_af(vergadering=vergadering, door=secretaris)
