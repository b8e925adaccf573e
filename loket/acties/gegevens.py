"""What the loket knows about one person, and the download of everything that the portal knows."""

from django.utils import timezone

from ..keuzes import Fase
from ..models import (
    Aanmelding,
    Afscherming,
    Afspraak,
    Bericht,
    Bewaargrond,
    Bijeenkomstuitnodiging,
    Bijlage,
    Document,
    Doorverwijzing,
    Exitgesprek,
    GeenDubbel,
    Gegevens,
    Importrij,
    Kandidaat,
    Keuzeuitkomst,
    Meeloopverzoek,
    Routeaanmelding,
    Routestap,
    Samenvoeging,
    Stap,
    Subsidie,
    Toestemming,
    Vraag,
    Vraagnotitie,
    bewaargronden,
    persoonsgegevens,
)
from .keuzehulp import antwoorden_in_woorden

#: The columns of a candidate that say nothing to them.
TECHNISCH = ("gebruiker", "verlopen_gemeld_op", "verlopen_opgeschaald_op", "anoniem_op")


def registreer_gegevens() -> None:
    """Name the rows of the loket, and why it would keep somebody. Called once, when the app is ready."""
    persoonsgegevens.extend(
        [
            Gegevens(Kandidaat, "Uw profiel", pad="pk", verberg=TECHNISCH),
            Gegevens(Toestemming, "Uw toestemmingen"),
            Gegevens(Afscherming, "Besturen die u niet zien", weg=True),
            Gegevens(Stap, "Wat er is gebeurd", wis=("tekst",), verberg=("over",)),
            Gegevens(Document, "Uw documenten", weg=True, verberg=("bestand",)),
            Gegevens(Bericht, "Antwoorden op uw vragen", pad="vraag__kandidaat", wis=("tekst",)),
            Gegevens(Doorverwijzing, "Aan wie u bent voorgesteld", wis=("toelichting", "reden")),
            Gegevens(Vraag, "Uw vragen", wis=("tekst", "keuzehulp")),
            Gegevens(
                Exitgesprek,
                "Waarom u stopte met een route",
                pad="aanmelding__kandidaat",
                wis=("toelichting",),
            ),
            Gegevens(Afspraak, "Uw gesprekken", pad="stap__aanmelding__kandidaat"),
            Gegevens(
                Routestap, "Stappen van uw routes", pad="aanmelding__kandidaat", wis=("reden", "gegevens")
            ),
            Gegevens(Routeaanmelding, "Uw aanmeldingen voor een route", wis=("motivatie", "oordeel")),
            Gegevens(Aanmelding, "Bijeenkomsten", wis=("voornaam", "achternaam", "email"), adres="email"),
            Gegevens(Bijeenkomstuitnodiging, "Waarvoor u bent uitgenodigd"),
            Gegevens(
                Meeloopverzoek,
                "Dagen meelopen",
                wis=("voornaam", "achternaam", "email", "telefoon", "vraag", "antwoord"),
                adres="email",
            ),
            Gegevens(Keuzeuitkomst, "Uw keuzehulp", weg=True, woorden={"antwoorden": antwoorden_in_woorden}),
            Gegevens(
                Bijlage, "Bestanden bij uw vragen", pad="vraag__kandidaat", weg=True, verberg=("bestand",)
            ),
            Gegevens(Vraagnotitie, "Notities bij uw vragen", pad="vraag__kandidaat", wis=("tekst",)),
            Gegevens(Importrij, "Wat wij uit een lijst overnamen", weg=True, verberg=("opdracht",)),
            Gegevens(Samenvoeging, "Dossiers die zijn samengevoegd", weg=True),
            Gegevens(GeenDubbel, "Wie u niet bent", pad="een", weg=True, verberg=("ander",)),
            Gegevens(GeenDubbel, "Wie u ook niet bent", pad="ander", weg=True, verberg=("een",)),
            Gegevens(Subsidie, "Subsidie", wis=("toelichting",)),
        ]
    )
    bewaargronden.extend(
        [
            Bewaargrond("heeft een subsidie die nog niet is verantwoord", _met_subsidie),
            Bewaargrond("is nog onderweg", _onderweg, ook_op_verzoek=False),
            Bewaargrond("heeft een vraag die openstaat", _met_open_vraag, ook_op_verzoek=False),
            Bewaargrond("is doorverwezen naar een collega", _doorverwezen, ook_op_verzoek=False),
            Bewaargrond("heeft zich aangemeld voor een route", _met_route, ook_op_verzoek=False),
        ]
    )


def _onderweg():
    """Past the first phase, and not at rest. Whoever only asked something once has nothing under way."""
    return Kandidaat.objects.actief().exclude(fase=Fase.WERVEN)


def _met_open_vraag():
    return Kandidaat.objects.filter(pk__in=Vraag.objects.open().values("kandidaat"))


def _doorverwezen():
    return Kandidaat.objects.filter(pk__in=Doorverwijzing.objects.open().values("kandidaat"))


def _met_route():
    """Who sent an application and is under way. One that was never sent, or an admission, keeps nobody."""
    return Kandidaat.objects.actief().filter(pk__in=Routeaanmelding.objects.open().values("kandidaat"))


def _met_subsidie():
    return Kandidaat.objects.filter(pk__in=Subsidie.objects.open().values("kandidaat"))


def alle_gegevens(kandidaat: Kandidaat) -> dict:
    """Everything that the portal knows about this person, by subject: lists of fields with what is in them."""
    return {
        "gemaakt_op": timezone.localtime(),
        "onderdelen": [
            {"naam": "Uw account", "rijen": _account(kandidaat)},
            *({"naam": rij.naam, "rijen": list(rij.leesbaar(kandidaat))} for rij in persoonsgegevens),
        ],
    }


def _account(kandidaat: Kandidaat) -> list[dict]:
    """The login of this person, if they have one; `wissen` sees to its erasure."""
    if (gebruiker := kandidaat.gebruiker) is None:
        return []
    adressen = gebruiker.emailaddress_set.order_by("-primary", "pk")
    return [
        {
            "naam": gebruiker.naam,
            "e-mailadres": gebruiker.email,
            "telefoonnummer": gebruiker.telefoon,
            "adressen": [f"{rij.email}{'' if rij.verified else ' (niet bevestigd)'}" for rij in adressen],
            "sinds": gebruiker.date_joined,
            "laatst ingelogd": gebruiker.last_login or "",
        }
    ]
