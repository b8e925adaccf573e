"""Factories of the region and its people: invented, valid, recognisably fictitious."""

from datetime import date, timedelta
from decimal import Decimal

import factory
from allauth.account.models import EmailAddress
from django.utils import timezone
from factory.django import DjangoModelFactory

from onderwijsregio.organisaties.keuzes import Meetstatus, Organisatiesoort, Rol, Sector
from onderwijsregio.organisaties.models import (
    Bron,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Partnerschap,
    Postcodegebied,
    Regio,
    School,
    Schoolvakantie,
    Thema,
    Uitnodiging,
)


class BronFactory(DjangoModelFactory):
    class Meta:
        model = Bron
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"bron-{n}")
    titel = factory.Sequence(lambda n: f"Voorbeeldbron {n}")
    uitgever = "Voorbeeldregio"
    datum = date(2026, 1, 1)


class OrganisatieFactory(DjangoModelFactory):
    """A school board; give `soort` for another kind."""

    class Meta:
        model = Organisatie
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"organisatie-{n}")
    naam = factory.Sequence(lambda n: f"Voorbeeldbestuur {n}")
    soort = Organisatiesoort.SCHOOLBESTUUR


class RegioFactory(DjangoModelFactory):
    """The one region, with a loket."""

    class Meta:
        model = Regio
        django_get_or_create = ["id"]

    id = 1
    code = "voorbeeld"
    naam = "Onderwijsregio Voorbeeld"
    loketnaam = "Loket Voorbeeld"
    sectoren = [Sector.PO, Sector.VO]
    gemeenten = ["Voorbeeldstad"]
    stemregels = ["consensus"]
    email = "loket@voorbeeld.test"
    telefoon = "000-0000000"
    loket = factory.SubFactory(
        OrganisatieFactory, code="loket", naam="Loket Voorbeeld", soort=Organisatiesoort.LOKET
    )


class ThemaFactory(DjangoModelFactory):
    class Meta:
        model = Thema
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"thema-{n}")
    naam = factory.Sequence(lambda n: f"Thema {n}")
    volgorde = factory.Sequence(lambda n: n + 1)


class PostcodegebiedFactory(DjangoModelFactory):
    class Meta:
        model = Postcodegebied
        django_get_or_create = ["pc4"]

    pc4 = "1311"
    plaats = "Voorbeeldstad"
    gemeente = "Voorbeeldstad"
    wijk = "Centrum"
    lat = Decimal("52.367")
    lon = Decimal("5.176")
    bron = "verzonnen"


class SchoolFactory(DjangoModelFactory):
    """A school without BRIN, as the demo invents them."""

    class Meta:
        model = School

    bestuur = factory.SubFactory(OrganisatieFactory)
    naam = factory.Sequence(lambda n: f"Voorbeeldschool {n}")
    sector = Sector.PO
    straat = "Schoolstraat"
    huisnummer = factory.Sequence(lambda n: str(n % 90 + 1))
    postcode = "1311AA"
    plaats = "Voorbeeldstad"
    gemeente = "Voorbeeldstad"
    wijk = "Centrum"
    gebied = factory.SubFactory(PostcodegebiedFactory)
    leerlingen = 240
    leerlingen_peildatum = date(2025, 10, 1)
    leerlingen_status = Meetstatus.VOORBEELD


class PartnerschapFactory(DjangoModelFactory):
    class Meta:
        model = Partnerschap
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"partnerschap-{n}")
    naam = factory.Sequence(lambda n: f"Partnerschap {n}")


class GebruikerFactory(DjangoModelFactory):
    """Somebody with a confirmed address; `password="…"` lets them log in on the form, too."""

    class Meta:
        model = Gebruiker
        django_get_or_create = ["email"]
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.test")
    voornaam = factory.Faker("first_name", locale="nl_NL")
    achternaam = factory.Faker("last_name", locale="nl_NL")

    @factory.post_generation
    def password(self, create, wachtwoord, **kwargs):
        if wachtwoord:
            self.set_password(wachtwoord)
        else:
            self.set_unusable_password()
        if create:
            self.save(update_fields=["password"])

    @factory.post_generation
    def bevestigd(self, create, waarde, **kwargs):
        if create and waarde is not False:
            EmailAddress.objects.get_or_create(
                user=self, email=self.email, defaults={"verified": True, "primary": True}
            )


class LidmaatschapFactory(DjangoModelFactory):
    """A role in force for years, whatever day a test looks at: `LidmaatschapFactory(rol="hr").gebruiker` is in HR."""

    class Meta:
        model = Lidmaatschap

    gebruiker = factory.SubFactory(GebruikerFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    rol = Rol.HR
    van = date(2020, 1, 1)


class UitnodigingFactory(DjangoModelFactory):
    """An open invitation; `sleutel` is the key in its link."""

    class Meta:
        model = Uitnodiging

    class Params:
        sleutel = factory.Sequence(lambda n: f"sleutel-{n}")

    email = factory.Sequence(lambda n: f"genodigde{n}@voorbeeld.test")
    organisatie = factory.SubFactory(OrganisatieFactory)
    rol = Rol.HR
    sleutelhash = factory.LazyAttribute(lambda o: Uitnodiging.hash_van(o.sleutel))
    verloopt_op = factory.LazyFunction(lambda: timezone.now() + Uitnodiging.GELDIG)


class SchoolvakantieFactory(DjangoModelFactory):
    """A week in a month from now; give `van` for another."""

    class Meta:
        model = Schoolvakantie

    naam = "Proefvakantie"
    van = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    tot_en_met = factory.LazyAttribute(lambda vakantie: vakantie.van + timedelta(days=6))
