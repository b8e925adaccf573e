"""Factories of lessons from outside: offers, series and lessons."""

from datetime import time, timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from onderwijsregio.kern.tijd import is_werkdag
from onderwijsregio.organisaties.keuzes import Dag, Organisatiesoort, Rol, Sector
from vacatures.keuzes.les import Aanbodstatus, Cursusstand, Dagdeel, Lesvak, Reeksstatus
from vacatures.models import Les, Lesaanbod, Lesreeks, Lesvraag

from .organisaties import LidmaatschapFactory


def werkdag(aantal: int):
    """The first working day that many days or more from today; with a number below 0, that many ago or more."""
    stap = 1 if aantal >= 0 else -1
    dag = timezone.localdate() + timedelta(days=aantal)
    while not is_werkdag(dag):
        dag += timedelta(days=stap)
    return dag


class LesaanbodFactory(DjangoModelFactory):
    """A lesson of 60 minutes on the website, every day, for € 75; `concept=True` is a draft."""

    class Meta:
        model = Lesaanbod

    class Params:
        concept = factory.Trait(status=Aanbodstatus.CONCEPT)

    organisatie = factory.SubFactory(
        "demo.fabrieken.organisaties.OrganisatieFactory",
        naam=factory.Sequence(lambda n: f"Voorbeeldaanbieder {n}"),
        soort=Organisatiesoort.AANBIEDER,
    )
    titel = factory.Sequence(lambda n: f"Bomen herkennen {n}")
    vak = Lesvak.NATUUR
    omschrijving = "Naar buiten, kijken en voelen: wat groeit er rond de school?"
    sectoren = [Sector.PO]
    groepen = [5, 6]
    minuten = 60
    prijs = Decimal("75")
    dagen = list(Dag)
    dagdelen = list(Dagdeel)
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=800))
    cursus = Cursusstand.NEE
    status = Aanbodstatus.GEPUBLICEERD
    gemaakt_door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")


class LesreeksFactory(DjangoModelFactory):
    """A series that waits for the provider, without lessons; `bevestigd=True` is agreed."""

    class Meta:
        model = Lesreeks

    class Params:
        bevestigd = factory.Trait(
            status=Reeksstatus.BEVESTIGD, bevestigd_op=factory.LazyFunction(timezone.now)
        )

    aanbod = factory.SubFactory(LesaanbodFactory)
    school = factory.SubFactory("demo.fabrieken.organisaties.SchoolFactory")
    groep = "groep 5"
    vak = factory.SelfAttribute("aanbod.vak")
    prijs = factory.SelfAttribute("aanbod.prijs")
    gemaakt_door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")


class LesFactory(DjangoModelFactory):
    """An agreed lesson in two weeks; `geweest=True` was last week; `gegeven=True` both say that it was given."""

    class Meta:
        model = Les

    class Params:
        geweest = factory.Trait(dag=factory.LazyFunction(lambda: werkdag(-7)))
        gegeven = factory.Trait(
            geweest=True,
            school_zegt=True,
            school_zegt_door=factory.SelfAttribute("reeks.gemaakt_door"),
            aanbieder_zegt=True,
            aanbieder_zegt_door=factory.SelfAttribute("reeks.aanbod.gemaakt_door"),
        )

    reeks = factory.SubFactory(LesreeksFactory, bevestigd=True)
    dag = factory.LazyFunction(lambda: werkdag(14))
    van = time(9)
    minuten = factory.SelfAttribute("reeks.aanbod.minuten")


class LesvraagFactory(DjangoModelFactory):
    """A question that waits for the provider."""

    class Meta:
        model = Lesvraag

    aanbod = factory.SubFactory(LesaanbodFactory)
    bestuur = factory.SubFactory("demo.fabrieken.organisaties.OrganisatieFactory")
    tekst = "Kan de les ook op het schoolplein?"
    gesteld_door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")


def aanbieder_van(aanbod: Lesaanbod):
    """Somebody who gives lessons for the provider of this offer."""
    return LidmaatschapFactory(rol=Rol.AANBIEDER, organisatie=aanbod.organisatie).gebruiker
