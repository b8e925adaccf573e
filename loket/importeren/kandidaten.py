"""What a spreadsheet of candidates may hold, and how a cell of it is read."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from onderwijsregio.kern.kolommen import Fout, Gelezen, Kolom, kaal, lees_rijen
from onderwijsregio.kern.tabellen import Tabel
from onderwijsregio.organisaties.keuzes import Dag, Sector

from ..keuzes import Bevoegdheid, Fase, Kandidaatstatus, Vooropleiding

#: What people write for a sector, beside its code and its name.
SECTORWOORDEN = {"basisschool": "po", "primair": "po", "primaironderwijs": "po", "voortgezet": "vo"}
DAGDELEN = re.compile(r"[,;/+&\s]+|\ben\b")


def lees_tekst(lengte: int):
    """A reader for a text of at most this many characters."""

    def lees(tekst: str) -> str:
        if len(tekst) > lengte:
            raise ValueError(f"Dit is langer dan {lengte} tekens. Maak het korter.")
        return tekst

    return lees


def lees_email(tekst: str) -> str:
    """An e-mail address in small letters."""
    adres = tekst.removeprefix("mailto:").strip(" <>").lower()
    try:
        validate_email(adres)
    except ValidationError:
        raise ValueError("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.") from None
    return adres


def lees_telefoon(tekst: str) -> str:
    """A telephone number; a spreadsheet loses the first zero, so nine digits get it back."""
    nummer = tekst.replace("(0)", "")
    cijfers = re.sub(r"\D", "", nummer)
    if len(cijfers) == 9 and not nummer.startswith("+"):
        return f"0{cijfers}"
    if not re.fullmatch(r"\+?[\d\s()./-]{8,20}", nummer) or not 8 <= len(cijfers) <= 15:
        raise ValueError("Dit is geen telefoonnummer. Schrijf het als 06 12345678.")
    return nummer.replace(".", " ")


def lees_postcode(tekst: str) -> str:
    """A Dutch postcode with or without letters."""
    postcode = re.sub(r"\s+", "", tekst).upper()
    if not re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", postcode):
        raise ValueError("Dit is geen postcode. Schrijf hem als 1315 of 1315AB.")
    return postcode


def lees_datum(tekst: str) -> date:
    """A day as 31-12-2026, 31/12/2026 or 2026-12-31."""
    for vorm in ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%y", "%d.%m.%Y"):
        try:
            gelezen = datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
        if 1990 <= gelezen.year <= 2100:
            return gelezen
    raise ValueError("Deze datum bestaat niet of is niet te lezen. Schrijf hem als 31-12-2026.")


def een_uit(keuzes, woorden: dict[str, str] | None = None):
    """A reader for a fixed list: by its code, its words, or the first word of them."""
    bekend = {kaal(code): code for code, _ in keuzes.choices if code}
    bekend |= {kaal(naam): code for code, naam in keuzes.choices if code}
    bekend |= woorden or {}

    def lees(tekst: str) -> str:
        if code := bekend.get(kaal(tekst)):
            return code
        namen = ", ".join(code for code, _ in keuzes.choices if code)
        raise ValueError(f"Dit kennen we niet. Kies uit: {namen}.")

    return lees


def meer_uit(keuzes, woorden: dict[str, str] | None = None):
    """A reader for several of a fixed list, with commas, slashes or "en" between them."""
    een = een_uit(keuzes, woorden)

    def lees(tekst: str) -> list[str]:
        try:
            return [een(tekst)]
        except ValueError:
            gevonden = {een(deel) for deel in DAGDELEN.split(tekst.casefold()) if deel}
        return [code for code, _ in keuzes.choices if code in gevonden]

    return lees


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
    Kolom("voornaam", "Voornaam", lees_tekst(60), ("roepnaam", "voornamen")),
    Kolom("tussenvoegsel", "Tussenvoegsel", lees_tekst(20), ("tussenvoegsels", "voorvoegsel")),
    Kolom("achternaam", "Achternaam", lees_tekst(80), ("familienaam", "geslachtsnaam")),
    Kolom("naam", "Hele naam", lees_tekst(140), ("naam", "volledige naam", "kandidaat", "naam kandidaat")),
    Kolom(
        "telefoon", "Telefoonnummer", lees_telefoon,
        ("telefoon", "tel", "telnr", "mobiel", "mobiele nummer", "06", "gsm"),
    ),
    Kolom("postcode", "Postcode", lees_postcode, ("pc", "postcode wonen")),
    Kolom("sectoren", "Sectoren", meer_uit(Sector, SECTORWOORDEN), ("sector", "onderwijssector", "interesse")),
    Kolom("bevoegdheid", "Bevoegdheid", een_uit(Bevoegdheid, BEVOEGDHEIDSWOORDEN), ("bevoegd",)),
    Kolom(
        "vooropleiding", "Vooropleiding", een_uit(Vooropleiding, OPLEIDINGSWOORDEN),
        ("opleiding", "opleidingsniveau", "niveau"),
    ),
    Kolom("dagen", "Dagen", meer_uit(Dag), ("beschikbaar", "beschikbaarheid", "werkdagen")),
    Kolom("max_afstand_km", "Reisafstand in km", lees_km, ("reisafstand", "afstand", "km")),
    Kolom("motivatie", "Motivatie", lees_tekst(5000), ("toelichting", "waarom")),
    Kolom("status", "Status", een_uit(Kandidaatstatus, STATUSWOORDEN), ("stand",)),
    Kolom("fase", "Fase", een_uit(Fase), ("fase klantreis",)),
    Kolom("volgende_stap", "Volgende stap", lees_tekst(200), ("actie", "vervolg", "vervolgstap", "afspraak")),
    Kolom(
        "volgende_stap_op", "Datum van de volgende stap", lees_datum,
        ("datum volgende stap", "actiedatum", "uiterlijk", "deadline", "datum actie"),
    ),
    Kolom("eigenaar", "Wie doet de volgende stap (e-mailadres)", lees_email, ("eigenaar", "behandelaar", "makelaar")),
    Kolom("bekend_sinds", "Bekend sinds", lees_datum, ("datum", "aangemeld op", "datum aanmelding", "instroomdatum")),
    Kolom("opmerking", "Opmerking", lees_tekst(500), ("opmerkingen", "notitie", "notities", "bijzonderheden")),
]  # fmt: skip
NAMEN = {kolom.code: kolom.naam for kolom in KOLOMMEN}


def lees_kandidaten(tabel: Tabel, plaatsen: dict[str, int]) -> Sequence[Gelezen]:
    """Every row read, with all that is wrong with it by itself or beside the other rows."""
    rijen = list(lees_rijen(tabel, plaatsen, KOLOMMEN))
    eerder: dict[str, int] = {}
    for rij in rijen:
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
