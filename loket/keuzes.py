"""Fixed lists of the loket and the klantreis."""

from django.db.models import TextChoices

from onderwijsregio.organisaties.keuzes import Rol

#: Roles to which a next step is given.
BEGELEIDERS = (Rol.MAKELAAR, Rol.HR, Rol.COORDINATOR, Rol.MENTOR, Rol.PROGRAMMALEIDER)


class Fase(TextChoices):
    WERVEN = "werven", "werven"
    MATCHEN = "matchen", "matchen"
    OPLEIDEN = "opleiden", "opleiden"
    BEGELEIDEN = "begeleiden", "begeleiden"
    PROFESSIONALISEREN = "professionaliseren", "professionaliseren"


#: The moves that the klantreis allows; the database refuses every other one.
FASEN_OVERGANGEN = [
    ("werven", "matchen"),
    ("matchen", "werven"),
    ("matchen", "opleiden"),
    ("matchen", "begeleiden"),
    ("opleiden", "matchen"),
    ("opleiden", "begeleiden"),
    ("begeleiden", "opleiden"),
    ("begeleiden", "matchen"),
    ("begeleiden", "professionaliseren"),
    ("professionaliseren", "matchen"),
]


class Kandidaatstatus(TextChoices):
    ACTIEF = "actief", "actief"
    RUST = "rust", "in rust"
    AFGESLOTEN = "afgesloten", "afgesloten"


class Bevoegdheid(TextChoices):
    GEEN = "geen", "nog geen bevoegdheid"
    PABO = "pabo", "pabo (basisonderwijs)"
    TWEEDEGRAADS = "tweedegraads", "tweedegraads"
    EERSTEGRAADS = "eerstegraads", "eerstegraads"
    PDG = "pdg", "pedagogisch didactisch getuigschrift (mbo)"


class Vooropleiding(TextChoices):
    ONBEKEND = "", "weet ik niet / zeg ik liever niet"
    MBO = "mbo", "mbo"
    HBO = "hbo", "hbo"
    WO = "wo", "universiteit"


class Stapsoort(TextChoices):
    VRAAG_GESTELD = "vraag_gesteld", "vraag gesteld"
    VRAAG_BEANTWOORD = "vraag_beantwoord", "vraag beantwoord"
    DOORVERWEZEN = "doorverwezen", "doorverwezen"
    DOORVERWIJZING_AANGENOMEN = "doorverwijzing_aangenomen", "doorverwijzing aangenomen"
    DOORVERWIJZING_TERUG = "doorverwijzing_terug", "doorverwijzing teruggegeven"
    ACCOUNT_GEMAAKT = "account_gemaakt", "account gemaakt"
    PROFIEL_BIJGEWERKT = "profiel_bijgewerkt", "profiel bijgewerkt"
    TOESTEMMING_GEGEVEN = "toestemming_gegeven", "toestemming gegeven"
    TOESTEMMING_INGETROKKEN = "toestemming_ingetrokken", "toestemming ingetrokken"
    DOCUMENT_TOEGEVOEGD = "document_toegevoegd", "document toegevoegd"
    DOCUMENT_VERWIJDERD = "document_verwijderd", "document verwijderd"
    ROUTE_AANGEMELD = "route_aangemeld", "aangemeld voor een route"
    ROUTE_TOEGELATEN = "route_toegelaten", "toegelaten tot een route"
    ROUTE_AFGEWEZEN = "route_afgewezen", "niet toegelaten tot een route"
    CONTACT = "contact", "contact"
    VOLGENDE_STAP = "volgende_stap", "volgende stap afgesproken"
    FASE = "fase", "naar een andere fase"
    STATUS = "status", "actief, in rust of afgesloten"
    GESOLLICITEERD = "gesolliciteerd", "gesolliciteerd"
    SOLLICITATIE_BEANTWOORD = "sollicitatie_beantwoord", "sollicitatie beantwoord"
    VOORGESTELD = "voorgesteld", "voorgesteld voor een vacature"
    VOORSTEL_BEANTWOORD = "voorstel_beantwoord", "voorstel beantwoord"
    GEPLAATST = "geplaatst", "geplaatst"
    TRAJECT_GESTART = "traject_gestart", "traject gestart"
    MIJLPAAL = "mijlpaal", "mijlpaal behaald"
    MIJLPAAL_TERUG = "mijlpaal_terug", "mijlpaal teruggedraaid"
    GEKOPPELD = "gekoppeld", "mentor gekoppeld"
    GESPREK = "gesprek", "gesprek gevoerd"
    INGESCHREVEN = "ingeschreven", "ingeschreven voor scholing"
    EVENEMENT_AANGEMELD = "evenement_aangemeld", "aangemeld voor een bijeenkomst"
    EVENEMENT_AFGEMELD = "evenement_afgemeld", "afgemeld voor een bijeenkomst"
    EVENEMENT_BEZOCHT = "evenement_bezocht", "was bij een bijeenkomst"
    MEELOPEN = "meelopen", "een dag meelopen"
    ROUTESTAP = "routestap", "stap van een route gezet"
    AFSPRAAK = "afspraak", "afspraak gemaakt, verzet of vervallen"
    UITGESTAPT = "uitgestapt", "gestopt met een route"
    SUBSIDIE = "subsidie", "subsidie bijgewerkt"
    KEUZEHULP = "keuzehulp", "uitkomst van de keuzehulp bewaard"
    GEIMPORTEERD = "geimporteerd", "bekend uit een bestand"
    SAMENGEVOEGD = "samengevoegd", "dossiers samengevoegd"
    AFGESCHERMD = "afgeschermd", "afgeschermd voor een bestuur"


