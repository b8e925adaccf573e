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
    KEUZEHULP = "keuzehulp", "uitkomst van de keuzehulp bewaard"


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


class Vraagstatus(TextChoices):
    NIEUW = "nieuw", "nieuw"
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
    INGEDIEND = "ingediend", "ingediend"
    TOEGELATEN = "toegelaten", "toegelaten"
    AFGEWEZEN = "afgewezen", "niet toegelaten"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Keuzeregelstatus(TextChoices):
    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    VERVALLEN = "vervallen", "vervallen"


class Regelsoort(TextChoices):
    """What a rule of the keuzehulp says about a route."""

    PAST = "past", "past, omdat"
    ONTBREEKT = "ontbreekt", "nog nodig"
    SLUIT_UIT = "sluit_uit", "kan niet, omdat"
