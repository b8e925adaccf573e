"""Factories of the steps of a route: a short process, a moment, a subsidy."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from loket.keuzes import Aanzet, Stapvorm
from loket.models import Gespreksmoment, Processtap, Subsidie

from .loket import KandidaatFactory, MakelaarFactory, RouteFactory
from .organisaties import OrganisatieFactory


class ProcesstapFactory(DjangoModelFactory):
    """One step; the default is a report by the loket with one field."""

    class Meta:
        model = Processtap

    route = factory.SubFactory(RouteFactory)
    code = factory.Sequence(lambda n: f"stap-{n}")
    naam = factory.LazyAttribute(lambda o: o.code.capitalize())
    vorm = Stapvorm.FORMULIER
    wie = Aanzet.LOKET
    termijn = 5
    volgorde = factory.Sequence(lambda n: n + 1)
    uitleg = "Zo gaat deze stap."
    volgende_stap = factory.LazyAttribute(lambda o: f"{o.naam} doen")
    klaar = factory.LazyAttribute(lambda o: f"{o.naam} is gedaan.")


class GespreksmomentFactory(DjangoModelFactory):
    """A free moment of three quarters of an hour, some days from now."""

    class Meta:
        model = Gespreksmoment

    class Params:
        over = timedelta(days=3)
        minuten = 45

    makelaar = factory.LazyFunction(lambda: MakelaarFactory().gebruiker)
    begint_op = factory.LazyAttribute(lambda o: timezone.now() + o.over)
    eindigt_op = factory.LazyAttribute(lambda o: o.begint_op + timedelta(minutes=o.minuten))
    plaats = "Het loket"


class SubsidieFactory(DjangoModelFactory):
    """A subsidy that a board applied for a month ago."""

    class Meta:
        model = Subsidie

    kandidaat = factory.SubFactory(KandidaatFactory)
    bestuur = factory.SubFactory(OrganisatieFactory)
    aangevraagd_op = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
