"""Factories of the replacement pool."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from vacatures.keuzes import Vervangreden, Vervangstatus
from vacatures.models import Poollid, Vervangingsdag, Vervangingsverzoek


class PoollidFactory(DjangoModelFactory):
    """Somebody of the pool who can every day, at primary schools."""

    class Meta:
        model = Poollid

    kandidaat = factory.SubFactory("demo.fabrieken.loket.KandidaatFactory", bevoegdheid="pabo")
    functies = ["leerkracht"]
    sectoren = ["po"]
    dagen = ["ma", "di", "wo", "do", "vr"]
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")


class VervangingsverzoekFactory(DjangoModelFactory):
    class Meta:
        model = Vervangingsverzoek

    school = factory.SubFactory("demo.fabrieken.organisaties.SchoolFactory")
    groep = "groep 4"
    reden = Vervangreden.ZIEKTE
    contactnaam = factory.Faker("name", locale="nl_NL")
    gevraagd_door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")


class VervangingsdagFactory(DjangoModelFactory):
    """A day of a request; `lid` makes it an agreed one."""

    class Meta:
        model = Vervangingsdag

    verzoek = factory.SubFactory(VervangingsverzoekFactory)
    dag = factory.LazyFunction(timezone.localdate)
    lid = None
    status = factory.LazyAttribute(lambda o: Vervangstatus.AFGESPROKEN if o.lid else Vervangstatus.OPEN)
