"""What candidates do themselves: become one, keep a profile, give consents, bring documents, stop."""

from datetime import date

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.kern.bestanden import controleer_document, veilige_naam
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen, signalen
from ..keuzes import TOESTEMMING_VERSIE, Contactkanaal, Documentsoort, Stapsoort, Toestemmingsdoel
from ..models import Document, Kandidaat, Keuzeuitkomst, Toestemming
from .adressen import bekende_adressen, kandidaat_met_adres
from .eerder import verbind_wat_eerder_was
from .eigenaren import haal_stap_terug
from .klantreis import (
    eis_niet_gewist,
    hervat,
    kies_makelaar,
    makelaar_van,
    sluit_af,
    spreek_volgende_stap_af,
    uiterlijk,
    vergrendel_kandidaten,
    zet_stap,
)

KENNISMAKEN = "Kennismaken met het loket"
MAX_DOCUMENTEN = 10
NODIG_VOOR_EEN_ROUTE = {Documentsoort.CV: "uw cv", Documentsoort.MOTIVATIE: "uw motivatiebrief"}


@transaction.atomic
def word_kandidaat(*, gebruiker: Gebruiker) -> Kandidaat:
    """The candidate record of this user: the one they have, the one that waited for them, or a new one.

    Only a verified e-mail address leads to a record; otherwise anybody could take over the questions of
    somebody else by registering with that address. Raises ValidationError when no address is verified,
    or when the record belongs to another user already.
    """
    gebruiker = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if gevonden := Kandidaat.objects.filter(gebruiker=gebruiker).first():
        return gevonden
    adressen = _bevestigde_adressen(gebruiker)
    if not adressen:
        raise ValidationError("Bevestig eerst uw e-mailadres.", code="niet_bevestigd")
    kandidaat = _wachtende(adressen) or _nieuwe(gebruiker, adressen[0])
    kandidaat.gebruiker = gebruiker
    kandidaat.save(update_fields=["gebruiker"])
    tekst = "U hebt een account gemaakt."
    zet_stap(kandidaat=kandidaat, soort=Stapsoort.ACCOUNT_GEMAAKT, tekst=tekst, door=gebruiker)
    verbind_wat_eerder_was(kandidaat, adressen)
    if not kandidaat.is_actief:
        kom_terug(kandidaat=kandidaat, door=gebruiker)
    return kandidaat


def _bevestigde_adressen(gebruiker: Gebruiker) -> list[str]:
    adressen = EmailAddress.objects.filter(user=gebruiker, verified=True)
    return list(adressen.order_by("-primary", "pk").values_list(Lower("email"), flat=True))


def _wachtende(adressen: list[str]) -> Kandidaat | None:
    """The record without a user that has one of these addresses, the primary address first."""
    bekend = bekende_adressen(adressen)
    open_rijen = Kandidaat.objects.select_for_update().filter(gebruiker__isnull=True)
    gevonden = {rij.pk: rij for rij in open_rijen.filter(pk__in=bekend.values())}
    return next((gevonden[bekend[adres]] for adres in adressen if bekend.get(adres) in gevonden), None)


def _nieuwe(gebruiker: Gebruiker, email: str) -> Kandidaat:
    if kandidaat_met_adres(email):
        raise ValidationError("Er is al een kandidaat met dit e-mailadres. Neem contact op met het loket.")
    return Kandidaat.objects.create(
        voornaam=gebruiker.voornaam or email.partition("@")[0][:60],
        achternaam=gebruiker.achternaam,
        telefoon=gebruiker.telefoon,
        email=email,
        volgende_stap=KENNISMAKEN,
        volgende_stap_van=kies_makelaar(),
        volgende_stap_op=uiterlijk(),
    )


@transaction.atomic
def werk_profiel_bij(*, kandidaat: Kandidaat, door: Gebruiker, **velden) -> Kandidaat:
    """Keep what changed in the profile. Raises ValidationError when a value is not valid."""
    gewijzigd = [veld for veld, waarde in velden.items() if getattr(kandidaat, veld) != waarde]
    for veld in gewijzigd:
        setattr(kandidaat, veld, velden[veld])
    if gewijzigd:
        kandidaat.clean_fields(exclude=[f.name for f in kandidaat._meta.fields if f.name not in gewijzigd])
        kandidaat.save(update_fields=gewijzigd)
        tekst = "Uw profiel is bijgewerkt."
        zet_stap(kandidaat=kandidaat, soort=Stapsoort.PROFIEL_BIJGEWERKT, tekst=tekst, door=door)
    return kandidaat


