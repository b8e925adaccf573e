"""Factories of governance: invented bodies, meetings, plans and reports."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from governance.keuzes import Gremiumsoort
from governance.models import (
    Activiteit,
    Agendapunt,
    Besluit,
    Gremium,
    Plan,
    Rapportage,
    Stemming,
    Vergadering,
    Zetel,
)
from onderwijsregio.organisaties.keuzes import Rol, Stemregel

from .organisaties import LidmaatschapFactory, OrganisatieFactory, ThemaFactory


class GremiumFactory(DjangoModelFactory):
    """A steering group that decides by the rules of the region."""

    class Meta:
        model = Gremium
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"gremium-{n}")
    naam = factory.Sequence(lambda n: f"Voorbeeldgremium {n}")
    soort = Gremiumsoort.STUURGROEP
    taak = "Beslist waar de regio aan werkt."


class ZetelFactory(DjangoModelFactory):
    """A seat with a vote, in force since last year, without a name."""

    class Meta:
        model = Zetel

    gremium = factory.SubFactory(GremiumFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=365))


class VergaderingFactory(DjangoModelFactory):
    """A meeting next week."""

    class Meta:
        model = Vergadering

    gremium = factory.SubFactory(GremiumFactory)
    begint_op = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    plaats = "Voorbeeldzaal"
    gepland_door = factory.LazyFunction(lambda: LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER).gebruiker)


class AgendapuntFactory(DjangoModelFactory):
    class Meta:
        model = Agendapunt

    vergadering = factory.SubFactory(VergaderingFactory)
    volgorde = factory.LazyAttribute(lambda o: o.vergadering.agendapunten.count() + 1)
    titel = factory.Sequence(lambda n: f"Voorbeeldpunt {n}")


class BesluitFactory(DjangoModelFactory):
    """A proposed decision."""

    class Meta:
        model = Besluit

    agendapunt = factory.SubFactory(AgendapuntFactory)
    nummer = factory.Sequence(lambda n: f"2020-{n:03}")
    tekst = "We doen het samen."


class StemmingFactory(DjangoModelFactory):
    """An open vote by consensus, on a decision that is being voted on."""

    class Meta:
        model = Stemming

    besluit = factory.SubFactory(BesluitFactory, status="in_stemming")
    ronde = 1
    regel = Stemregel.CONSENSUS


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = Plan
        django_get_or_create = ["jaar"]

    jaar = 2025
    titel = factory.LazyAttribute(lambda o: f"Voorbeeldplan {o.jaar}")
    van = factory.LazyAttribute(lambda o: date(o.jaar, 1, 1))
    tot_en_met = factory.LazyAttribute(lambda o: date(o.jaar, 12, 31))


class ActiviteitFactory(DjangoModelFactory):
    class Meta:
        model = Activiteit

    plan = factory.SubFactory(PlanFactory)
    thema = factory.SubFactory(ThemaFactory)
    code = factory.Sequence(lambda n: f"activiteit-{n}")
    naam = factory.Sequence(lambda n: f"Voorbeeldactiviteit {n}")
    omschrijving = "Een bijeenkomst voor starters."
    producten = ["Programma", "Verslag"]
    van = factory.LazyAttribute(lambda o: o.plan.van)
    tot_en_met = factory.LazyAttribute(lambda o: o.plan.tot_en_met)


class RapportageFactory(DjangoModelFactory):
    """A report that was asked for and still has to be made."""

    class Meta:
        model = Rapportage

    plan = factory.SubFactory(PlanFactory)
    peildatum = date(2025, 12, 31)
