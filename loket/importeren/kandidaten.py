"""What a spreadsheet of candidates may hold, and how a cell of it is read."""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from onderwijsregio.kern.cellen import keuze, keuzes, lees_datum, lees_telefoon, tekst
from onderwijsregio.kern.kolommen import Fout, Gelezen, Kolom, lees_rijen
from onderwijsregio.kern.tabellen import Tabel
from onderwijsregio.organisaties.keuzes import Dag, Sector

from ..keuzes import Bevoegdheid, Fase, Kandidaatstatus, Vooropleiding

#: What people write for a sector, beside its code and its name.
SECTORWOORDEN = {"basisschool": "po", "primair": "po", "primaironderwijs": "po", "voortgezet": "vo"}


def lees_email(tekst: str) -> str:
    """An e-mail address in small letters."""
    adres = tekst.removeprefix("mailto:").strip(" <>").lower()
    try:
        validate_email(adres)
    except ValidationError:
        raise ValueError("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.") from None
    return adres


def lees_postcode(tekst: str) -> str:
    """A Dutch postcode with or without letters."""
    postcode = re.sub(r"\s+", "", tekst).upper()
    if not re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", postcode):
        raise ValueError("Dit is geen postcode. Schrijf hem als 1315 of 1315AB.")
    return postcode


def lees_km(tekst: str) -> int:
    """A distance of 1 to 100 km."""
    getal = re.fullmatch(r"(\d{1,3})\s*(km)?", tekst)
    if not getal or not 1 <= int(getal[1]) <= 100:
        raise ValueError("Schrijf een getal van 1 tot en met 100.")
    return int(getal[1])


BEVOEGDHEIDSWOORDEN = {
    "geenbevoegdheid": "geen",
    "nee": "geen",
    "2egraads": "tweedegraads",
    "1egraads": "eerstegraads",
}
STATUSWOORDEN = {"gestopt": "afgesloten", "inactief": "rust", "lopend": "actief"}
OPLEIDINGSWOORDEN = {
    "universiteit": "wo",
    "universitair": "wo",
    "hogeschool": "hbo",
    "bachelor": "hbo",
    "master": "wo",
}

KOLOMMEN = [
    Kolom("email", "E-mailadres", lees_email, ("email", "mail", "e-mail", "mailadres"), verplicht=True),
    Kolom("voornaam", "Voornaam", tekst(60), ("roepnaam", "voornamen")),
    Kolom("tussenvoegsel", "Tussenvoegsel", tekst(20), ("tussenvoegsels", "voorvoegsel")),
    Kolom("achternaam", "Achternaam", tekst(80), ("familienaam", "geslachtsnaam")),
    Kolom("naam", "Hele naam", tekst(140), ("naam", "volledige naam", "kandidaat", "naam kandidaat")),
    Kolom(
        "telefoon", "Telefoonnummer", lees_telefoon,
        ("telefoon", "tel", "telnr", "mobiel", "mobiele nummer", "06", "gsm"),
    ),
    Kolom("postcode", "Postcode", lees_postcode, ("pc", "postcode wonen")),
    Kolom("sectoren", "Sectoren", keuzes(Sector, SECTORWOORDEN), ("sector", "onderwijssector", "interesse")),
    Kolom("bevoegdheid", "Bevoegdheid", keuze(Bevoegdheid, BEVOEGDHEIDSWOORDEN), ("bevoegd",)),
    Kolom(
        "vooropleiding", "Vooropleiding", keuze(Vooropleiding, OPLEIDINGSWOORDEN),
        ("opleiding", "opleidingsniveau", "niveau"),
    ),
    Kolom("dagen", "Dagen", keuzes(Dag), ("beschikbaar", "beschikbaarheid", "werkdagen")),
    Kolom("max_afstand_km", "Reisafstand in km", lees_km, ("reisafstand", "afstand", "km")),
    Kolom("motivatie", "Motivatie", tekst(5000), ("toelichting", "waarom")),
    Kolom("status", "Status", keuze(Kandidaatstatus, STATUSWOORDEN), ("stand",)),
    Kolom("fase", "Fase", keuze(Fase), ("fase klantreis",)),
    Kolom("volgende_stap", "Volgende stap", tekst(200), ("actie", "vervolg", "vervolgstap", "afspraak")),
    Kolom(
        "volgende_stap_op", "Datum van de volgende stap", lees_datum,
        ("datum volgende stap", "actiedatum", "uiterlijk", "deadline", "datum actie"),
    ),
    Kolom("eigenaar", "Wie doet de volgende stap (e-mailadres)", lees_email, ("eigenaar", "behandelaar", "makelaar")),
    Kolom("bekend_sinds", "Bekend sinds", lees_datum, ("datum", "aangemeld op", "datum aanmelding", "instroomdatum")),
    Kolom("opmerking", "Opmerking", tekst(500), ("opmerkingen", "notitie", "notities", "bijzonderheden")),
]  # fmt: skip
NAMEN = {kolom.code: kolom.naam for kolom in KOLOMMEN}


def lees_kandidaten(tabel: Tabel, plaatsen: dict[str, int]) -> Sequence[Gelezen]:
    """Every row read, with all that is wrong with it by itself or beside the other rows."""
    rijen = list(lees_rijen(tabel, plaatsen, KOLOMMEN))
    eerder: dict[str, int] = {}
    for rij in rijen:
        if rij.regel in tabel.te_breed:
            continue
        _zet_naam(rij)
        if email := rij.waarden.get("email"):
            if email in eerder:
                reden = f"Dit adres staat ook op regel {eerder[email]}. Houd per persoon één regel."
                rij.fouten.append(Fout(rij.regel, tabel.koppen[plaatsen["email"]], email, reden))
            eerder.setdefault(email, rij.regel)
    return rijen


def _zet_naam(rij: Gelezen) -> None:
    """First and last name out of what there is: a whole name is split at the first space."""
    waarden = rij.waarden
    heel, tussen = waarden.pop("naam", ""), waarden.pop("tussenvoegsel", "")
    if heel and "," in heel and "voornaam" not in waarden:
        achter, _, voor = heel.partition(",")
        heel = f"{voor.strip()} {achter.strip()}"
    if heel and "voornaam" not in waarden:
        waarden["voornaam"], _, rest = heel.partition(" ")
        waarden.setdefault("achternaam", rest)
    if tussen and waarden.get("achternaam"):
        waarden["achternaam"] = f"{tussen} {waarden['achternaam']}"
    if not waarden.get("voornaam") and not any(
        fout.kolom for fout in rij.fouten if "naam" in fout.kolom.lower()
    ):
        rij.fouten.append(Fout(rij.regel, "Voornaam", "", "Er staat geen naam bij deze persoon."))
    for veld, lengte in (("voornaam", 60), ("achternaam", 80)):
        if len(waarden.get(veld, "")) > lengte:
            rij.fouten.append(
                Fout(rij.regel, NAMEN[veld], waarden[veld][:100], f"Langer dan {lengte} tekens.")
            )
