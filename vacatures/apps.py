from django.apps import AppConfig

from onderwijsregio.kern.api import registreer_router
from onderwijsregio.kern.geheugen import vergeet_bij
from onderwijsregio.kern.menu import Blok, Menupunt, registreer


class VacaturesConfig(AppConfig):
    name = "vacatures"
    verbose_name = "Vacatures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from loket import signalen
        from loket.acties import verwijzingen
        from loket.models import Gegevens, persoonsgegevens
        from loket.models.kandidaat import documenttoegang

        from . import acties
        from .acties.samenvoegen import BIJ_SAMENVOEGEN
        from .models import Poollid, Sollicitatie, Stageplaats, Vacature
        from .views import blokken, mijn_vervanging, vervanging

        verwijzingen.registreer(**BIJ_SAMENVOEGEN)
        signalen.afgesloten.connect(acties.bij_afgesloten_kandidaat)
        signalen.document_nodig.connect(acties.bij_document_nodig)
        documenttoegang.append(Sollicitatie.objects.documenten_voor)
        persoonsgegevens.append(Gegevens(Sollicitatie, "Uw sollicitaties", wis=("motivatie", "antwoord")))
        persoonsgegevens.append(Gegevens(Poollid, "U en de vervangingspool", wis=("opmerking",)))
        vergeet_bij(Vacature, Stageplaats)
        registreer_router(("", "vacatures.api.router"))
        registreer(
            Menupunt("Vacatures", "vacatures:vacatures", 20, lambda request: True),
            Menupunt("Stages", "vacatures:stages", 30, lambda request: not _werkt_hier(request)),
            Menupunt("Onze vacatures", "vacatures:eigen_vacatures", 25, _schrijft_vacatures),
            Menupunt("Verborgen vacatures", "vacatures:verborgen", 26, _ziet_tekort),
            Menupunt("Gegevens voor systemen (API)", "api:api-root", 80, lambda request: True, plek="voet"),
            Menupunt("Vervanging", "vacatures:vervanging", 27, _ziet_vervanging),
            Blok("mijn", "vacatures/vervanging/blok_mijn.html", 15, mijn_vervanging.mijn_pool),
            Blok("werk", "vacatures/vervanging/blok_werk.html", 8, vervanging.te_vullen),
            Blok("kandidaat", "vacatures/vervanging/blok_kandidaat.html", 40, vervanging.van_kandidaat),
            Blok("home", "vacatures/blok_nieuwste.html", 20, blokken.nieuwste),
            Blok("mijn", "vacatures/blok_mijn.html", 30, blokken.mijn_sollicitaties),
            Blok("werk", "vacatures/blok_werk.html", 30, blokken.te_beantwoorden),
        )


def _werkt_hier(request) -> bool:
    return request.user.is_authenticated and request.user.lidmaatschap is not None


def _schrijft_vacatures(request) -> bool:
    from .rechten import mag_schrijven

    return mag_schrijven.test(request.user)


def _ziet_tekort(request) -> bool:
    from .rechten import ziet_tekort

    return ziet_tekort.test(request.user)


def _ziet_vervanging(request) -> bool:
    from .acties import heeft_pool
    from .rechten import ziet_vervanging

    return ziet_vervanging.test(request.user) and heeft_pool()
