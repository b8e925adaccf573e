"""Fixed lists of vacancies, internship places and applications."""

from django.db.models import TextChoices


class Vacaturestatus(TextChoices):
    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    GESLOTEN = "gesloten", "gesloten"


class Uitkomst(TextChoices):
    VERVULD_LOKET = "vervuld_loket", "vervuld via het loket"
    VERVULD_ELDERS = "vervuld_elders", "elders vervuld"
    NIET_VERVULD = "niet_vervuld", "niet vervuld"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Sollicitatiestatus(TextChoices):
    VERZONDEN = "verzonden", "verzonden"
    UITGENODIGD = "uitgenodigd", "uitgenodigd voor een gesprek"
    AANGENOMEN = "aangenomen", "aangenomen"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Opleidingssoort(TextChoices):
    PABO_1 = "pabo_1", "pabo, jaar 1"
    PABO_2 = "pabo_2", "pabo, jaar 2"
    PABO_3 = "pabo_3", "pabo, jaar 3"
    LIO = "lio", "leraar in opleiding (LIO)"
    AD_PEP = "ad_pep", "Ad PEP"
    MBO_OA = "mbo_oa", "mbo onderwijsassistent"
    LERAAR_VO = "leraar_vo", "lerarenopleiding vo/mbo"
