"""Mails to who saved a search. Each has the way to stop, in the mail and for the mail program (RFC 8058)."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from onderwijsregio.kern.afstand import kilometers
from onderwijsregio.kern.mail import Brief, zet_veel_klaar
from onderwijsregio.organisaties.models import Regio

from ..models import Treffer, Zoekopdracht

#: The header by which a mail program, and we ourselves, know which search a mail belongs to (RFC 2919).
KOP = "List-ID"
#: More than this nobody reads in a mail; the rest is behind a link.
PER_MAIL = 20
#: What `nieuwe_vacatures` needs of a hit.
TREFFERVELDEN = (
    "zoekopdracht_id",
    "past",
    *(
        f"vacature__{veld}"
        for veld in ("titel", "functie", "sector", "fte_min", "fte_max", "sluit_op", "gepubliceerd_op")
    ),
    "vacature__school__naam",
    "vacature__school__plaats",
    "vacature__school__gebied__lat",
    "vacature__school__gebied__lon",
)


def lijst_van(opdracht: Zoekopdracht) -> str:
    """What stands in `KOP` in every mail about this search."""
    return f"<zoekopdracht-{opdracht.pk}.{urlsplit(settings.ADRES).hostname}>"


def _brief(opdracht: Zoekopdracht, onderwerp: str, regio: Regio | None, **context) -> Brief:
    stop = opdracht.stoppad
    koppen = {
        KOP: lijst_van(opdracht),
        "List-Unsubscribe": f"<{settings.ADRES}{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    vast = {"opdracht": opdracht, "stop": stop, "regio": regio, "loketnaam": regio.loketnaam if regio else ""}
    return Brief(opdracht.email, onderwerp, vast | context, koppen)


def _verstuur(sjabloon: str, brieven: Iterable[Brief], regio: Regio | None) -> None:
    zet_veel_klaar(
        sjabloon=f"vacatures_{sjabloon}", brieven=brieven, afzendernaam=regio.loketnaam if regio else ""
    )


def bevestig_zoekopdracht(opdracht: Zoekopdracht) -> None:
    """To the owner of an address: somebody asked to mail you, do you want that?"""
    regio = Regio.objects.first()
    pad = reverse("vacatures:zoekopdracht_bevestig", args=[opdracht.sleutel("bevestig")])
    _verstuur(
        "zoekopdracht_bevestig",
        [_brief(opdracht, "Wilt u mail over nieuwe vacatures?", regio, pad=pad)],
        regio,
    )


def link_naar_zoekopdrachten(opdracht: Zoekopdracht, zin: str) -> None:
    """To somebody with searches: here you see and change them. `zin` says what else there is to say."""
    regio = Regio.objects.first()
    _verstuur("zoekopdracht_link", [_brief(opdracht, "Uw zoekopdrachten", regio, zin=zin)], regio)


def nieuwe_vacatures(gevonden: Iterable[tuple[Zoekopdracht, list[Treffer]]]) -> None:
    """To everybody whose search found something: one mail a search, what fits best first."""
    regio = Regio.objects.first()
    _verstuur("zoekopdracht_nieuw", [_over_vacatures(*rij, regio) for rij in gevonden], regio)


def _over_vacatures(opdracht: Zoekopdracht, treffers: list[Treffer], regio: Regio | None) -> Brief:
    vacatures = []
    for treffer in treffers:
        vacature = treffer.vacature
        vacature.past, vacature.afstand = treffer.past, _afstand(opdracht, vacature.school.gebied)
        vacatures.append(vacature)
    vacatures.sort(key=lambda v: (-v.past, v.afstand or 0, -v.gepubliceerd_op.timestamp(), -v.pk))
    eerste = vacatures[0]
    onderwerp = f"{len(vacatures)} nieuwe vacatures: {opdracht}"
    if len(vacatures) == 1:
        onderwerp = f"Nieuwe vacature: {eerste}, {eerste.school.naam}"
    return _brief(
        opdracht,
        onderwerp,
        regio,
        vacatures=vacatures[:PER_MAIL],
        meer=max(len(vacatures) - PER_MAIL, 0),
        beheer=opdracht.beheerpad,
    )


def _afstand(opdracht: Zoekopdracht, gebied) -> float | None:
    if opdracht.lat is None or gebied is None:
        return None
    return kilometers(opdracht.lat, opdracht.lon, float(gebied.lat), float(gebied.lon))


def zoekt_u_nog(opdracht: Zoekopdracht, anders_stopt_op: datetime) -> None:
    """To who was silent for half a year: are you still looking?"""
    regio = Regio.objects.first()
    pad = reverse("vacatures:zoekopdracht_nog", args=[opdracht.sleutel("nog")])
    brief = _brief(opdracht, f"Zoekt u nog naar ‘{opdracht}’?", regio, pad=pad, stopt_op=anders_stopt_op)
    _verstuur("zoekopdracht_nog", [brief], regio)


def zoekopdracht_gestopt(aan: str, naam: str, lijst: str) -> None:
    """The last mail, to who did not answer: it ended, and this is how to begin again."""
    regio = Regio.objects.first()
    context = {"naam": naam, "lijst": lijst, "regio": regio, "loketnaam": regio.loketnaam if regio else ""}
    _verstuur("zoekopdracht_gestopt", [Brief(aan, f"Wij mailen u niet meer: {naam}", context)], regio)
