"""A second HR colleague of the largest board, so that two people can look at each other's vacancies."""

from django.contrib.auth.hashers import make_password

from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD, Rol
from vacatures.keuzes import Vacaturestatus

from .accounts import Mensen, maak_gebruiker, maak_lid
from .toeval import Toeval
from .vacatures import verzin_vacature

ZAAD = 77


def maak_collega(mensen: Mensen) -> None:
    """Add hr-collega@, and two vacancies that wait for the other one's eyes: one of each of them."""
    toeval, bestuur = Toeval(ZAAD), mensen.besturen[0]
    collega = maak_gebruiker("hr-collega@voorbeeld.test", toeval, make_password(DEMO_WACHTWOORD))
    mensen.accounts["hr-collega"] = collega
    maak_lid(collega, Rol.HR, bestuur, None, toeval)
    scholen = toeval.keuze.sample(list(bestuur.scholen.order_by("pk")), 2)
    for school, wie in zip(scholen, (mensen["hr"], collega), strict=True):
        vacature = verzin_vacature(school, Vacaturestatus.TER_CONTROLE, mensen, toeval)
        vacature.gemaakt_door = vacature.controle_gevraagd_door = wie
        vacature.contactnaam, vacature.contacttelefoon = wie.naam, wie.telefoon
        vacature.save()