class Toestemmingsdoel(TextChoices):
    CONTACT = "contact", "Het loket mag mij mailen en bellen over mijn vragen en mijn volgende stap"
    BESTUREN = "besturen", "Schoolbesturen in de regio mogen mijn profiel zien"
    MATCHING = "matching", "Het loket mag mijn profiel vergelijken met vacatures en mij voorstellen"
    NIEUWS = "nieuws", "Het loket mag mij uitnodigen voor bijeenkomsten"
    KEUZEHULP = "keuzehulp", "Het loket mag mijn uitkomst van de keuzehulp bewaren en bekijken"


#: Version of the consent texts above; raise it when a text changes, so that it is known who agreed to what.
TOESTEMMING_VERSIE = "2026-1"


class Documentsoort(TextChoices):
    CV = "cv", "cv"
    MOTIVATIE = "motivatie", "motivatiebrief"
    DIPLOMA = "diploma", "diploma"
    UITSLAG = "uitslag", "uitslag of verslag van het loket"


class Vraagstatus(TextChoices):
    NIEUW = "nieuw", "nieuw"
    BEHANDELING = "behandeling", "in behandeling"
    WACHT = "wacht", "wacht op de vrager"
    BEANTWOORD = "beantwoord", "beantwoord"
    DOORVERWEZEN = "doorverwezen", "doorverwezen"
    GESLOTEN = "gesloten", "gesloten"


class Kanaal(TextChoices):
    WEBSITE = "website", "website"
    TELEFOON = "telefoon", "telefoon"
    MAIL = "mail", "e-mail"
    MARKT = "markt", "markt of bijeenkomst"


class Vervolg(TextChoices):
    """What an answer to a question leaves behind for its asker."""

    AFSPREKEN = "afspreken", "Ik spreek een volgende stap af"
    LATEN = "laten", "De volgende stap blijft zoals die is"
    RUST = "rust", "Er is niets meer nodig: zet de kandidaat in rust"


class Doorverwijzingstatus(TextChoices):
    AANGEBODEN = "aangeboden", "wacht op antwoord"
    AANGENOMEN = "aangenomen", "aangenomen"
    TERUGGEGEVEN = "teruggegeven", "teruggegeven"