@transaction.atomic
def geef_toestemming(*, kandidaat: Kandidaat, doel: str, door: Gebruiker) -> Toestemming:
    """The candidate agrees to one purpose, in the words of today; a consent that is in force stays."""
    toestemming, nieuw = Toestemming.objects.geldig().get_or_create(
        kandidaat=kandidaat, doel=doel, defaults={"tekstversie": TOESTEMMING_VERSIE}
    )
    if nieuw:
        zet_stap(
            kandidaat=kandidaat,
            soort=Stapsoort.TOESTEMMING_GEGEVEN,
            tekst=f"U gaf toestemming: {Toestemmingsdoel(doel).label}.",
            door=door,
            over=toestemming,
        )
    return toestemming


@transaction.atomic
def trek_toestemming_in(*, kandidaat: Kandidaat, doel: str, door: Gebruiker | None) -> None:
    """The candidate no longer agrees to this purpose; what was kept for it goes. Nothing happens otherwise.

    A next step that is with somebody who may not see them any more comes back to the loket.
    """
    vergrendel_kandidaten([kandidaat.pk])
    for toestemming in kandidaat.toestemmingen.geldig().select_for_update().filter(doel=doel):
        toestemming.ingetrokken_op = timezone.now()
        toestemming.save(update_fields=["ingetrokken_op"])
        zet_stap(
            kandidaat=kandidaat,
            soort=Stapsoort.TOESTEMMING_INGETROKKEN,
            tekst=f"U trok een toestemming in: {Toestemmingsdoel(doel).label}.",
            door=door,
            over=toestemming,
        )
        haal_stap_terug(kandidaat, door)
        signalen.toestemming_ingetrokken.send(Kandidaat, kandidaat=kandidaat, doel=doel)
    if doel == Toestemmingsdoel.KEUZEHULP:
        Keuzeuitkomst.objects.filter(kandidaat=kandidaat).delete()


def voeg_document_toe(
    *, kandidaat: Kandidaat, soort: str, bestand: UploadedFile, door: Gebruiker
) -> Document:
    """Keep a PDF or DOCX of the candidate. Raises ValidationError when it is something else, or too much."""
    mediatype = controleer_document(bestand)
    if kandidaat.documenten.count() >= MAX_DOCUMENTEN:
        raise ValidationError(f"U hebt al {MAX_DOCUMENTEN} documenten. Verwijder er eerst een.")
    document = Document(
        kandidaat=kandidaat,
        soort=soort,
        bestand=bestand,
        bestandsnaam=veilige_naam(bestand.name),
        mediatype=mediatype,
        bytes=bestand.size,
    )
    try:
        _bewaar(document, door)
    except Exception:
        document.bestand.delete(save=False)  # the row is gone, so its file goes too
        raise
    return document


@transaction.atomic
def _bewaar(document: Document, door: Gebruiker) -> None:
    document.save()
    zet_stap(
        kandidaat=document.kandidaat,
        soort=Stapsoort.DOCUMENT_TOEGEVOEGD,
        tekst=f"Toegevoegd: {document.get_soort_display()} ({document.bestandsnaam}).",
        door=door,
        over=document,
    )


def waar_nodig(document: Document) -> list[tuple[str, str]]:
    """What was sent with this document and waits for an answer: words, and the page to withdraw it."""
    antwoorden = signalen.document_nodig.send(Document, document=document)
    return [*_aanmeldingen_met(document), *(paar for _, paren in antwoorden for paar in paren)]


def _aanmeldingen_met(document: Document) -> list[tuple[str, str]]:
    """Applications for a route lean on the only CV and the only letter."""
    kandidaat = document.kandidaat
    andere = kandidaat.documenten.filter(soort=document.soort).exclude(pk=document.pk)
    if document.soort not in NODIG_VOOR_EEN_ROUTE or andere.exists():
        return []
    return [
        (f"uw aanmelding voor {rij.route}", reverse("loket:aanmelding_intrekken", args=[rij.pk]))
        for rij in kandidaat.routeaanmeldingen.open().select_related("route")
        if not (document.soort == Documentsoort.MOTIVATIE and rij.stappen.exists())
    ]


