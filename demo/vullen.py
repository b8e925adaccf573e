"""Fills a region with invented persons and what they do, after its own data have been loaded."""

from django.db import transaction

from onderwijsregio.kern.regiogegevens import Regiogegevens

from .accounts import maak_accounts
from .agenda import maak_agenda
from .ander_werk import maak_ander_werk
from .balie import maak_balie
from .bereik import maak_bereik
from .besturing import maak_besturing
from .collega import maak_collega
from .instroom import maak_instroom
from .kandidaten import maak_kandidaten
from .keuzehulp import maak_keuzehulp
from .koppelingen import maak_koppelingen
from .lesaanbod import maak_lesaanbod
from .rondleiding import geef_traject, maak_kandidaat, maak_scholingen
from .scholen import maak_scholen
from .sollicitaties import maak_sollicitaties
from .stages import maak_stages
from .toeval import Toeval
from .trajecten import maak_trajecten
from .vacatures import maak_vacatures
from .vervanging import maak_vervanging
from .visitekaartjes import maak_visitekaartjes
from .vragen import maak_eigen_gesprek
from .zoekopdrachten import maak_zoekopdrachten


@transaction.atomic
def vul_regio(gegevens: Regiogegevens) -> None:
    """Add everything that `demo.toml` asks for; a region without demo schools stays empty."""
    bestand = gegevens.toml("demo")
    if not bestand.get("school"):
        return
    aantallen, toeval = bestand["aantallen"], Toeval()
    scholen = maak_scholen(bestand["school"])
    mensen = maak_accounts(scholen, toeval)
    starts = aantallen["zij_instromers_gestart"]
    kandidaat = maak_kandidaat(mensen, scholen[0].postcode, toeval)
    maak_trajecten(starts, scholen, mensen, toeval)
    geef_traject(mensen, toeval)
    maak_kandidaten(aantallen["kandidaten"] - sum(starts.values()) - 1, mensen, toeval)
    maak_vacatures(aantallen["vacatures"], scholen, mensen, toeval)
    maak_stages(scholen, aantallen["stageplaatsen"], mensen, toeval)
    maak_koppelingen(mensen)
    maak_scholingen(bestand.get("scholing", []), toeval)
    maak_besturing(mensen, toeval)
    maak_agenda(scholen, mensen, toeval)
    maak_instroom(mensen, toeval)
    maak_keuzehulp(mensen, toeval)
    maak_balie(mensen)
    maak_vervanging(scholen, mensen)
    maak_bereik()
    maak_visitekaartjes(mensen)
    maak_eigen_gesprek(kandidaat, mensen)
    maak_sollicitaties(mensen)
    maak_zoekopdrachten(scholen[0].postcode)
    maak_lesaanbod(scholen, mensen)
    maak_collega(mensen)
    maak_ander_werk(scholen, mensen)
