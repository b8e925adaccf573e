"""Factories of vacancies, applications and saved searches."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from loket.keuzes import Bevoegdheid
from vacatures.keuzes import Noodoplossing, Opdrachtstatus, Uitkomst, Vacaturestatus
from vacatures.models import Sollicitatie, Treffer, Vacature, Zoekopdracht


def over_dagen(aantal: int):
    """Declaration: the date that many days from today."""
    return factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=aantal))


class VacatureFactory(DjangoModelFactory):
    """A published vacancy; `concept=True` a draft, `gesloten=True` a closed one, `verborgen=True` a hidden one."""

    class Meta:
        model = Vacature

    class Params:
        concept = factory.Trait(status=Vacaturestatus.CONCEPT, gepubliceerd_op=None)
        verborgen = factory.Trait(
            status=Vacaturestatus.VERBORGEN, noodoplossing=Noodoplossing.SAMENGEVOEGD, gepubliceerd_op=None
        )
        gesloten = factory.Trait(
            status=Vacaturestatus.GESLOTEN,
            uitkomst=Uitkomst.VERVULD_ELDERS,
            gesloten_op=factory.LazyFunction(timezone.now),
        )

    school = factory.SubFactory("demo.fabrieken.organisaties.SchoolFactory")
    organisatie = factory.SelfAttribute("school.bestuur")
    sector = factory.SelfAttribute("school.sector")
    titel = factory.Sequence(lambda n: f"Leerkracht groep {n % 8 + 1}")
    omschrijving = "Een gewone groep met een fijn team. U krijgt een vaste begeleider."
    bevoegdheid = Bevoegdheid.PABO
    dagen = ["ma", "di", "do"]
    fte_min = Decimal("0.4")
    fte_max = Decimal("0.6")
    salaris = "schaal LB"
    start_op = over_dagen(60)
    sluit_op = over_dagen(30)
    contactnaam = factory.Faker("name", locale="nl_NL")
    contacttelefoon = "036-0000010"
    gemaakt_door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")
    status = Vacaturestatus.GEPUBLICEERD
    gepubliceerd_op = factory.LazyFunction(timezone.now)


class SollicitatieFactory(DjangoModelFactory):
    class Meta:
        model = Sollicitatie

    vacature = factory.SubFactory(VacatureFactory)
    kandidaat = factory.SubFactory("demo.fabrieken.loket.KandidaatFactory")
    motivatie = "Deze school past bij mij."


class ZoekopdrachtFactory(DjangoModelFactory):
    """A confirmed search that mails every morning; `onbevestigd=True` one that nobody confirmed."""

    class Meta:
        model = Zoekopdracht

    class Params:
        onbevestigd = factory.Trait(status=Opdrachtstatus.ONBEVESTIGD, bevestigingen=1)

    email = factory.Sequence(lambda n: f"zoeker{n}@voorbeeld.test")
    tekst = ""
    naam = factory.LazyAttribute(lambda opdracht: opdracht.tekst or "Alles")
    omschrijving = factory.LazyAttribute(lambda opdracht: opdracht.tekst or "alle vacatures in de regio")
    status = Opdrachtstatus.ACTIEF


class TrefferFactory(DjangoModelFactory):
    class Meta:
        model = Treffer

    zoekopdracht = factory.SubFactory(ZoekopdrachtFactory)
    vacature = factory.SubFactory(VacatureFactory)
    past = 100