@transaction.atomic
def verwijder_document(*, document: Document, door: Gebruiker) -> None:
    """Delete the row and, once that is certain, the file: from then on nobody reads it any more.

    Raises ValidationError as long as something that was sent with it waits for an answer.
    """
    kandidaat, bestand = document.kandidaat, document.bestand
    vergrendel_kandidaten([kandidaat.pk])
    if document.soort == Documentsoort.UITSLAG:
        raise ValidationError("Dit document hoort bij uw dossier. Vraag het loket als het weg moet.")
    if nodig := waar_nodig(document):
        waarvoor = ", ".join(tekst for tekst, _ in nodig)
        raise ValidationError(f"Dit document hoort bij {waarvoor}. Trek dat eerst in.")
    tekst = f"Verwijderd: {document.get_soort_display()} ({document.bestandsnaam})."
    document.delete()
    zet_stap(kandidaat=kandidaat, soort=Stapsoort.DOCUMENT_VERWIJDERD, tekst=tekst, door=door)
    transaction.on_commit(lambda: bestand.storage.delete(bestand.name))


@transaction.atomic
def stop(*, kandidaat: Kandidaat, reden: str, door: Gebruiker, **uitstap: str) -> Kandidaat:
    """Candidates end their own journey; whatever they had applied for goes with it.

    `uitstap` is what `sluit_af` keeps in the exit interview. Raises ValidationError when they have stopped already.
    """
    kandidaat = Kandidaat.objects.select_for_update().get(pk=kandidaat.pk)
    if not kandidaat.is_actief:
        raise ValidationError("U bent al gestopt.")
    eigenaar = kandidaat.volgende_stap_van
    sluit_af(kandidaat=kandidaat, reden=reden.strip() or "U bent zelf gestopt.", door=door, **uitstap)
    meldingen.gestopt(kandidaat, eigenaar, reden.strip())
    return kandidaat


def kom_terug(*, kandidaat: Kandidaat, door: Gebruiker) -> Kandidaat:
    """A candidate who stopped or rested starts again: the loket gets in touch."""
    return hervat(
        kandidaat=kandidaat,
        volgende_stap=KENNISMAKEN,
        eigenaar=makelaar_van(kandidaat),
        op=uiterlijk(),
        door=door,
    )


@transaction.atomic
def leg_contact_vast(
    *,
    kandidaat: Kandidaat,
    tekst: str,
    door: Gebruiker,
    intern: bool = True,
    kanaal: str = "",
    volgende_stap: str = "",
    op: date | None = None,
) -> None:
    """One line about a call, a mail or a meeting; `intern` keeps it from the candidate's own timeline.

    With `op` a next step is agreed as well: `volgende_stap`, or the one that was agreed already at a later
    day. Raises ValidationError when the line is empty, when there is a day and nothing to do, or when the person
    was erased.
    """
    vergrendel_kandidaten([kandidaat.pk])
    eis_niet_gewist(kandidaat)
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf in een regel op wat er is besproken."})
    tekst = f"{Contactkanaal(kanaal).label.capitalize()}: {tekst.strip()}" if kanaal else tekst.strip()
    zet_stap(kandidaat=kandidaat, soort=Stapsoort.CONTACT, tekst=tekst[:500], door=door, intern=intern)
    if op is None and not volgende_stap.strip():
        return
    kandidaat = Kandidaat.objects.select_for_update(of=["self"]).get(pk=kandidaat.pk)
    if not (volgende_stap.strip() or kandidaat.is_actief):
        raise ValidationError({"volgende_stap": "Schrijf op wat er als volgende gebeurt."})
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap=volgende_stap.strip() or kandidaat.volgende_stap,
        eigenaar=door,
        op=op or uiterlijk(),
        door=door,
    )


def wat_ontbreekt(kandidaat: Kandidaat) -> dict[str, str]:
    """What a candidate still has to do before applying for a route: words, and the part where it belongs."""
    soorten = set(kandidaat.documenten.values_list("soort", flat=True))
    ontbreekt = {}
    for soort, tekst in NODIG_VOOR_EEN_ROUTE.items():
        if soort not in soorten:
            ontbreekt[tekst] = "documenten"
    if not kandidaat.heeft_toestemming(Toestemmingsdoel.CONTACT):
        ontbreekt["uw toestemming om u te mailen en te bellen"] = "toestemmingen"
    return ontbreekt