class Routeaanmeldingstatus(TextChoices):
    CONCEPT = "concept", "begonnen, nog niet verstuurd"
    INGEDIEND = "ingediend", "ingediend"
    TOEGELATEN = "toegelaten", "toegelaten"
    AFGEWEZEN = "afgewezen", "niet toegelaten"
    INGETROKKEN = "ingetrokken", "ingetrokken"


# Agenda ------------------------------------------------------------------------------------------------


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
    DOCUMENT = "document", "een pdf of Word-bestand"


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
    NIET_GEZEGD = "niet_gezegd", "dat zegt de kandidaat liever niet"


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


SUBSIDIE_OVERGANGEN = [
    ("aangevraagd", "toegekend"),
    ("aangevraagd", "afgewezen"),
    ("toegekend", "verantwoord"),
    ("toegekend", "teruggevorderd"),
    ("verantwoord", "teruggevorderd"),
]


class Keuzeregelstatus(TextChoices):
    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    VERVALLEN = "vervallen", "vervallen"


class Regelsoort(TextChoices):
    """What a rule of the keuzehulp says about a route."""

    PAST = "past", "past, omdat"
    ONTBREEKT = "ontbreekt", "nog nodig"
    SLUIT_UIT = "sluit_uit", "kan niet, omdat"


class Regelingonderwerp(TextChoices):
    STAGE = "stage", "stage"
    SALARIS = "salaris", "salaris"
    WONEN = "wonen", "wonen"
    OPLEIDING = "opleiding", "opleiding"
    REIZEN = "reizen", "reizen"
    OVERIG = "overig", "overig"


# Questions ----------------------------------------------------------------------------------------------

#: The moves of a question. One that was closed or answered opens again when the asker writes back.
VRAAG_OVERGANGEN = [
    ("nieuw", "behandeling"),
    ("nieuw", "wacht"),
    ("nieuw", "beantwoord"),
    ("nieuw", "doorverwezen"),
    ("nieuw", "gesloten"),
    ("behandeling", "nieuw"),
    ("behandeling", "wacht"),
    ("behandeling", "beantwoord"),
    ("behandeling", "doorverwezen"),
    ("behandeling", "gesloten"),
    ("wacht", "behandeling"),
    ("wacht", "beantwoord"),
    ("wacht", "doorverwezen"),
    ("wacht", "gesloten"),
    ("doorverwezen", "nieuw"),
    ("doorverwezen", "behandeling"),
    ("doorverwezen", "wacht"),
    ("doorverwezen", "beantwoord"),
    ("doorverwezen", "gesloten"),
    ("beantwoord", "behandeling"),
    ("beantwoord", "wacht"),
    ("beantwoord", "doorverwezen"),
    ("beantwoord", "gesloten"),
    ("gesloten", "behandeling"),
    ("gesloten", "wacht"),
    ("gesloten", "beantwoord"),
    ("gesloten", "doorverwezen"),
]

#: A referral is answered once.
DOORVERWIJZING_OVERGANGEN = [("aangeboden", "aangenomen"), ("aangeboden", "teruggegeven")]


class Berichtsoort(TextChoices):
    ANTWOORD = "antwoord", "antwoord per mail"
    GESPROKEN = "gesproken", "gesproken, en hier opgeschreven"
    REACTIE = "reactie", "reactie van de vrager"


#: What a person of the loket or of an organisation told the asker: this ends the waiting.
ANTWOORDEN = (Berichtsoort.ANTWOORD, Berichtsoort.GESPROKEN)
# The makelaar's desk: imports ---------------------------------------------------------------------------


class Importstatus(TextChoices):
    CONCEPT = "concept", "nog niet gestart"
    GEVRAAGD = "gevraagd", "staat klaar"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    GEWEIGERD = "geweigerd", "niet uitgevoerd"
    GESTOPT = "gestopt", "gestopt"
    MISLUKT = "mislukt", "mislukt"
    TERUGGEDRAAID = "teruggedraaid", "teruggedraaid"


