"""What a spreadsheet of students may hold, and how a cell of it is read."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from loket.importeren.kandidaten import lees_email, lees_km, lees_postcode
from loket.keuzes import Vak
from onderwijsregio.kern.cellen import keuze, keuzes, tekst
from onderwijsregio.kern.kolommen import Fout, Gelezen, Kolom, lees_rijen, raad
from onderwijsregio.kern.tabellen import Tabel
from onderwijsregio.organisaties.keuzes import Dag, Sector

from ..keuzes import MET_VAK, SOORTEN_VAN_SECTOR, Opleidingssoort, sector_van

#: What institutes write for a kind, beside its code and its name.
SOORTWOORDEN = {
    **{f"{woord}{jaar}": f"pabo_{jaar}" for jaar in range(1, 5) for woord in ("pabo", "pabojaar", "pabojr")},
    "leraarinopleiding": "lio",
    "associatedegreepep": "ad_pep",
    "adpedagogischeducatiefprofessional": "ad_pep",
    "onderwijsassistent": "mbo_oa",
    "mbo": "mbo_oa",
    "lichamelijkeopvoeding": "alo",
    "tweedegraads": "leraar_vo",
    "lerarenopleiding": "leraar_vo",
    "eerstegraads": "master",
}
VAKWOORDEN = {"rekenen": "wiskunde", "gym": "bewegen", "lo": "bewegen", "muziek": "kunst", "ict": "techniek"}


def lees_nummer(tekst: str) -> str:
    """A student number: letters, digits and dashes."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,20}", tekst):
        raise ValueError("Een studentnummer heeft alleen cijfers en letters, hoogstens 20.")
    return tekst.upper()


def lees_pc4(tekst: str) -> str:
    """The four digits of a postcode; more than that we do not need."""
    return lees_postcode(tekst)[:4]


def lees_leerjaar(tekst: str) -> int:
    """A year of the training, 1 up to 6."""
    if not re.fullmatch(r"(jaar\s*)?[1-6]", tekst.lower()):
        raise ValueError("Schrijf een leerjaar als een getal van 1 tot en met 6.")
    return int(tekst[-1])


def lees_namen(tekst: str) -> list[str]:
    """Schools, with a semicolon, a bar or a line between them."""
    namen = [naam.strip() for naam in re.split(r"[;|\n]", tekst) if naam.strip()]
    if len(namen) > 10:
        raise ValueError("Noem hoogstens tien scholen.")
    return namen


KOLOMMEN = [
    Kolom("studentnummer", "Studentnummer", lees_nummer, ("nummer", "studentnr", "student nr"), verplicht=True),
    Kolom("voornaam", "Voornaam", tekst(60), ("roepnaam", "voornamen"), verplicht=True),
    Kolom("achternaam", "Achternaam", tekst(80), ("familienaam", "naam"), verplicht=True),
    Kolom(
        "soort", "Opleiding", keuze(Opleidingssoort, SOORTWOORDEN),
        ("soort", "opleidingssoort", "studie"), verplicht=True,
    ),
    Kolom("vak", "Vak", keuze(Vak, VAKWOORDEN), ("schoolvak", "studierichting")),
    Kolom("leerjaar", "Leerjaar", lees_leerjaar, ("jaar", "studiejaar")),
    Kolom("periode", "Periode", tekst(60), ("stageperiode", "deel")),
    Kolom("sector", "Sector", keuze(Sector), ("onderwijssector",)),
    Kolom("pc4", "Postcode", lees_pc4, ("pc", "pc4", "postcode wonen")),
    Kolom("wijk", "Gewenste wijk", tekst(80), ("wijk", "buurt", "gewenste buurt", "plaats")),
    Kolom("scholen", "Gewenste scholen", lees_namen, ("gewenste school", "wens", "wensen", "voorkeur")),
    Kolom("dagen", "Dagen", keuzes(Dag), ("stagedagen", "beschikbaar")),
    Kolom("max_km", "Reisafstand in km", lees_km, ("reisafstand", "afstand", "km")),
    Kolom("eerder", "Eerdere scholen", lees_namen, ("eerdere school", "vorige school", "vorige stage")),
    Kolom("email", "E-mailadres", lees_email, ("email", "mail", "e-mail")),
]  # fmt: skip
VERPLICHT = [kolom for kolom in KOLOMMEN if kolom.verplicht]


def lees_studenten(tabel: Tabel) -> Iterator[Gelezen]:
    """Every row with all that is wrong with it by itself. Raises ValidationError when a column is missing."""
    plaatsen = raad(tabel.koppen, KOLOMMEN)
    if mist := [kolom.naam for kolom in VERPLICHT if kolom.code not in plaatsen]:
        raise ValidationError(
            f"In dit bestand mist een kolom: {', '.join(mist)}. Zet de naam van elke kolom in de eerste regel.",
            code="kolom",
        )
    for rij in lees_rijen(tabel, plaatsen, KOLOMMEN):
        keur_samenhang(rij)
        yield rij


def keur_samenhang(rij: Gelezen) -> None:
    """What does not fit together within one row; a sector that was left out follows from the kind."""
    soort, vak = rij.waarden.get("soort"), rij.waarden.get("vak")
    if soort and vak and soort not in MET_VAK:
        rij.fouten.append(Fout(rij.regel, "Vak", vak, "Bij deze opleiding hoort geen vak. Laat het leeg."))
    sector = rij.waarden.get("sector")
    if soort and sector and soort not in SOORTEN_VAN_SECTOR[sector]:
        kan = ", ".join(code for code, soorten in SOORTEN_VAN_SECTOR.items() if soort in soorten)
        reden = f"Een student van ‘{Opleidingssoort(soort).label}’ leert hier niet. Kies uit: {kan}."
        rij.fouten.append(Fout(rij.regel, "Sector", sector, reden))
    if soort:
        rij.waarden.setdefault("sector", sector_van(soort))
