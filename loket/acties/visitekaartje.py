"""Who somebody deals with at the loket."""

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Kandidaat, Visitekaartje


def bewaar_visitekaartje(
    *,
    gebruiker: Gebruiker,
    functie: str,
    tekst: str,
    op_website: bool,
    portret: bytes | None = None,
    zonder_portret: bool = False,
) -> Visitekaartje:
    """Keep what somebody tells about themself; without a new portrait the old one stays, unless it has to go."""
    kaartje = Visitekaartje.objects.filter(gebruiker=gebruiker).first() or Visitekaartje(gebruiker=gebruiker)
    kaartje.functie, kaartje.tekst, kaartje.op_website = functie, tekst, op_website
    if portret or zonder_portret:
        kaartje.portret = portret
    kaartje.full_clean(exclude=["gebruiker"])
    kaartje.save()
    return kaartje


def contactpersoon_van(kandidaat: Kandidaat) -> Gebruiker | None:
    """Who the candidate deals with: whose turn it is, or else whoever of us did something last."""
    nu = kandidaat.volgende_stap_van
    if nu and nu.pk != kandidaat.gebruiker_id:
        return nu
    van_ons = kandidaat.stappen.filter(door__lidmaatschappen__isnull=False).exclude(
        door=kandidaat.gebruiker_id
    )
    laatste = van_ons.select_related("door").order_by("-op", "-pk").first()
    return laatste.door if laatste else None
