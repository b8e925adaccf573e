"""A system of the demo's largest board: its key was replaced last week, and the old one still works."""

from datetime import timedelta

from django.utils import timezone

from vacatures.keuzes import Koppelingsrecht
from vacatures.models import VOORVOEGSEL, Sleutel, Systeemkoppeling

from .accounts import Mensen


def maak_koppelingen(mensen: Mensen) -> None:
    """One link with two keys, which nobody has: whoever tries the API makes a key of their own."""
    nu, hr = timezone.now(), mensen["hr"]
    koppeling = Systeemkoppeling.objects.create(
        organisatie=mensen.besturen[0],
        naam="Personeelssysteem",
        recht=Koppelingsrecht.SCHRIJVEN,
        gemaakt_door=hr,
        gemaakt_op=nu - timedelta(days=200),
    )
    for geleden, einde in ((200, nu + timedelta(days=7)), (7, None)):
        tekst = Sleutel.nieuwe_tekst()
        Sleutel.objects.create(
            koppeling=koppeling,
            voorvoegsel=tekst[:VOORVOEGSEL],
            hash=Sleutel.hash_van(tekst),
            gemaakt_door=hr,
            gemaakt_op=nu - timedelta(days=geleden),
            geldig_tot=einde,
            laatst_gebruikt_op=nu - timedelta(hours=geleden),
        )
