"""The accounts that the login page of the demo lists, and the colleagues around them."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from onderwijsregio.organisaties.keuzes import DEMO_ACCOUNTS, DEMO_WACHTWOORD, Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Regio, School

from .toeval import Toeval

#: Made with what they work on, by a part of the demo that has a chance of its own.
LATER = {"hr-collega", "opleiding", "aanbieder"}


@dataclass
class Mensen:
    """Who plays which part in the demo, by the name in front of @voorbeeld.test."""

    accounts: dict[str, Gebruiker]
    besturen: list[Organisatie]
    mentoren: list[Lidmaatschap]
    hr: dict[int, Gebruiker]

    def __getitem__(self, naam: str) -> Gebruiker:
        return self.accounts[naam]


def maak_accounts(scholen: list[School], toeval: Toeval) -> Mensen:
    """Add the demo accounts with their roles, and for each board an HR colleague and some mentors."""
    wachtwoord = make_password(DEMO_WACHTWOORD)
    accounts = {
        naam: maak_gebruiker(f"{naam}@voorbeeld.test", toeval, wachtwoord)
        for naam in DEMO_ACCOUNTS
        if naam not in LATER
    }
    besturen = _besturen_op_grootte(scholen)
    loket = Regio.objects.select_related("loket").get().loket
    werkplekken = {
        "hr": (Rol.HR, besturen[0], None),
        "hr2": (Rol.HR, besturen[1], None),
        "makelaar": (Rol.MAKELAAR, loket, None),
        "coordinator": (Rol.COORDINATOR, besturen[0], None),
        "mentor": (Rol.MENTOR, besturen[0], next(s for s in scholen if s.bestuur_id == besturen[0].pk)),
        "werkgroep": (Rol.WERKGROEP, besturen[1], None),
        "programmaleider": (Rol.PROGRAMMALEIDER, loket, None),
        "stuurgroep": (Rol.STUURGROEP, besturen[0], None),
        "beheer": (Rol.BEHEER, loket, None),
        "redacteur": (Rol.REDACTEUR, loket, None),
    }
    for naam, (rol, organisatie, school) in werkplekken.items():
        maak_lid(accounts[naam], rol, organisatie, school, toeval)
    Gebruiker.objects.filter(email="beheer@voorbeeld.test").update(is_staff=True, is_superuser=True)
    for bestuur in besturen[2:]:
        maak_lid(maak_gebruiker(toeval.persoon()["email"], toeval, "!"), Rol.HR, bestuur, None, toeval)
    for school in toeval.keuze.sample(scholen, min(18, len(scholen))):
        maak_lid(
            maak_gebruiker(toeval.persoon()["email"], toeval, "!"), Rol.MENTOR, school.bestuur, school, toeval
        )
    return Mensen(
        accounts,
        besturen,
        list(Lidmaatschap.objects.filter(rol=Rol.MENTOR).order_by("pk")),
        _hr_per_bestuur(),
    )


def maak_gebruiker(email: str, toeval: Toeval, wachtwoord: str) -> Gebruiker:
    """An invented person who logs in with this address; `wachtwoord` as it is kept."""
    persoon = toeval.persoon()
    gebruiker = Gebruiker.objects.create(
        email=email,
        voornaam=persoon["voornaam"],
        achternaam=persoon["achternaam"],
        telefoon=f"036-00000{toeval.keuze.randint(10, 99)}",
        password=wachtwoord,
    )
    EmailAddress.objects.create(user=gebruiker, email=email, verified=True, primary=True)
    return gebruiker


def maak_lid(
    gebruiker: Gebruiker, rol: Rol, organisatie: Organisatie, school: School | None, toeval: Toeval
) -> None:
    """Give this person a role, some years ago."""
    Lidmaatschap.objects.create(
        gebruiker=gebruiker,
        rol=rol,
        organisatie=organisatie,
        school=school,
        van=toeval.dagen_geleden(400, 900),
    )


def _hr_per_bestuur() -> dict[int, Gebruiker]:
    leden = Lidmaatschap.objects.filter(rol=Rol.HR).select_related("gebruiker")
    return {lid.organisatie_id: lid.gebruiker for lid in leden}


def _besturen_op_grootte(scholen: list[School]) -> list[Organisatie]:
    """Boards with schools, the one with most schools first."""
    aantal = {}
    for school in scholen:
        aantal[school.bestuur] = aantal.get(school.bestuur, 0) + 1
    return sorted(aantal, key=lambda bestuur: (-aantal[bestuur], bestuur.code))
