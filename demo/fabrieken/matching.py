"""Factories of match rounds, proposals and placements."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from matching.keuzes import Rondestatus, Voorstelstatus
from matching.models import Matchronde, Plaatsing, Voorstel

from .vacatures import over_dagen


class MatchrondeFactory(DjangoModelFactory):
    """A round that is finished."""

    class Meta:
        model = Matchronde

    status = Rondestatus.KLAAR
    voortgang = 100
    invoer = factory.LazyFunction(dict)
    uitkomst = factory.LazyFunction(dict)
    doelwaarde = 0
    klaar_op = factory.LazyFunction(timezone.now)


class VoorstelFactory(DjangoModelFactory):
    """A proposal that waits for the makelaar; `goedgekeurd=True` waits for candidate and school."""

    class Meta:
        model = Voorstel

    class Params:
        goedgekeurd = factory.Trait(
            status=Voorstelstatus.GOEDGEKEURD,
            goedgekeurd_op=factory.LazyFunction(timezone.now),
            goedgekeurd_door=factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory"),
        )

    ronde = factory.SubFactory(MatchrondeFactory)
    kandidaat = factory.SubFactory("demo.fabrieken.loket.KandidaatFactory")
    vacature = factory.SubFactory("demo.fabrieken.vacatures.VacatureFactory")
    score = 800
    delen = factory.LazyFunction(
        lambda: [
            {
                "naam": "Sector",
                "punten": 200,
                "van": 200,
                "reden": "Zoekt in deze sector.",
            }
        ]
    )


class PlaatsingFactory(DjangoModelFactory):
    class Meta:
        model = Plaatsing

    kandidaat = factory.SubFactory("demo.fabrieken.loket.KandidaatFactory")
    vacature = factory.SubFactory(
        "demo.fabrieken.vacatures.VacatureFactory", gesloten=True, uitkomst="vervuld_loket"
    )
    school = factory.SelfAttribute("vacature.school")
    start_op = over_dagen(0)
