"""Fixed lists of governance."""

from django.db.models import TextChoices


class Gremiumsoort(TextChoices):
    STUURGROEP = "stuurgroep", "stuurgroep"
    DAGELIJKS_BESTUUR = "dagelijks_bestuur", "dagelijks bestuur"
    PROJECTGROEP = "projectgroep", "projectgroep"
    WERKGROEP = "werkgroep", "werkgroep"
    BESTUURLIJK_OVERLEG = "bestuurlijk_overleg", "bestuurlijk overleg"
    REGIEGROEP = "regiegroep", "regiegroep"
    DOMEINGROEP = "domeingroep", "domeingroep"
    KLANKBORDGROEP = "klankbordgroep", "klankbordgroep"


class Weging(TextChoices):
    GEEN = "geen", "elke stem telt even zwaar"
    LEERLINGEN = "leerlingen", "naar aantal leerlingen"


class Zetelfunctie(TextChoices):
    """In the order in which seats are shown."""

    VOORZITTER = "voorzitter", "voorzitter"
    LID = "lid", "lid"
    SECRETARIS = "secretaris", "secretaris"
    ADVISEUR = "adviseur", "adviseur"


class Vergaderstatus(TextChoices):
    GEPLAND = "gepland", "gepland"
    GEHOUDEN = "gehouden", "gehouden"


class Besluitstatus(TextChoices):
    VOORGESTELD = "voorgesteld", "voorgesteld"
    IN_STEMMING = "in_stemming", "in stemming"
    AANGENOMEN = "aangenomen", "aangenomen"
    VERWORPEN = "verworpen", "verworpen"


class Stemkeuze(TextChoices):
    VOOR = "voor", "voor"
    TEGEN = "tegen", "tegen"
    BEZWAAR = "bezwaar", "overwegend bezwaar"
    ONTHOUDING = "onthouding", "onthouding"


class Stemuitslag(TextChoices):
    OPEN = "open", "nog open"
    AANGENOMEN = "aangenomen", "aangenomen"
    VERWORPEN = "verworpen", "verworpen"


class Rapportagesoort(TextChoices):
    ACTIVITEITENVERSLAG = "activiteitenverslag", "activiteitenverslag"


class Rapportagestatus(TextChoices):
    GEVRAAGD = "gevraagd", "wordt gemaakt"
    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "ingediend"
    MISLUKT = "mislukt", "mislukt"
