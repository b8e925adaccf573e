"""Factories of the agenda and of days at a school."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from loket.keuzes import Aanmeldstatus, Evenementsoort, Evenementstatus, Ontvangstbereidheid
from loket.models import Aanmelding, Evaluatie, Evenement, Meeloopverzoek, Ontvangst, Stand
from onderwijsregio.kern.tijd import Schooljaar, plus_werkdagen
from onderwijsregio.organisaties.keuzes import Dag

from .organisaties import GebruikerFactory, OrganisatieFactory, SchoolFactory


class EvenementFactory(DjangoModelFactory):
    """A published event in ten days; `over=timedelta(...)` is another moment, `voorbij=True` last week."""

    class Meta:
        model = Evenement

    class Params:
        over = timedelta(days=10)
        voorbij = factory.Trait(over=timedelta(days=-7))
        concept = factory.Trait(status=Evenementstatus.CONCEPT)
        afgelast = factory.Trait(status=Evenementstatus.AFGELAST, afgelast_omdat="De spreker is ziek.")

    soort = Evenementsoort.INFORMATIEAVOND
    titel = factory.Sequence(lambda n: f"Informatieavond {n}")
    omschrijving = "Hoor hoe u leraar wordt, en stel al uw vragen."
    organisator = factory.SubFactory(OrganisatieFactory)
    gemaakt_door = factory.SubFactory(GebruikerFactory)
    begint_op = factory.LazyAttribute(lambda o: timezone.now().replace(second=0, microsecond=0) + o.over)
    eindigt_op = factory.LazyAttribute(lambda o: o.begint_op + timedelta(hours=2))
    plaats = "Voorbeeldplein 1, Voorbeeldstad"
    capaciteit = 20
    status = Evenementstatus.GEPUBLICEERD


class AanmeldingFactory(DjangoModelFactory):
    """Somebody with the next place; `wacht=True` and `afgemeld=True` have none."""

    class Meta:
        model = Aanmelding

    class Params:
        wacht = factory.Trait(status=Aanmeldstatus.WACHTLIJST, plek=None)
        afgemeld = factory.Trait(status=Aanmeldstatus.AFGEMELD, plek=None)

    evenement = factory.SubFactory(EvenementFactory)
    voornaam = factory.Faker("first_name", locale="nl_NL")
    achternaam = factory.Faker("last_name", locale="nl_NL")
    email = factory.Sequence(lambda n: f"gast{n}@voorbeeld.test")
    status = Aanmeldstatus.INGESCHREVEN
    plek = factory.LazyAttribute(lambda o: o.evenement.aanmeldingen.ingeschreven().count() + 1)
    aangemeld_op = factory.LazyFunction(lambda: timezone.now() - timedelta(days=20))


class EvaluatieFactory(DjangoModelFactory):
    class Meta:
        model = Evaluatie

    evenement = factory.SubFactory(EvenementFactory, voorbij=True)
    cijfer = 8
    wijzer = "ja"


class StandFactory(DjangoModelFactory):
    class Meta:
        model = Stand

    evenement = factory.SubFactory(EvenementFactory, soort=Evenementsoort.BANENMARKT)
    organisatie = factory.SubFactory(OrganisatieFactory)


class OntvangstFactory(DjangoModelFactory):
    """A school that is open to visitors this school year, on every day."""

    class Meta:
        model = Ontvangst

    school = factory.SubFactory(SchoolFactory)
    schooljaar = factory.LazyFunction(lambda: Schooljaar.van(timezone.localdate()).begin)
    bereidheid = Ontvangstbereidheid.OPEN
    dagen = list(Dag)
    door = factory.SubFactory(GebruikerFactory)


class MeeloopverzoekFactory(DjangoModelFactory):
    """A request that waits for the school."""

    class Meta:
        model = Meeloopverzoek

    school = factory.SubFactory(SchoolFactory)
    voornaam = factory.Faker("first_name", locale="nl_NL")
    achternaam = factory.Faker("last_name", locale="nl_NL")
    email = factory.Sequence(lambda n: f"kijker{n}@voorbeeld.test")
    dag = factory.LazyFunction(lambda: plus_werkdagen(timezone.localdate(), 8))
    uiterlijk_op = factory.LazyFunction(lambda: plus_werkdagen(timezone.localdate(), 2))
