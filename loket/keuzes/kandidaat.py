"""What we know of a person."""

from django.db.models import TextChoices


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
