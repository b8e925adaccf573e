"""Factories of the loket: invented, valid, recognisably fictitious."""

from datetime import date, timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from loket.keuzes import (
    TOESTEMMING_VERSIE,
    Documentsoort,
    Kandidaatstatus,
    Stapsoort,
    Toestemmingsdoel,
    Vraagstatus,
)
from loket.models import (
    Bericht,
    Bijlage,
    Document,
    Doorverwijzing,
    Kandidaat,
    Route,
    Routeaanmelding,
    Standaardantwoord,
    Stap,
    Toestemming,
    Vraag,
)
from onderwijsregio.kern.bestanden import PDF
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol, Sector

from .organisaties import GebruikerFactory, LidmaatschapFactory


class MakelaarFactory(LidmaatschapFactory):
    """A role as makelaar; `.gebruiker` is the person."""

    rol = Rol.MAKELAAR


class KandidaatFactory(DjangoModelFactory):
    """An active candidate in the first phase, without an account; `met_account=True` adds one.

    `rust=True` and `afgesloten=True` give one without a next step.
    """

    class Meta:
        model = Kandidaat
        skip_postgeneration_save = True

    class Params:
        met_account = factory.Trait(
            gebruiker=factory.SubFactory(GebruikerFactory, email=factory.SelfAttribute("..email"))
        )
        rust = factory.Trait(
            status=Kandidaatstatus.RUST, volgende_stap="", volgende_stap_van=None, volgende_stap_op=None
        )
        afgesloten = factory.Trait(
            status=Kandidaatstatus.AFGESLOTEN, volgende_stap="", volgende_stap_van=None, volgende_stap_op=None
        )

    voornaam = factory.Faker("first_name", locale="nl_NL")
    achternaam = factory.Faker("last_name", locale="nl_NL")
    email = factory.Sequence(lambda n: f"kandidaat{n}@voorbeeld.test")
    telefoon = "06-00000000"
    postcode = "1311"
    sectoren = [Sector.PO]
    volgende_stap = "Kennismaken met het loket"
    volgende_stap_van = factory.LazyFunction(lambda: MakelaarFactory().gebruiker)
    volgende_stap_op = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=3))


class StapFactory(DjangoModelFactory):
    class Meta:
        model = Stap

    kandidaat = factory.SubFactory(KandidaatFactory)
    soort = Stapsoort.CONTACT
    tekst = "We hebben elkaar gesproken."


class ToestemmingFactory(DjangoModelFactory):
    class Meta:
        model = Toestemming

    kandidaat = factory.SubFactory(KandidaatFactory)
    doel = Toestemmingsdoel.CONTACT
    tekstversie = TOESTEMMING_VERSIE


class DocumentFactory(DjangoModelFactory):
    """A CV; `inhoud` is what the file holds."""

    class Meta:
        model = Document

    class Params:
        inhoud = b"%PDF-1.4 voorbeeld"

    kandidaat = factory.SubFactory(KandidaatFactory)
    soort = Documentsoort.CV
    bestand = factory.LazyAttribute(lambda o: ContentFile(o.inhoud, name="cv.pdf"))
    bestandsnaam = "cv.pdf"
    mediatype = PDF
    bytes = factory.LazyAttribute(lambda o: len(o.inhoud))


class RouteFactory(DjangoModelFactory):
    class Meta:
        model = Route
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"route-{n}")
    naam = factory.Sequence(lambda n: f"Voorbeeldroute {n}")
    samenvatting = "Werken en leren tegelijk."
    doelgroep = "Mensen met een hbo-diploma."
    eisen = ["Een afgeronde opleiding in het hbo."]
    stappen = ["Stuur uw cv.", "Kom op gesprek."]
    aanmelden_kan = True


class RouteaanmeldingFactory(DjangoModelFactory):
    """An application for a route that waits for the loket."""

    class Meta:
        model = Routeaanmelding

    kandidaat = factory.SubFactory(KandidaatFactory)
    route = factory.SubFactory(RouteFactory)
    motivatie = "Dit wil ik al jaren."


def wacht(vraag) -> bool:
    """Whether somebody with a question like this one waits for the loket."""
    status = getattr(vraag, "status", Vraagstatus.NIEUW)
    return status in (Vraagstatus.NIEUW, Vraagstatus.BEHANDELING, Vraagstatus.DOORVERWEZEN)


def belofte(vraag) -> date:
    """Two working days after it was asked."""
    return plus_werkdagen(timezone.localdate(vraag.gesteld_op), 2)


class VraagFactory(DjangoModelFactory):
    """A question that waits for the owner of the candidate's next step."""

    class Meta:
        model = Vraag

    kandidaat = factory.SubFactory(KandidaatFactory)
    eigenaar = factory.LazyAttribute(lambda o: o.kandidaat.volgende_stap_van or MakelaarFactory().gebruiker)
    tekst = "Kan ik voor de klas met een hbo-diploma?"
    gesteld_op = factory.LazyFunction(timezone.now)
    wacht_sinds = factory.LazyAttribute(lambda o: o.gesteld_op if wacht(o) else None)
    antwoord_uiterlijk = factory.LazyAttribute(lambda o: belofte(o) if wacht(o) else None)


class BerichtFactory(DjangoModelFactory):
    class Meta:
        model = Bericht

    vraag = factory.SubFactory(VraagFactory)
    door = factory.LazyAttribute(lambda o: o.vraag.eigenaar)
    tekst = "Ja, dat kan. Laten we bellen."


class DoorverwijzingFactory(DjangoModelFactory):
    """A referral that waits for the colleague's answer."""

    class Meta:
        model = Doorverwijzing

    vraag = factory.SubFactory(VraagFactory)
    kandidaat = factory.SelfAttribute("vraag.kandidaat")
    naar = factory.SubFactory(LidmaatschapFactory)
    door = factory.SelfAttribute("vraag.eigenaar")
    toelichting = "Zoekt een school in de buurt om mee te lopen."
    antwoord_uiterlijk = factory.LazyFunction(lambda: plus_werkdagen(timezone.localdate(), 2))


class BijlageFactory(DjangoModelFactory):
    """A file with a question; `inhoud` is what it holds."""

    class Meta:
        model = Bijlage

    class Params:
        inhoud = b"%PDF-1.4 voorbeeld"

    vraag = factory.SubFactory(VraagFactory)
    bestand = factory.LazyAttribute(lambda o: ContentFile(o.inhoud, name="diploma.pdf"))
    bestandsnaam = "diploma.pdf"
    mediatype = PDF
    bytes = factory.LazyAttribute(lambda o: len(o.inhoud))


class StandaardantwoordFactory(DjangoModelFactory):
    class Meta:
        model = Standaardantwoord

    naam = factory.Sequence(lambda n: f"Standaardtekst {n}")
    tekst = "Dank voor uw vraag, {voornaam}. Het {loket} helpt u graag.\n\n{mijn naam}"
