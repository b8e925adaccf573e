from django.apps import AppConfig

from onderwijsregio.kern.menu import OPLEIDEN, Blok, Menupunt, registreer, voor


class BegeleidingConfig(AppConfig):
    name = "begeleiding"
    verbose_name = "Begeleiding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from loket.acties import verwijzingen
        from loket.models import Bewaargrond, Gegevens, bewaargronden, persoonsgegevens
        from loket.rechten import is_kandidaat, werkt
        from matching.models import Plaatsing
        from matching.signalen import geplaatst

        from . import rechten
        from .acties import bij_plaatsing
        from .acties.samenvoegen import BIJ_SAMENVOEGEN
        from .models import Gesprek, Inschrijving, Koppeling, Mijlpaal, Traject
        from .views import blokken

        verwijzingen.registreer(**BIJ_SAMENVOEGEN)

        persoonsgegevens.extend(
            [
                Gegevens(Traject, "Uw trajecten", wis=("stopreden",)),
                Gegevens(Mijlpaal, "Mijlpalen", pad="traject__kandidaat"),
                Gegevens(Koppeling, "Uw mentor", pad="traject__kandidaat"),
                Gegevens(
                    Gesprek,
                    "Gesprekken met uw mentor",
                    pad="koppeling__traject__kandidaat",
                    wis=("onderwerp", "verslag", "afspraken"),
                ),
                Gegevens(Inschrijving, "Uw scholing"),
            ]
        )
        bewaargronden.append(Bewaargrond("volgt een traject", Traject.objects.lopende_mensen))
        geplaatst.connect(bij_plaatsing, sender=Plaatsing, dispatch_uid="begeleiding.bij_plaatsing")
        registreer(
            Menupunt("Trajecten", "begeleiding:trajecten", 40, voor(rechten.volgt_trajecten), groep=OPLEIDEN),
            Menupunt("Scholing", "begeleiding:scholingen", 45, voor(werkt), groep=OPLEIDEN),
            Menupunt("Scholing", "begeleiding:scholingen", 19, voor(is_kandidaat), plek="account"),
            Blok("mijn", "begeleiding/blok_traject.html", 20, blokken.mijn_traject),
            Blok("mijn", "begeleiding/blok_scholing.html", 40, blokken.mijn_scholing),
            Blok("werk", "begeleiding/blok_mensen.html", 20, blokken.mijn_mensen),
            Blok("werk", "begeleiding/blok_zonder_mentor.html", 40, blokken.zonder_mentor),
            Blok("werk", "begeleiding/blok_scholing.html", 50, blokken.mijn_scholing),
            Blok("kandidaat", "begeleiding/blok_kandidaat.html", 30, blokken.van_kandidaat),
        )
