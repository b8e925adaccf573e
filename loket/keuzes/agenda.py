"""Events, registrations and shadowing days."""

from django.db.models import TextChoices

from .klantreis import Fase


class Evenementsoort(TextChoices):
    INFORMATIEAVOND = "informatieavond", "informatieavond"
    WEBINAR = "webinar", "webinar"
    OPEN_DAG = "open_dag", "open dag"
    MEELOOPDAG = "meeloopdag", "meeloopdag"
    STAGEMARKT = "stagemarkt", "stagemarkt"
    BANENMARKT = "banenmarkt", "banenmarkt"
    CARROUSEL = "carrousel", "mobiliteitscarrousel"
    NETWERK = "netwerk", "netwerkbijeenkomst"
    STARTERS = "starters", "startersbijeenkomst"


#: Kinds at which boards have a stand of their own.
SOORTEN_MET_STANDS = (Evenementsoort.BANENMARKT, Evenementsoort.STAGEMARKT, Evenementsoort.CARROUSEL)


class Doelgroep(TextChoices):
    """For whom an event is, in the words of the people themselves."""

    OVERSTAPPER = "overstapper", "wie wil overstappen naar het onderwijs"
    HERINTREDER = "herintreder", "wie terug wil naar de klas"
    STUDENT = "student", "scholieren en studenten"
    ONDERSTEUNER = "ondersteuner", "onderwijsassistenten en andere ondersteuners"
    STARTER = "starter", "startende leraren"
    LERAAR = "leraar", "leraren en schoolleiders"
    SCHOOL = "school", "scholen en besturen"


#: What each phase of the klantreis is to whoever looks in the agenda.
MOMENTEN = {
    Fase.WERVEN: "u oriënteert zich",
    Fase.MATCHEN: "u zoekt een plek",
    Fase.OPLEIDEN: "u volgt een opleiding",
    Fase.BEGELEIDEN: "u bent net begonnen",
    Fase.PROFESSIONALISEREN: "u wilt verder groeien",
}


class Evenementstatus(TextChoices):
    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    AFGELAST = "afgelast", "gaat niet door"


class Aanmeldstatus(TextChoices):
    INGESCHREVEN = "ingeschreven", "heeft een plek"
    WACHTLIJST = "wachtlijst", "op de wachtlijst"
    AFGEMELD = "afgemeld", "afgemeld"


class Wijzer(TextChoices):
    """Whether somebody knows better what to do next."""

    JA = "ja", "Ja"
    BEETJE = "beetje", "Een beetje"
    NEE = "nee", "Nee"


class Ontvangstbereidheid(TextChoices):
    ACTIEF = "actief", "Ja, wij zoeken actief mensen die komen kijken"
    OPEN = "open", "Ja, wie het vraagt is welkom"
    NU_NIET = "nu_niet", "Nu niet"
    GEREGELD = "geregeld", "Al geregeld, op een andere manier"


class Meeloopstatus(TextChoices):
    GEVRAAGD = "gevraagd", "wacht op de school"
    VOORGESTELD = "voorgesteld", "andere dag voorgesteld"
    AFGESPROKEN = "afgesproken", "afgesproken"
    AFGEWEZEN = "afgewezen", "kan niet"
    INGETROKKEN = "ingetrokken", "ingetrokken"


#: The moves of an application; who was admitted can still step out before the traject starts.
AANMELDING_OVERGANGEN = [
    ("concept", "ingediend"),
    ("concept", "ingetrokken"),
    ("ingediend", "toegelaten"),
    ("ingediend", "afgewezen"),
    ("ingediend", "ingetrokken"),
    ("toegelaten", "ingetrokken"),
]
