from django.apps import AppConfig

from onderwijsregio.kern import menu, regiogegevens, sitemaps, zoeken
from onderwijsregio.kern.api import registreer_router
from onderwijsregio.kern.geheugen import is_eigen, vergeet_bij


class VacaturesConfig(AppConfig):
    name = "vacatures"
    verbose_name = "Vacatures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        _luister_naar_het_loket()
        _toon()


def _luister_naar_het_loket() -> None:
    """What vacancies hear of the loket, keep of a person, and read from a region's files."""
    from loket import signalen
    from loket.acties import verwijzingen
    from loket.models import Bewaargrond, bekend_bij, bewaargronden, persoonsgegevens
    from loket.models.kandidaat import documenttoegang

    from . import acties, regiodata
    from .acties.persoonsgegevens import PERSOONSGEGEVENS
    from .acties.samenvoegen import BIJ_SAMENVOEGEN
    from .models import Sollicitatie

    verwijzingen.registreer(**BIJ_SAMENVOEGEN)
    signalen.afgesloten.connect(acties.bij_afgesloten_kandidaat)
    signalen.document_nodig.connect(acties.bij_document_nodig)
    documenttoegang.append(Sollicitatie.objects.documenten_voor)
    bekend_bij.append(Sollicitatie.objects.besturen_van)
    persoonsgegevens.extend(PERSOONSGEGEVENS)
    bewaargronden.append(
        Bewaargrond("heeft een sollicitatie lopen", Sollicitatie.objects.lopende_mensen, ook_op_verzoek=False)
    )
    regiogegevens.registreer_lader(regiodata.laad_antwoordsjablonen)
    regiogegevens.registreer_lader(regiodata.laad)
    regiogegevens.registreer_lader(regiodata.laad_schaaltabellen)


def _toon() -> None:
    """The way to every page, what search engines read, and which rows change a public page."""
    from loket.views import bureau

    from .models import (
        Lesaanbod,
        Regioafspraak,
        Schaalbedrag,
        Schaaltabel,
        Stageaanbod,
        Stageperiode,
        Stageplaats,
        Vacature,
    )
    from .views import blokken, feeds
    from .views.bewaren import COOKIE
    from .views.navigatie import NAVIGATIE
    from .views.overal import ZOEKBRONNEN

    bureau.VOORRANG.append(blokken.zonder_antwoord)
    menu.registreer(*NAVIGATIE)
    zoeken.registreer(*ZOEKBRONNEN)
    registreer_router(("", "vacatures.api.router"))
    sitemaps.registreer("vacatures", feeds.OpenVacatures)
    sitemaps.registreer("vacatures_per_plaats", feeds.PerPlaats)
    vergeet_bij(Vacature, Lesaanbod, Stageplaats, Stageaanbod, Stageperiode, Regioafspraak)
    vergeet_bij(Schaaltabel, Schaalbedrag)
    is_eigen(COOKIE)
