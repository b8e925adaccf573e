"""Factories of trajects, mentoring and training."""

from datetime import timedelta

import factory
from dateutil.relativedelta import relativedelta
from django.utils import timezone
from factory.django import DjangoModelFactory

from begeleiding.keuzes import DUUR_MAANDEN, Inschrijfstatus, Trajectstatus
from begeleiding.models import Gesprek, Inschrijving, Koppeling, Mijlpaal, Scholing, Traject
from loket.keuzes import Fase
from onderwijsregio.organisaties.keuzes import Rol

from .vacatures import over_dagen


class TrajectFactory(DjangoModelFactory):
    """A running traject of the route zij-instroom, begun a month ago; `gestopt=True` one that ended early."""

    class Meta:
        model = Traject

    class Params:
        gestopt = factory.Trait(
            status=Trajectstatus.GESTOPT,
            gestopt_op=factory.LazyFunction(timezone.localdate),
            stopreden="Verhuisd naar een andere regio.",
        )

    kandidaat = factory.SubFactory("demo.fabrieken.loket.KandidaatFactory", fase=Fase.OPLEIDEN)
    route = factory.SubFactory(
        "demo.fabrieken.loket.RouteFactory", code="zij-instroom", naam="Zij-instroom in beroep"
    )
    school = factory.SubFactory("demo.fabrieken.organisaties.SchoolFactory")
    start_op = over_dagen(-30)
    eind_op = factory.LazyAttribute(lambda o: o.start_op + relativedelta(months=DUUR_MAANDEN))


class MijlpaalFactory(DjangoModelFactory):
    """A milestone that is still to come; `te_laat=True` one that should have been reached yesterday."""

    class Meta:
        model = Mijlpaal

    class Params:
        te_laat = factory.Trait(gepland_op=over_dagen(-1))

    traject = factory.SubFactory(TrajectFactory)
    naam = factory.Sequence(lambda n: f"Mijlpaal {n}")
    gepland_op = over_dagen(60)


class KoppelingFactory(DjangoModelFactory):
    """A mentor of the school's board, linked since a week after the start."""

    class Meta:
        model = Koppeling

    traject = factory.SubFactory(TrajectFactory)
    mentor = factory.SubFactory(
        "demo.fabrieken.organisaties.LidmaatschapFactory",
        rol=Rol.MENTOR,
        organisatie=factory.SelfAttribute("..traject.school.bestuur"),
    )
    van = factory.LazyAttribute(lambda o: o.traject.start_op + timedelta(days=7))


class GesprekFactory(DjangoModelFactory):
    class Meta:
        model = Gesprek

    koppeling = factory.SubFactory(KoppelingFactory)
    gevoerd_op = over_dagen(-2)
    onderwerp = "De eerste weken"
    verslag = "De groep is druk, het team helpt goed."
    afspraken = "Volgende week een les samen voorbereiden."
    volgend_gesprek_op = over_dagen(26)


class ScholingFactory(DjangoModelFactory):
    class Meta:
        model = Scholing

    titel = factory.Sequence(lambda n: f"Voorbeeldtraining {n}")
    aanbieder = factory.SubFactory("demo.fabrieken.organisaties.OrganisatieFactory")
    omschrijving = "Oefenen met gesprekken die lastig zijn."
    begint_op = over_dagen(30)
    plaatsen = 12
    plaats = "Het loket"


class InschrijvingFactory(DjangoModelFactory):
    """A place that is taken; `wacht=True` somebody on the waiting list."""

    class Meta:
        model = Inschrijving

    class Params:
        wacht = factory.Trait(status=Inschrijfstatus.WACHTLIJST)

    scholing = factory.SubFactory(ScholingFactory)
    kandidaat = factory.SubFactory("demo.fabrieken.loket.KandidaatFactory")
    status = Inschrijfstatus.INGESCHREVEN
