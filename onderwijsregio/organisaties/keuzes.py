"""Fixed lists of the region and its people."""

from django.db.models import TextChoices


class Sector(TextChoices):
    PO = "po", "basisonderwijs"
    SBO = "sbo", "speciaal basisonderwijs"
    SO = "so", "speciaal onderwijs"
    VO = "vo", "voortgezet onderwijs"
    VSO = "vso", "voortgezet speciaal onderwijs"
    MBO = "mbo", "middelbaar beroepsonderwijs"


class Organisatiesoort(TextChoices):
    SCHOOLBESTUUR = "schoolbestuur", "schoolbestuur"
    LERARENOPLEIDING = "lerarenopleiding", "lerarenopleiding"
    MBO = "mbo", "mbo-instelling"
    GEMEENTE = "gemeente", "gemeente"
    BEROEPSGROEP = "beroepsgroep", "beroepsgroep"
    KINDEROPVANG = "kinderopvang", "kinderopvang"
    AANBIEDER = "aanbieder", "aanbieder"
    LOKET = "loket", "loket"


SOORTEN_IN_MEERVOUD = {
    Organisatiesoort.SCHOOLBESTUUR: "schoolbesturen",
    Organisatiesoort.LERARENOPLEIDING: "lerarenopleidingen",
    Organisatiesoort.MBO: "mbo-instellingen",
    Organisatiesoort.GEMEENTE: "gemeenten",
    Organisatiesoort.BEROEPSGROEP: "beroepsgroep",
    Organisatiesoort.KINDEROPVANG: "kinderopvang",
    Organisatiesoort.AANBIEDER: "aanbieders",
    Organisatiesoort.LOKET: "loket",
}


class Rol(TextChoices):
    HR = "hr", "HR-medewerker"
    MAKELAAR = "makelaar", "makelaar van het loket"
    COORDINATOR = "coordinator", "coördinator opleidingsschool"
    MENTOR = "mentor", "mentor"
    WERKGROEP = "werkgroep", "werkgroepleider"
    PROGRAMMALEIDER = "programmaleider", "programmaleider"
    STUURGROEP = "stuurgroep", "lid van de stuurgroep"
    BEHEER = "beheer", "beheerder van de regio"
    REDACTEUR = "redacteur", "redacteur"
    AANBIEDER = "aanbieder", "aanbieder van lessen"


#: Roles of people from outside, who see their own work and not that of the region.
VAN_BUITEN = (Rol.AANBIEDER,)


class Opleidingsstatus(TextChoices):
    OPLEIDINGSSCHOOL = "opleidingsschool", "opleidingsschool"
    ASPIRANT = "aspirant", "aspirant-opleidingsschool"
    SCHILSCHOOL = "schilschool", "schilschool"
    GEEN = "geen", "geen opleidingsschool"


class Meetstatus(TextChoices):
    """Zero is not missing: why there is, or is not, a number."""

    GEMETEN = "gemeten", "gemeten"
    VOORBEELD = "voorbeeld", "voorbeeldwaarde van de demo"
    NIET_GEMETEN = "niet_gemeten", "niet gemeten"
    NVT = "nvt", "niet van toepassing"
    ONDERDRUKT = "onderdrukt", "minder dan 5"


class Stemregel(TextChoices):
    CONSENSUS = "consensus", "consensus"
    CONSENT = "consent", "consent"
    GEWOGEN = "gewogen", "gewogen stemming"


class Dag(TextChoices):
    MA = "ma", "maandag"
    DI = "di", "dinsdag"
    WO = "wo", "woensdag"
    DO = "do", "donderdag"
    VR = "vr", "vrijdag"


class Functie(TextChoices):
    LEERKRACHT = "leerkracht", "leerkracht"
    VAKDOCENT = "vakdocent", "docent van een vak"
    ONDERWIJSASSISTENT = "onderwijsassistent", "onderwijsassistent"
    LERAARONDERSTEUNER = "leraarondersteuner", "leraarondersteuner"
    INTERN_BEGELEIDER = "intern_begeleider", "intern begeleider"
    ZORGCOORDINATOR = "zorgcoordinator", "zorgcoördinator"
    GEDRAGSDESKUNDIGE = "gedragsdeskundige", "gedragsdeskundige"
    LOGOPEDIST = "logopedist", "logopedist"
    SCHOOLLEIDER = "schoolleider", "schoolleider"
    TEAMLEIDER = "teamleider", "teamleider"
    INSTRUCTEUR = "instructeur", "instructeur"
    TOA = "toa", "technisch onderwijsassistent"
    ADMINISTRATIE = "administratie", "administratief medewerker"
    CONCIERGE = "concierge", "conciërge"
    ANDERS = "anders", "ander werk op school"


#: The accounts that only a demo has; each address ends in @voorbeeld.test.
DEMO_WACHTWOORD = "Welkom-bij-het-loket-1"
DEMO_ACCOUNTS = {
    "kandidaat": "wil zij-instromen in het onderwijs",
    "student": "student aan een lerarenopleiding",
    "hr": "HR-medewerker van een schoolbestuur",
    "hr-collega": "collega van deze HR-medewerker, leest vacatures na",
    "hr2": "HR-medewerker van een ander schoolbestuur",
    "makelaar": "makelaar van het loket",
    "coordinator": "coördinator van een opleidingsschool",
    "mentor": "mentor op een school",
    "werkgroep": "leider van een werkgroep",
    "programmaleider": "programmaleider van de regio",
    "stuurgroep": "lid van de stuurgroep",
    "beheer": "beheerder van de regio",
    "redacteur": "redacteur van het loket",
    "opleiding": "stagecoördinator van een lerarenopleiding",
    "aanbieder": "geeft lessen van buiten op scholen",
}
