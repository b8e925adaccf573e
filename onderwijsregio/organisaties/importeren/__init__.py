"""Read published files of schools and postcodes, say what would change, and change it: all or nothing."""

from .ronde import (
    TeVeelGesloten,
    VoorbeeldVerouderd,
    beoordeel,
    gooi_weg,
    importeer,
    maak_voorbeeld,
    voer_door,
)
from .tabel import BestandGeweigerd
from .verslag import KOPPEN, als_rijen, delen, feiten, foute_regels

__all__ = [
    "KOPPEN",
    "BestandGeweigerd",
    "TeVeelGesloten",
    "VoorbeeldVerouderd",
    "als_rijen",
    "beoordeel",
    "delen",
    "feiten",
    "foute_regels",
    "gooi_weg",
    "importeer",
    "maak_voorbeeld",
    "voer_door",
]
