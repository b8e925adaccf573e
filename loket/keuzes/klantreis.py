"""Where somebody is, and what can happen."""

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
    VERVANGING = "vervanging", "invallen op een school"
    AFGESCHERMD = "afgeschermd", "afgeschermd voor een bestuur"


#: Steps that the person took, or that were with them. What colleagues write down among themselves is no contact.
STAPPEN_MET_CONTACT = frozenset(Stapsoort) - {
    Stapsoort.VOLGENDE_STAP,
    Stapsoort.FASE,
    Stapsoort.STATUS,
    Stapsoort.VOORGESTELD,
    Stapsoort.GEKOPPELD,
    Stapsoort.MIJLPAAL_TERUG,
    Stapsoort.SUBSIDIE,
    Stapsoort.GEIMPORTEERD,
    Stapsoort.SAMENGEVOEGD,
}


class Contactkanaal(TextChoices):
    """How somebody of the loket spoke with a candidate."""

    TELEFOON = "telefoon", "telefoon"
    MAIL = "mail", "e-mail"
    GESPREK = "gesprek", "gesprek"
    APP = "app", "bericht (sms of app)"
    MARKT = "markt", "markt of bijeenkomst"
