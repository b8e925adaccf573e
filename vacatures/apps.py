from django.apps import AppConfig

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
        from onderwijsregio.kern import regiogegevens

        from . import acties, regiodata
        from .acties.samenvoegen import BIJ_SAMENVOEGEN
        from .models import (
            Poollid,
            Sollicitatie,
            Stageaanbod,
            Stageperiode,
            Stageplaats,
            Stagestudent,
            Stagevraag,
            Vacature,
            Zoekopdracht,
        )
        from .views import blokken, mijn_vervanging, vervanging, zoekopdrachten

        verwijzingen.registreer(**BIJ_SAMENVOEGEN)
        signalen.afgesloten.connect(acties.bij_afgesloten_kandidaat)
        signalen.document_nodig.connect(acties.bij_document_nodig)
        documenttoegang.append(Sollicitatie.objects.documenten_voor)
        persoonsgegevens.append(Gegevens(Sollicitatie, "Uw sollicitaties", wis=("motivatie", "antwoord")))
        persoonsgegevens.append(
            Gegevens(
                Zoekopdracht,
                "Uw zoekopdrachten",
                pad="",
                adres="email",
                weg=True,
                verberg=("geschreven_in", "haal_in", "bevestigingen", "link_op"),
            )
        )
        persoonsgegevens.append(Gegevens(Poollid, "U en de vervangingspool", wis=("opmerking",)))
        persoonsgegevens.extend(
            [
                Gegevens(
                    Stagevraag.scholen.through,
                    "Scholen waar u graag stage loopt",
                    pad="stagevraag__student__kandidaat",
                    weg=True,
                    verberg=("stagevraag",),
                ),
                Gegevens(
                    Stagestudent.eerder_op.through,
                    "Scholen waar u eerder stage liep",
                    pad="stagestudent__kandidaat",
                    weg=True,
                    verberg=("stagestudent",),
                ),
                Gegevens(
                    Stagevraag,
                    "De stage die u zoekt",
                    pad="student__kandidaat",
                    weg=True,
                    verberg=("student",),
                ),
                Gegevens(Stagestudent, "Uw opleiding bracht u als student", weg=True),
            ]
        )
        regiogegevens.registreer_lader(regiodata.laad)
        vergeet_bij(Vacature, Stageplaats, Stageaanbod, Stageperiode)
        registreer(
            Menupunt("Vacatures", "vacatures:vacatures", 20, lambda request: True),
            Menupunt("Stages", "vacatures:stages", 30, lambda request: not _werkt_hier(request)),
            Menupunt("Stageplaatsen", "vacatures:stagewerk", 28, _ziet_stages),
            Menupunt("Onze vacatures", "vacatures:eigen_vacatures", 25, _schrijft_vacatures),
            Menupunt("Verborgen vacatures", "vacatures:verborgen", 26, _ziet_tekort),
            Menupunt("Mail over vacatures", "vacatures:zoekopdrachten_cijfers", 29, _ziet_tekort),
            Menupunt("Uw zoekopdrachten", "vacatures:zoekopdrachten", 18, _is_kandidaat, "account"),
            Menupunt(
                "Mail over vacatures", "vacatures:zoekopdrachten_link", 17, lambda request: True, "voet"
            ),
            Menupunt("Vervanging", "vacatures:vervanging", 27, _ziet_vervanging),
            Blok("mijn", "vacatures/vervanging/blok_mijn.html", 15, mijn_vervanging.mijn_pool),
            Blok("werk", "vacatures/vervanging/blok_werk.html", 8, vervanging.te_vullen),
            Blok("kandidaat", "vacatures/vervanging/blok_kandidaat.html", 40, vervanging.van_kandidaat),
            Blok("home", "vacatures/blok_nieuwste.html", 20, blokken.nieuwste),
            Blok("mijn", "vacatures/blok_mijn.html", 30, blokken.mijn_sollicitaties),
            Blok("mijn", "vacatures/zoekopdrachten/blok_mijn.html", 32, zoekopdrachten.mijn_zoekopdrachten),
            Blok("werk", "vacatures/blok_werk.html", 30, blokken.te_beantwoorden),
            Blok("werk", "vacatures/stages/blok_werk.html", 35, blokken.stages_te_vertellen),
            Blok("school", "vacatures/stages/blok_school.html", 20, blokken.stages_op_school),
        )


def _is_kandidaat(request) -> bool:
    return request.user.is_authenticated and not _werkt_hier(request)


def _werkt_hier(request) -> bool:
    return request.user.is_authenticated and request.user.lidmaatschap is not None


def _schrijft_vacatures(request) -> bool:
    from .rechten import mag_schrijven

    return mag_schrijven.test(request.user)


def _ziet_tekort(request) -> bool:
    from .rechten import ziet_tekort

    return ziet_tekort.test(request.user)


def _ziet_stages(request) -> bool:
    from .rechten import ziet_stagecijfers

    return ziet_stagecijfers.test(request.user)


def _ziet_vervanging(request) -> bool:
    from .acties import heeft_pool
    from .rechten import ziet_vervanging

    return ziet_vervanging.test(request.user) and heeft_pool()
