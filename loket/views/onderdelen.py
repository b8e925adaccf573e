"""Parts of the portal that editors put in a text: what is in the data, told as it is now."""

from django.http import HttpRequest

from onderwijsregio.kern.menu import Onderdeel
from onderwijsregio.organisaties import kaart
from onderwijsregio.organisaties.keuzes import Organisatiesoort, Sector
from onderwijsregio.organisaties.models import Buurregio, Organisatie, Postcodegebied, Regio, School

from .. import acties, rapportages
from ..models import Artikel, Kandidaat, Regeling, Route, Verhaal, Visitekaartje


def gemeenten(request: HttpRequest) -> dict:
    """The municipalities by name; none as long as there is no region."""
    regio = Regio.objects.first()
    return {"rijen": sorted(regio.gemeenten) if regio else []}


def gebied(request: HttpRequest) -> dict:
    """The municipalities on a map, and the regions next door."""
    buren = list(Buurregio.objects.all())
    punten = [kaart.Punt(buur.lat, buur.lon, buur.naam) for buur in buren]
    return {
        **gemeenten(request),
        "buren": buren,
        "kaart": kaart.teken(kaart.punten_van(Postcodegebied.objects.all()), buren=punten),
    }


def sectoren(request: HttpRequest) -> dict:
    """The sectors of the region, in words; none as long as there is no region."""
    regio = Regio.objects.first()
    return {"rijen": [Sector(code).label for code in regio.sectoren] if regio else []}


def scholen(request: HttpRequest) -> dict:
    """Boards with the number of their open schools."""
    per_bestuur: dict[Organisatie, int] = {}
    for school in School.objects.zichtbaar_voor(request.user).open().select_related("bestuur"):
        per_bestuur[school.bestuur] = per_bestuur.get(school.bestuur, 0) + 1
    return {"rijen": sorted(per_bestuur.items(), key=lambda rij: rij[0].naam.casefold())}


def opleiders(request: HttpRequest) -> dict:
    """The trainings for teachers and the mbo colleges, each with its page when it has one."""
    soorten = [Organisatiesoort.LERARENOPLEIDING, Organisatiesoort.MBO]
    organisaties = Organisatie.objects.zichtbaar_voor(request.user).filter(soort__in=soorten)
    return {"rijen": organisaties.select_related("bladzijde")}


def routes(request: HttpRequest) -> dict:
    """All routes, in the order of the region."""
    return {"rijen": Route.objects.all()}


def contact(request: HttpRequest) -> dict:
    """The region: its telephone number and mail address."""
    return {"regio": Regio.objects.first()}


def contactpersoon(request: HttpRequest) -> dict:
    """The people of the loket; for a candidate first the one they deal with."""
    eigen = None
    if request.user.is_authenticated:
        kandidaat = (
            Kandidaat.objects.filter(gebruiker=request.user).select_related("volgende_stap_van").first()
        )
        eigen = kandidaat and acties.contactpersoon_van(kandidaat)
    return {"eigen": eigen, "rijen": Visitekaartje.objects.op_de_website()}


def regelingen(request: HttpRequest) -> dict:
    """The arrangements on the website that have not ended, by subject."""
    return {"rijen": Regeling.objects.live().geldig()}


def nieuws(request: HttpRequest) -> dict:
    """The three newest articles."""
    return {"rijen": Artikel.objects.live()[:3]}


def verhalen(request: HttpRequest) -> dict:
    """The first three stories, in the order the editor gave them."""
    return {"rijen": Verhaal.objects.live().order_by("path")[:3]}


def antwoordtijd(request: HttpRequest) -> dict:
    """How fast there was an answer; see rapportages.antwoordtijd."""
    return {"gemeten": rapportages.antwoordtijd()}


def _deel(context, tekst: str) -> Onderdeel:
    naam = context.__name__
    return Onderdeel(naam, tekst, f"loket/onderdelen/{naam}.html", context)


ONDERDELEN = (
    _deel(gemeenten, "De gemeenten van de regio"),
    _deel(gebied, "Het gebied op een kaart, met de buren"),
    _deel(sectoren, "De sectoren van de regio"),
    _deel(scholen, "De besturen en hun scholen"),
    _deel(opleiders, "De opleiders"),
    _deel(routes, "De routes"),
    _deel(contactpersoon, "Met wie u praat: de mensen van het loket"),
    _deel(contact, "Telefoon en mail"),
    _deel(antwoordtijd, "Hoe snel er antwoord is, gemeten"),
    _deel(regelingen, "De regelingen"),
    _deel(nieuws, "Het laatste nieuws"),
    _deel(verhalen, "Verhalen"),
)
