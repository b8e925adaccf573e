"""The steps of a process such as zij-instroom."""

from django.db.models import TextChoices


class Routeaanmeldingstatus(TextChoices):
    CONCEPT = "concept", "begonnen, nog niet verstuurd"
    INGEDIEND = "ingediend", "ingediend"
    TOEGELATEN = "toegelaten", "toegelaten"
    AFGEWEZEN = "afgewezen", "niet toegelaten"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class NaToelating(TextChoices):
    """What admission to a route leads to."""

    TRAJECT = "traject", "een plek zoeken, en daar een traject volgen"
    MATCHEN = "matchen", "een plek zoeken, zonder traject"
    VERDER = "verder", "geen plek zoeken: de kandidaat heeft die al"


class Stapvorm(TextChoices):
    """How a step of a process is done."""

    FORMULIER = "formulier", "vragen of een verslag invullen"
    AANMELDING = "aanmelding", "motivatie en cv insturen"
    AFSPRAAK = "afspraak", "een moment kiezen voor een gesprek"
    KLAAR = "klaar", "toelaten"


class Aanzet(TextChoices):
    """Who has to act in a step of a process."""

    KANDIDAAT = "kandidaat", "kandidaat"
    LOKET = "loket", "loket"
    SCHOOL = "school", "school"
    WERKGEVER = "werkgever", "werkgever"
    INSTITUUT = "instituut", "opleiding of instituut"


class Veldsoort(TextChoices):
    """What a field of a step holds."""

    TEKST = "tekst", "een regel tekst"
    LANG = "lang", "een verhaal"
    DATUM = "datum", "een dag"
    JA_NEE = "ja_nee", "ja of nee"
    KEUZE = "keuze", "een keuze uit een lijst"
    GETAL = "getal", "een heel getal"
    SCORE = "score", "een oordeel van 1 tot en met 5"
    ADVIES = "advies", "positief, onder voorwaarde of negatief"
    SCHOOL = "school", "een school uit de regio"
    INSTITUUT = "instituut", "een opleiding uit de regio"
    DOCUMENT = "document", "een pdf, Word-bestand of foto"


class Routestapstatus(TextChoices):
    STRAKS = "straks", "komt nog"
    NU = "nu", "nu"
    GEDAAN = "gedaan", "gedaan"
    VERVALLEN = "vervallen", "niet meer nodig"


#: The moves of one step in an application. What is done stays done.
ROUTESTAP_OVERGANGEN = [
    ("straks", "nu"),
    ("straks", "gedaan"),
    ("nu", "gedaan"),
    ("straks", "vervallen"),
    ("nu", "vervallen"),
]


class Advies(TextChoices):
    POSITIEF = "positief", "positief"
    VOORWAARDE = "voorwaarde", "positief, onder voorwaarde"
    NEGATIEF = "negatief", "negatief"


class Score(TextChoices):
    EEN = "1", "1: zwak"
    TWEE = "2", "2: matig"
    DRIE = "3", "3: voldoende"
    VIER = "4", "4: goed"
    VIJF = "5", "5: sterk"


class Uitstapreden(TextChoices):
    """Why somebody steps out of a route before the traject starts."""

    INKOMEN = "inkomen", "het inkomen of de kosten"
    TIJD = "tijd", "de combinatie met werk, gezin of zorg"
    ANDER_BEELD = "ander_beeld", "het werk is anders dan verwacht"
    DUURT_LANG = "duurt_lang", "het duurt te lang of is onduidelijk"
    GEEN_PLEK = "geen_plek", "er is geen plek die past"
    ANDERE_ROUTE = "andere_route", "een andere route naar het onderwijs"
    ANDERE_BAAN = "andere_baan", "een baan buiten het onderwijs"
    VERHUISD = "verhuisd", "verhuizing"
    VOORWAARDEN = "voorwaarden", "voldoet niet aan de voorwaarden"
    ANDERS = "anders", "iets anders"
    NIET_GEZEGD = "niet_gezegd", "niet gezegd"


class Terugkomen(TextChoices):
    ONBEKEND = "", "weet ik niet"
    JA = "ja", "ja"
    MISSCHIEN = "misschien", "misschien later"
    NEE = "nee", "nee"


class Subsidiestatus(TextChoices):
    AANGEVRAAGD = "aangevraagd", "aangevraagd"
    TOEGEKEND = "toegekend", "toegekend"
    AFGEWEZEN = "afgewezen", "niet toegekend"
    VERANTWOORD = "verantwoord", "verantwoord"
    TERUGGEVORDERD = "teruggevorderd", "teruggevorderd"
    INGETROKKEN = "ingetrokken", "aanvraag ingetrokken"


#: What was accounted for or taken back in part goes on until nothing of the grant is left.
SUBSIDIE_OVERGANGEN = [
    ("aangevraagd", "toegekend"),
    ("aangevraagd", "afgewezen"),
    ("aangevraagd", "ingetrokken"),
    ("toegekend", "verantwoord"),
    ("toegekend", "teruggevorderd"),
    ("verantwoord", "verantwoord"),
    ("verantwoord", "teruggevorderd"),
    ("teruggevorderd", "teruggevorderd"),
    ("teruggevorderd", "verantwoord"),
]
