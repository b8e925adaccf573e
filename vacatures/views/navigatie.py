"""The way to every part of vacancies, and what they show on pages of others."""

from django.http import HttpRequest

from loket.rechten import is_bezoeker_of_kandidaat, is_kandidaat
from onderwijsregio.kern.menu import WERK, Blok, Menupunt, voor, voor_iedereen

from .. import rechten
from . import blokken, lespoort, leswerk, mijn_vervanging, vervanging, zoekopdrachten


def _met_pool(request: HttpRequest) -> bool:
    return rechten.ziet_vervanging.test(request.user) and vervanging.heeft_pool(request)


NAVIGATIE = [
    Menupunt(
        "Vacatures", "vacatures:vacatures", 20, voor_iedereen, ook=("/vacatures/zoekopdrachten/",), groep=WERK
    ),
    Menupunt("Stages", "vacatures:stages", 30, voor(is_bezoeker_of_kandidaat)),
    Menupunt(
        "Onze vacatures",
        "vacatures:eigen_vacatures",
        25,
        voor(rechten.mag_schrijven),
        ook=("/werk/sollicitaties/", "/werk/koppelingen/", "/werk/afspraken/", "/werk/schaalbedragen/"),
    ),
    Menupunt(
        "Vacaturecijfers",
        "vacatures:verborgen",
        26,
        voor(rechten.ziet_tekort),
        ook=(
            "/werk/vacatures/",
            "/werk/sollicitaties/",
            "/werk/afspraken/",
            "/werk/schaalbedragen/",
            "/werk/zoekopdrachten/",
        ),
        groep=WERK,
    ),
    Menupunt("Vervanging", "vacatures:vervanging", 27, _met_pool, groep=WERK),
    Menupunt("Stageplaatsen", "vacatures:stagewerk", 28, voor(rechten.ziet_stagecijfers), groep=WERK),
    Menupunt("Lessen van buiten", "vacatures:lessen", 35, lespoort.zoekt_lessen, "voet"),
    Menupunt("Lessen van buiten", "vacatures:onze_lessen", 36, lespoort.werkt_met_lessen, groep=WERK),
    Menupunt("Uw zoekopdrachten", "vacatures:zoekopdrachten", 18, voor(is_kandidaat), "account"),
    Menupunt("Mail over vacatures", "vacatures:zoekopdrachten_link", 17, voor_iedereen, "voet"),
    Menupunt("Gegevens voor systemen (API)", "api:api-root", 80, voor_iedereen, "voet"),
    Menupunt("Zoekwoorden", "vacatures:zoekwoorden", 60, voor(rechten.beheert_zoekwoorden), "voet"),
    Menupunt("Schaalbedragen", "vacatures:schaaltabellen", 61, voor(rechten.schrijft_schaalbedragen), "voet"),
    Blok("home", "vacatures/blok_nieuwste.html", 20, blokken.nieuwste),
    Blok("school", "vacatures/stages/blok_school.html", 20, blokken.stages_op_school),
    Blok("mijn", "vacatures/vervanging/blok_mijn.html", 15, mijn_vervanging.mijn_pool),
    Blok("mijn", "vacatures/blok_mijn.html", 30, blokken.mijn_sollicitaties),
    Blok("mijn", "vacatures/zoekopdrachten/blok_mijn.html", 32, zoekopdrachten.mijn_zoekopdrachten),
    Blok("mijn", "vacatures/blok_bewaard.html", 35, blokken.bewaarde),
    Blok("werk", "vacatures/vervanging/blok_werk.html", 8, vervanging.te_vullen),
    Blok("werk", "vacatures/stages/blok_werk.html", 35, blokken.stages_te_vertellen),
    Blok("werk", "vacatures/lessen/blok_werk.html", 35, leswerk.blok),
    Blok("werk", "vacatures/blok_werk.html", 30, blokken.te_beantwoorden),
    Blok("kandidaat", "vacatures/blok_doorgegeven.html", 10, blokken.doorgegeven),
    Blok("kandidaat", "vacatures/vervanging/blok_kandidaat.html", 40, vervanging.van_kandidaat),
]
