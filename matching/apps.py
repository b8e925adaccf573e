from django.apps import AppConfig

from onderwijsregio.kern.menu import OPLEIDEN, Blok, Menupunt, registreer, voor


class MatchingConfig(AppConfig):
    name = "matching"
    verbose_name = "Matching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from loket.acties import verwijzingen
        from loket.models import Bewaargrond, Gegevens, bekend_bij, bewaargronden, persoonsgegevens
        from loket.signalen import afgeschermd, afgesloten, toestemming_ingetrokken
        from vacatures import signalen

        from . import rechten
        from .acties import plaatsen
        from .acties.samenvoegen import BIJ_SAMENVOEGEN
        from .models import Plaatsing, Voorstel
        from .views import blokken

        verwijzingen.registreer(**BIJ_SAMENVOEGEN)
        persoonsgegevens.extend(
            [
                Gegevens(Voorstel, "Banen waarvoor u bent voorgesteld", wis=("delen", "reden_afwijzing")),
                Gegevens(Plaatsing, "Uw plaatsingen"),
            ]
        )
        bewaargronden.extend(
            [
                Bewaargrond("werkt op een school in de regio", Plaatsing.objects.lopende_mensen),
                Bewaargrond(
                    "is voorgesteld voor een baan", Voorstel.objects.wachtende_mensen, ook_op_verzoek=False
                ),
            ]
        )
        bekend_bij.append(Plaatsing.objects.besturen_van)
        afgesloten.connect(plaatsen.bij_afgesloten_kandidaat)
        afgeschermd.connect(plaatsen.bij_afgeschermde_kandidaat)
        toestemming_ingetrokken.connect(plaatsen.bij_ingetrokken_toestemming)
        signalen.gesloten.connect(plaatsen.bij_gesloten_vacature)
        signalen.aangenomen.connect(plaatsen.bij_aangenomen_sollicitatie)
        signalen.wordt_gebruikt.connect(plaatsen.vacature_nodig)
        signalen.rekent_erop.connect(plaatsen.wie_is_voorgesteld)
        registreer(
            Menupunt("Matching", "matching:rondes", 40, voor(rechten.mag_bekijken), groep=OPLEIDEN),
            Blok("mijn", "matching/blok_mijn.html", 20, blokken.mijn_voorstellen),
            Blok("werk", "matching/blok_werk.html", 40, blokken.werk),
            Blok("kandidaat", "matching/blok_kandidaat.html", 20, blokken.van_kandidaat),
        )
