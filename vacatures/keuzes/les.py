"""Fixed lists of lessons by people from outside."""

from django.db.models import TextChoices


class Lesvak(TextChoices):
    KUNST = "kunst", "beeldende kunst"
    MUZIEK = "muziek", "muziek"
    DANS_THEATER = "dans_theater", "dans en theater"
    NATUUR = "natuur", "natuur en milieu"
    TECHNIEK = "techniek", "techniek en programmeren"
    LEESPLEZIER = "leesplezier", "bibliotheek en leesplezier"
    MEDIA = "media", "media en beeld"
    ERFGOED = "erfgoed", "geschiedenis en erfgoed"
    WERELD = "wereld", "aardrijkskunde en de wereld"
    BURGERSCHAP = "burgerschap", "burgerschap en samenleving"
    BEROEPEN = "beroepen", "beroepen en ondernemen"
    GEZONDHEID = "gezondheid", "koken en gezondheid"
    ENGELS = "engels", "Engels en andere talen"
    SPORT = "sport", "sport en spel buiten de gymles"
    ANDERS = "anders", "iets anders"
    NEDERLANDS = "nederlands", "Nederlands"
    REKENEN = "rekenen", "rekenen"
    BEWEGEN = "bewegen", "bewegingsonderwijs"


#: Only a qualified teacher gives these in a school's teaching time.
NIET_VAN_BUITEN = (Lesvak.NEDERLANDS, Lesvak.REKENEN, Lesvak.BEWEGEN)


class Dagdeel(TextChoices):
    OCHTEND = "ochtend", "ochtend"
    MIDDAG = "middag", "middag"


class Lesplek(TextChoices):
    SCHOOL = "school", "op school"
    AANBIEDER = "aanbieder", "bij de aanbieder"
    BEIDE = "beide", "op school of bij de aanbieder"


class Cursusstand(TextChoices):
    """Whether the people who teach followed the pedagogical course for who comes from outside."""

    GEVOLGD = "gevolgd", "cursus gevolgd"
    BEZIG = "bezig", "volgt de cursus nu"
    NEE = "nee", "nog geen cursus gevolgd"


class Aanbodstatus(TextChoices):
    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "op de website"
    GESTOPT = "gestopt", "gestopt"


class Reeksstatus(TextChoices):
    AANGEVRAAGD = "aangevraagd", "aangevraagd"
    VOORSTEL = "voorstel", "andere dagen voorgesteld"
    BEVESTIGD = "bevestigd", "bevestigd"
    AFGEROND = "afgerond", "afgerond"
    AFGEZEGD = "afgezegd", "afgezegd"


#: Not said yes to: the days are kept free, the lessons are not agreed.
IN_OVERLEG = (Reeksstatus.AANGEVRAAGD, Reeksstatus.VOORSTEL)
REEKS_OVERGANGEN = [
    ("aangevraagd", "voorstel"),
    ("aangevraagd", "bevestigd"),
    ("aangevraagd", "afgezegd"),
    ("voorstel", "bevestigd"),
    ("voorstel", "afgezegd"),
    ("bevestigd", "afgezegd"),
    ("bevestigd", "afgerond"),
]


class Kant(TextChoices):
    """The two who agree on a lesson, and both say whether it was given."""

    SCHOOL = "school", "de school"
    AANBIEDER = "aanbieder", "de aanbieder"
