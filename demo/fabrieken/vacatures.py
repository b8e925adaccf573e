"""Factories of vacancies, applications and saved searches."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from loket.keuzes import Bevoegdheid
from vacatures.keuzes import (
    Afwijsreden,
    Noodoplossing,
    Opdrachtstatus,
    Sjabloonsoort,
    Sollicitatiestatus,
    Uitkomst,
    Vacaturestatus,
)
from vacatures.models import (
    Antwoordsjabloon,
    Regioafspraak,
    Schaalbedrag,
    Schaaltabel,
    Sollicitatie,
    Sollicitatiebericht,
    Sollicitatiegesprek,
    Sollicitatiemoment,
    Sollicitatienotitie,
    Treffer,
    Vacature,
    Zoekopdracht,
    Zoekwoord,
    neem_profiel_op,
)


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


class ZoekwoordFactory(DjangoModelFactory):
    class Meta:
        model = Zoekwoord

    woord = factory.Sequence(lambda n: f"stamgroepleider{n}")
    betekent = "leerkracht"


class SchaaltabelFactory(DjangoModelFactory):
    """A table of the cao po that began; `bedragen` are lowest and highest by scale."""

    class Meta:
        model = Schaaltabel
        skip_postgeneration_save = True

    cao = "po"
    geldig_vanaf = over_dagen(-100)
    bron = "Verzonnen tabel"

    @factory.post_generation
    def bedragen(self, create, bedragen, **kwargs):
        for schaal, (van, tot) in (bedragen or {"LB": (3000, 5000)}).items():
            Schaalbedrag.objects.create(tabel=self, schaal=schaal, van=van, tot=tot)


class SollicitatieFactory(DjangoModelFactory):
    """An application that waits; `uitgenodigd`, `aangeboden` or `afgewezen=True` is one that was answered just now."""

    class Meta:
        model = Sollicitatie

    class Params:
        beantwoord = factory.Trait(
            antwoord="Dank voor uw brief.",
            gelezen_op=factory.LazyFunction(timezone.now),
            eerste_antwoord_op=factory.SelfAttribute("gelezen_op"),
            beantwoord_op=factory.SelfAttribute("gelezen_op"),
        )
        uitgenodigd = factory.Trait(beantwoord=True, status=Sollicitatiestatus.UITGENODIGD)
        aangeboden = factory.Trait(beantwoord=True, status=Sollicitatiestatus.AANGEBODEN)
        afgewezen = factory.Trait(
            beantwoord=True, status=Sollicitatiestatus.AFGEWEZEN, reden=Afwijsreden.ANDER
        )

    vacature = factory.SubFactory(VacatureFactory)
    kandidaat = factory.SubFactory("demo.fabrieken.loket.KandidaatFactory")
    motivatie = "Deze school past bij mij."
    profiel = factory.LazyAttribute(lambda o: neem_profiel_op(o.kandidaat, o.vacature.school))


class SollicitatiemomentFactory(DjangoModelFactory):
    """A free moment of three quarters of an hour, some days from now."""

    class Meta:
        model = Sollicitatiemoment

    class Params:
        over = timedelta(days=3)

    vacature = factory.SubFactory(VacatureFactory)
    begint_op = factory.LazyAttribute(lambda o: timezone.now() + o.over)
    eindigt_op = factory.LazyAttribute(lambda o: o.begint_op + timedelta(minutes=45))
    plaats = "De school, lokaal 3"
    met = "de directeur"
    gemaakt_door = factory.SelfAttribute("vacature.gemaakt_door")


class SollicitatiegesprekFactory(DjangoModelFactory):
    """Somebody who was invited picked a moment."""

    class Meta:
        model = Sollicitatiegesprek

    sollicitatie = factory.SubFactory(SollicitatieFactory, uitgenodigd=True, kandidaat__met_account=True)
    moment = factory.SubFactory(
        SollicitatiemomentFactory, vacature=factory.SelfAttribute("..sollicitatie.vacature")
    )
    door = factory.SelfAttribute("sollicitatie.kandidaat.gebruiker")


class SollicitatieberichtFactory(DjangoModelFactory):
    """A message of the candidate."""

    class Meta:
        model = Sollicitatiebericht

    sollicitatie = factory.SubFactory(SollicitatieFactory, kandidaat__met_account=True)
    tekst = "Kan ik een keer meelopen?"
    van_bestuur = False
    door = factory.SelfAttribute("sollicitatie.kandidaat.gebruiker")


class SollicitatienotitieFactory(DjangoModelFactory):
    class Meta:
        model = Sollicitatienotitie

    sollicitatie = factory.SubFactory(SollicitatieFactory)
    tekst = "Gebeld, klonk enthousiast."
    door = factory.SelfAttribute("sollicitatie.vacature.gemaakt_door")


class AntwoordsjabloonFactory(DjangoModelFactory):
    """A template of a board; `organisatie=None` is one of the region."""

    class Meta:
        model = Antwoordsjabloon

    organisatie = factory.SubFactory("demo.fabrieken.organisaties.OrganisatieFactory")
    naam = factory.Sequence(lambda n: f"Uitnodiging {n}")
    soort = Sjabloonsoort.UITNODIGING
    tekst = "Dag {voornaam}, kom kennismaken op {school}."


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


class RegioafspraakFactory(DjangoModelFactory):
    class Meta:
        model = Regioafspraak

    onderwerp = "inschaling"
    titel = factory.Sequence(lambda n: f"Afspraak {n}")
    tekst = "Dit spraken de besturen af."
    van = over_dagen(-30)
