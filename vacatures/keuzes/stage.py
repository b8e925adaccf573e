"""Fixed lists of internship places, and of the students who look for one."""

from django.db.models import TextChoices

from onderwijsregio.organisaties.keuzes import Sector


class Opleidingssoort(TextChoices):
    PABO_1 = "pabo_1", "pabo, jaar 1"
    PABO_2 = "pabo_2", "pabo, jaar 2"
    PABO_3 = "pabo_3", "pabo, jaar 3"
    PABO_4 = "pabo_4", "pabo, jaar 4"
    LIO = "lio", "leraar in opleiding (LIO)"
    AD_PEP = "ad_pep", "Ad PEP"
    MBO_OA = "mbo_oa", "mbo onderwijsassistent"
    ALO = "alo", "alo (lichamelijke opvoeding)"
    LERAAR_VO = "leraar_vo", "lerarenopleiding vo/mbo"
    MASTER = "master", "educatieve master"


class Aanbodstatus(TextChoices):
    CONCEPT = "concept", "concept"
    BEVESTIGD = "bevestigd", "bevestigd"


class Begeleidersrol(TextChoices):
    WERKPLEKBEGELEIDER = "werkplek", "werkplekbegeleider"
    SCHOOLOPLEIDER = "schoolopl", "schoolopleider"


AANBOD_OVERGANGEN = [
    (Aanbodstatus.CONCEPT, Aanbodstatus.BEVESTIGD),
    (Aanbodstatus.BEVESTIGD, Aanbodstatus.CONCEPT),
]
BASIS = (
    Opleidingssoort.PABO_1,
    Opleidingssoort.PABO_2,
    Opleidingssoort.PABO_3,
    Opleidingssoort.PABO_4,
    Opleidingssoort.LIO,
    Opleidingssoort.AD_PEP,
    Opleidingssoort.MBO_OA,
    Opleidingssoort.ALO,
)
VOORTGEZET = (
    Opleidingssoort.LIO,
    Opleidingssoort.MBO_OA,
    Opleidingssoort.ALO,
    Opleidingssoort.LERAAR_VO,
    Opleidingssoort.MASTER,
)
#: Which students a school of a sector can have.
SOORTEN_VAN_SECTOR: dict[str, tuple[str, ...]] = {
    Sector.PO: BASIS,
    Sector.SBO: BASIS,
    Sector.SO: BASIS,
    Sector.VO: VOORTGEZET,
    Sector.VSO: VOORTGEZET,
    Sector.MBO: VOORTGEZET,
}
#: How a kind is called where there is little room.
KORT: dict[str, str] = {
    Opleidingssoort.LIO: "LIO",
    Opleidingssoort.MBO_OA: "mbo OA",
    Opleidingssoort.ALO: "alo",
    Opleidingssoort.LERAAR_VO: "leraar vo/mbo",
    Opleidingssoort.MASTER: "master",
}
#: Only these are about one subject.
MET_VAK = (Opleidingssoort.LERAAR_VO, Opleidingssoort.MASTER, Opleidingssoort.LIO)


def sector_van(soort: str) -> str:
    """The sector where a student of this kind looks for a place, when nobody said so."""
    return Sector.PO if soort in BASIS and soort != Opleidingssoort.ALO else Sector.VO
