"""Factories of internships: what schools offer, and the students who look for a place."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Opleidingsstatus, Organisatiesoort
from vacatures.keuzes import Aanbodstatus, Opleidingssoort
from vacatures.models import (
    Stageaanbod,
    Stagebegeleider,
    Stagejaar,
    Stageperiode,
    Stageplaats,
    Stagestudent,
    Stagevraag,
)


class StagejaarFactory(DjangoModelFactory):
    """This school year; schools tell until the end of it."""

    class Meta:
        model = Stagejaar
        django_get_or_create = ("begin",)

    begin = factory.LazyFunction(lambda: Schooljaar.van(timezone.localdate()).begin)
    opgeven_voor = factory.LazyAttribute(lambda jaar: date(jaar.begin + 1, 7, 31))


class StageperiodeFactory(DjangoModelFactory):
    """The whole year; `eerste=True` and `tweede=True` a half of it."""

    class Meta:
        model = Stageperiode
        django_get_or_create = ("jaar", "code")

    class Params:
        eerste = factory.Trait(
            code="eerste",
            naam="Eerste helft",
            tot=factory.LazyAttribute(lambda periode: date(periode.jaar.begin + 1, 1, 31)),
        )
        tweede = factory.Trait(
            code="tweede",
            naam="Tweede helft",
            van=factory.LazyAttribute(lambda periode: date(periode.jaar.begin + 1, 2, 1)),
        )

    jaar = factory.SubFactory(StagejaarFactory)
    code = "jaar"
    naam = "Heel schooljaar"
    van = factory.LazyAttribute(lambda periode: date(periode.jaar.begin, 8, 1))
    tot = factory.LazyAttribute(lambda periode: date(periode.jaar.begin + 1, 7, 31))


class StageaanbodFactory(DjangoModelFactory):
    """A draft at a training school; `bevestigd=True` confirmed, with a mentor who can have 20 students."""

    class Meta:
        model = Stageaanbod
        skip_postgeneration_save = True

    class Params:
        bevestigd = factory.Trait(
            status=Aanbodstatus.BEVESTIGD,
            bevestigd_op=factory.LazyFunction(timezone.now),
            begeleider=factory.RelatedFactory(
                "demo.fabrieken.stages.StagebegeleiderFactory", factory_related_name="aanbod", studenten=20
            ),
        )

    school = factory.SubFactory(
        "demo.fabrieken.organisaties.SchoolFactory", opleidingsstatus=Opleidingsstatus.OPLEIDINGSSCHOOL
    )
    jaar = factory.SubFactory(StagejaarFactory)


class StagebegeleiderFactory(DjangoModelFactory):
    class Meta:
        model = Stagebegeleider

    aanbod = factory.SubFactory(StageaanbodFactory)
    naam = factory.Faker("name", locale="nl_NL")
    studenten = 2


class StageplaatsFactory(DjangoModelFactory):
    """Two confirmed places for second-year students, the whole year."""

    class Meta:
        model = Stageplaats

    aanbod = factory.SubFactory(StageaanbodFactory, bevestigd=True)
    periode = factory.SubFactory(StageperiodeFactory, jaar=factory.SelfAttribute("..aanbod.jaar"))
    soort = Opleidingssoort.PABO_2
    plaatsen = 2


class StagestudentFactory(DjangoModelFactory):
    class Meta:
        model = Stagestudent

    instituut = factory.SubFactory(
        "demo.fabrieken.organisaties.OrganisatieFactory", soort=Organisatiesoort.LERARENOPLEIDING
    )
    studentnummer = factory.Sequence(lambda n: f"S{n:06d}")
    voornaam = factory.Faker("first_name", locale="nl_NL")
    achternaam = factory.Faker("last_name", locale="nl_NL")


class StagevraagFactory(DjangoModelFactory):
    class Meta:
        model = Stagevraag

    student = factory.SubFactory(StagestudentFactory)
    periode = factory.SubFactory(StageperiodeFactory)
    soort = Opleidingssoort.PABO_2
    sector = "po"
