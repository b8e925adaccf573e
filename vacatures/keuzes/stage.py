"""Fixed lists of an internship place."""

from django.db.models import TextChoices


class Opleidingssoort(TextChoices):
    PABO_1 = "pabo_1", "pabo, jaar 1"
    PABO_2 = "pabo_2", "pabo, jaar 2"
    PABO_3 = "pabo_3", "pabo, jaar 3"
    LIO = "lio", "leraar in opleiding (LIO)"
    AD_PEP = "ad_pep", "Ad PEP"
    MBO_OA = "mbo_oa", "mbo onderwijsassistent"
    LERAAR_VO = "leraar_vo", "lerarenopleiding vo/mbo"