IMPORT_OVERGANGEN = [
    ("concept", "gevraagd"),
    ("gevraagd", "bezig"),
    ("gevraagd", "gestopt"),
    ("bezig", "gevraagd"),
    ("bezig", "klaar"),
    ("bezig", "geweigerd"),
    ("bezig", "gestopt"),
    ("bezig", "mislukt"),
    ("klaar", "teruggedraaid"),
]


class Fouterijen(TextChoices):
    """What happens when some rows are faulty."""

    NIETS = "niets", "Importeer niets. Ik verbeter het bestand eerst."
    OVERSLAAN = "overslaan", "Importeer de goede regels en sla de foute over."


class Bestaanden(TextChoices):
    """What happens with somebody who is known already, by the e-mail address."""

    OVERSLAAN = "overslaan", "Laat het dossier zoals het is."
    AANVULLEN = "aanvullen", "Vul alleen in wat in het dossier nog leeg is."
    BIJWERKEN = "bijwerken", "Vervang wat in het dossier staat door wat in het bestand staat."


class Contactkanaal(TextChoices):
    """How somebody of the loket spoke with a candidate."""

    TELEFOON = "telefoon", "telefoon"
    MAIL = "mail", "e-mail"
    GESPREK = "gesprek", "gesprek"
    APP = "app", "bericht (sms of app)"
    MARKT = "markt", "markt of bijeenkomst"


# The candidate ----------------------------------------------------------------------------------------------


class Vak(TextChoices):
    """Subjects that somebody may want to teach."""

    NEDERLANDS = "nederlands", "Nederlands"
    ENGELS = "engels", "Engels"
    DUITS = "duits", "Duits"
    FRANS = "frans", "Frans"
    WISKUNDE = "wiskunde", "wiskunde en rekenen"
    NATUURKUNDE = "natuurkunde", "natuurkunde"
    SCHEIKUNDE = "scheikunde", "scheikunde"
    BIOLOGIE = "biologie", "biologie"
    TECHNIEK = "techniek", "techniek en ICT"
    ECONOMIE = "economie", "economie"
    AARDRIJKSKUNDE = "aardrijkskunde", "aardrijkskunde"
    GESCHIEDENIS = "geschiedenis", "geschiedenis en maatschappijleer"
    ZORG = "zorg", "zorg en welzijn"
    KUNST = "kunst", "kunst en muziek"
    BEWEGEN = "bewegen", "bewegingsonderwijs"


class Vervoer(TextChoices):
    FIETS = "fiets", "lopend of met de fiets"
    OV = "ov", "met trein, bus of tram"
    AUTO = "auto", "met de auto"


class Taal(TextChoices):
    NEDERLANDS = "nederlands", "Nederlands"
    ENGELS = "engels", "Engels"
    DUITS = "duits", "Duits"
    FRANS = "frans", "Frans"
    SPAANS = "spaans", "Spaans"
    ARABISCH = "arabisch", "Arabisch"
    TURKS = "turks", "Turks"
    POOLS = "pools", "Pools"
    OEKRAIENS = "oekraiens", "Oekraïens"
    GEBAREN = "gebaren", "gebarentaal"
    ANDERS = "anders", "een andere taal"


class Postsoort(TextChoices):
    """Mails that a candidate may do without; every other mail is part of the service."""

    HERINNERINGEN = "herinneringen", "Een herinnering, een dag voor een bijeenkomst"
    NAZORG = "nazorg", "De vraag wat u van een bijeenkomst vond"


class Bewaarstatus(TextChoices):
    BEZIG = "bezig", "bezig"
    GESTOPT = "gestopt", "gestopt, gaat verder als iemand dat vraagt"
    KLAAR = "klaar", "klaar"
