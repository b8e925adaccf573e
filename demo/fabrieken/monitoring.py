"""Factories of figures: invented, valid, each with an invented source."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from monitoring.keuzes import Optelwijze, Richting
from monitoring.models import Indicator, Maatregel, Meting, Streefwaarde

from .organisaties import BronFactory, ThemaFactory


class MaatregelFactory(DjangoModelFactory):
    class Meta:
        model = Maatregel
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"M{n}")
    naam = factory.Sequence(lambda n: f"Voorbeeldmaatregel {n}")


class IndicatorFactory(DjangoModelFactory):
    """An indicator of persons that adds up; `geteld=True` is the one that the portal counts itself."""

    class Meta:
        model = Indicator
        django_get_or_create = ["code"]

    class Params:
        geteld = factory.Trait(
            code="zij_instromers_gestart",
            naam="Zij-instromers gestart",
            berekening="zij_instromers_gestart",
        )

    code = factory.Sequence(lambda n: f"indicator_{n}")
    naam = factory.Sequence(lambda n: f"Voorbeeldindicator {n}")
    definitie = "Aantal personen in de periode."
    eenheid = "personen"
    richting = Richting.HOGER
    optelwijze = Optelwijze.SOM
    thema = factory.SubFactory(ThemaFactory)


class StreefwaardeFactory(DjangoModelFactory):
    class Meta:
        model = Streefwaarde

    indicator = factory.SubFactory(IndicatorFactory)
    van = date(2025, 8, 1)
    tot_en_met = date(2026, 7, 31)
    waarde = 40
    bron = factory.SubFactory(BronFactory)


class MetingFactory(DjangoModelFactory):
    """A measured value over school year 2025-2026; `zonder="nvt"` has that reason and no value."""

    class Meta:
        model = Meting

    class Params:
        zonder = None

    indicator = factory.SubFactory(IndicatorFactory)
    peildatum = date(2026, 7, 31)
    van = date(2025, 8, 1)
    tot_en_met = date(2026, 7, 31)
    status = factory.LazyAttribute(lambda o: o.zonder or "gemeten")
    waarde = factory.LazyAttribute(lambda o: None if o.zonder else 10)
    bron = factory.SubFactory(BronFactory)
