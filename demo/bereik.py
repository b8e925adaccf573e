"""What the boards of the demo agreed, and how often their vacancies were looked at."""

from datetime import timedelta

from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Functie, Sector
from vacatures.keuzes import Afspraakonderwerp, Afwijking, Opleidingssoort, Schaal
from vacatures.models import Regioafspraak, Vacature, Vacaturedag

from .stages import STAGEVERGOEDING
from .toeval import Toeval

ZAAD = 31
S = Opleidingssoort
AFSPRAKEN = [
    {
        "onderwerp": Afspraakonderwerp.INSCHALING,
        "titel": "Leerkrachten in het basisonderwijs beginnen in schaal LB",
        "tekst": "Ook wie van een ander bestuur komt. Een hogere schaal kan als er een andere taak bij hoort.",
        "sectoren": [Sector.PO, Sector.SBO],
        "functies": [Functie.LEERKRACHT],
        "afwijking": Afwijking.SCHAAL,
        "schalen": [Schaal.LIO, Schaal.LB],
    },
    {
        "onderwerp": Afspraakonderwerp.STUDENTEN,
        "titel": "Wij wachten met een baan tot iemand het diploma heeft",
        "tekst": "Studenten maken eerst hun opleiding af. Een baan naast de studie kan als de opleiding ermee instemt.",
        "afwijking": Afwijking.STUDENTEN,
    },
    {
        "onderwerp": Afspraakonderwerp.STAGE,
        "titel": "Alle besturen betalen dezelfde stagevergoeding",
        "tekst": "Zo kiest een student een school om de school, en niet om het geld.",
        "afwijking": Afwijking.BEDRAG,
        "opleidingen": [S.PABO_1, S.PABO_2, S.PABO_3, S.PABO_4, S.AD_PEP, S.MBO_OA],
        "bedrag": STAGEVERGOEDING,
    },
]
DAGEN = 45


def maak_bereik() -> None:
    """Add the agreements, and the views of the last weeks for every vacancy that is on the website."""
    toeval = Toeval(ZAAD)
    for afspraak in AFSPRAKEN:
        Regioafspraak.objects.create(van=toeval.vandaag - timedelta(days=300), **afspraak)
    Vacaturedag.objects.bulk_create(
        Vacaturedag(
            vacature=vacature, dag=toeval.vandaag - timedelta(days=n), bekeken=toeval.keuze.randint(1, 9)
        )
        for vacature in Vacature.objects.open().order_by("pk")
        for n in range(min(DAGEN, (toeval.vandaag - timezone.localdate(vacature.gepubliceerd_op)).days + 1))
    )
