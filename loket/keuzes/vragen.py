"""Questions and referrals."""

from django.db.models import TextChoices


class Vraagstatus(TextChoices):
    NIEUW = "nieuw", "nieuw"
    BEHANDELING = "behandeling", "in behandeling"
    WACHT = "wacht", "wacht op de vrager"
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
    BEEINDIGD = "beeindigd", "beëindigd"


#: The moves of a question. One that was closed or answered opens again when the asker writes back.
VRAAG_OVERGANGEN = [
    ("nieuw", "behandeling"),
    ("nieuw", "wacht"),
    ("nieuw", "beantwoord"),
    ("nieuw", "doorverwezen"),
    ("nieuw", "gesloten"),
    ("behandeling", "nieuw"),
    ("behandeling", "wacht"),
    ("behandeling", "beantwoord"),
    ("behandeling", "doorverwezen"),
    ("behandeling", "gesloten"),
    ("wacht", "behandeling"),
    ("wacht", "beantwoord"),
    ("wacht", "doorverwezen"),
    ("wacht", "gesloten"),
    ("doorverwezen", "nieuw"),
    ("doorverwezen", "behandeling"),
    ("doorverwezen", "wacht"),
    ("doorverwezen", "beantwoord"),
    ("doorverwezen", "gesloten"),
    ("beantwoord", "behandeling"),
    ("beantwoord", "wacht"),
    ("beantwoord", "doorverwezen"),
    ("beantwoord", "gesloten"),
    ("gesloten", "behandeling"),
    ("gesloten", "wacht"),
    ("gesloten", "beantwoord"),
    ("gesloten", "doorverwezen"),
]


#: A referral is answered once. After a yes it still ends when the person hides from that board: given back when
#: nobody had answered the question yet, else ended, and what the board did keeps counting.
DOORVERWIJZING_OVERGANGEN = [
    ("aangeboden", "aangenomen"),
    ("aangeboden", "teruggegeven"),
    ("aangenomen", "teruggegeven"),
    ("aangenomen", "beeindigd"),
]


class Berichtsoort(TextChoices):
    ANTWOORD = "antwoord", "antwoord per mail"
    GESPROKEN = "gesproken", "gesproken, en hier opgeschreven"
    REACTIE = "reactie", "reactie van de vrager"


#: What a person of the loket or of an organisation told the asker: this ends the waiting.
ANTWOORDEN = (Berichtsoort.ANTWOORD, Berichtsoort.GESPROKEN)
