"""Fixed lists of a vacancy."""

from django.db.models import TextChoices

from onderwijsregio.organisaties.keuzes import Sector


class Vacaturestatus(TextChoices):
    CONCEPT = "concept", "concept"
    TER_CONTROLE = "ter_controle", "wacht op controle"
    GEPLAND = "gepland", "gepland"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    VERBORGEN = "verborgen", "verborgen vacature"
    GESLOTEN = "gesloten", "gesloten"


#: The moves of a vacancy; the database refuses every other one.
VACATURE_OVERGANGEN = [
    ("concept", "ter_controle"),
    ("concept", "gepland"),
    ("concept", "gepubliceerd"),
    ("concept", "verborgen"),
    ("concept", "gesloten"),
    ("ter_controle", "concept"),
    ("ter_controle", "gepland"),
    ("ter_controle", "gepubliceerd"),
    ("ter_controle", "gesloten"),
    ("gepland", "concept"),
    ("gepland", "gepubliceerd"),
    ("gepland", "gesloten"),
    ("gepubliceerd", "gesloten"),
    ("verborgen", "concept"),
    ("verborgen", "gesloten"),
]


class Noodoplossing(TextChoices):
    """How the work is done while nobody was found: what makes a vacancy a hidden one."""

    ONBEVOEGD = "onbevoegd", "iemand zonder de bevoegdheid doet het werk"
    TIJDELIJK = "tijdelijk", "iemand vangt het tijdelijk op, zoals de directeur of een invaller"
    SAMENGEVOEGD = "samengevoegd", "groepen zijn samengevoegd of anders verdeeld"


class Niveau(TextChoices):
    """Level of education for which somebody teaches a subject."""

    PRO = "pro", "praktijkonderwijs"
    VMBO = "vmbo", "vmbo"
    HAVO = "havo", "havo"
    VWO = "vwo", "vwo"
    MBO = "mbo", "mbo"


class Contractvorm(TextChoices):
    VAST = "vast", "vast"
    UITZICHT = "uitzicht", "tijdelijk, met uitzicht op vast"
    TIJDELIJK = "tijdelijk", "tijdelijk"
    VERVANGING = "vervanging", "vervanging"


class Aanleiding(TextChoices):
    """Why a vacancy is there: the region learns from it where the shortage comes from."""

    GROEI = "groei", "er komen leerlingen of groepen bij"
    VERTREK = "vertrek", "een collega vertrekt"
    PENSIOEN = "pensioen", "een collega gaat met pensioen"
    VERLOF = "verlof", "een collega heeft verlof"
    ZIEKTE = "ziekte", "een collega is ziek"
    ANDERS = "anders", "iets anders"


class Cao(TextChoices):
    """The collective agreements in education."""

    PO = "po", "cao po"
    VO = "vo", "cao vo"
    MBO = "mbo", "cao mbo"


#: Under which agreement a school of each kind falls; special secondary education goes with primary.
CAO_VAN = {
    Sector.PO: Cao.PO,
    Sector.SBO: Cao.PO,
    Sector.SO: Cao.PO,
    Sector.VSO: Cao.PO,
    Sector.VO: Cao.VO,
    Sector.MBO: Cao.MBO,
}


class Schaal(TextChoices):
    """Scales of the collective agreements in education; what each pays stands in a *schaaltabel*."""

    LIO = "LIO", "LIO"
    LB = "LB", "LB"
    LC = "LC", "LC"
    LD = "LD", "LD"
    LE = "LE", "LE"
    A10 = "A10", "A10"
    A11 = "A11", "A11"
    A12 = "A12", "A12"
    A13 = "A13", "A13"
    D11 = "D11", "D11"
    D12 = "D12", "D12"
    D13 = "D13", "D13"
    D14 = "D14", "D14"
    D15 = "D15", "D15"
    S1 = "1", "1"
    S2 = "2", "2"
    S3 = "3", "3"
    S4 = "4", "4"
    S5 = "5", "5"
    S6 = "6", "6"
    S7 = "7", "7"
    S8 = "8", "8"
    S9 = "9", "9"
    S10 = "10", "10"
    S11 = "11", "11"
    S12 = "12", "12"
    S13 = "13", "13"
    S14 = "14", "14"
    S15 = "15", "15"
    S16 = "16", "16"


class Uitkomst(TextChoices):
    VERVULD_LOKET = "vervuld_loket", "vervuld via het loket"
    VERVULD_ELDERS = "vervuld_elders", "elders vervuld"
    NIET_VERVULD = "niet_vervuld", "niet vervuld"
    INGETROKKEN = "ingetrokken", "ingetrokken"
