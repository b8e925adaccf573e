"""Factories of the keuzehulp: a small rule set that is complete for one route."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from loket.keuzes import Keuzeregelstatus
from loket.models import Keuzeregels, Keuzeuitkomst

from .loket import KandidaatFactory

JA_NEE = [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}]


def kleine_regels(route: str = "zij-instroom") -> dict:
    """Two questions, of which the second is only for who has a diploma; without one no route fits."""
    return {
        "geen": "Geen van deze past. Praat met ons.",
        "vraag": [
            {"code": "diploma", "tekst": "Hebt u een diploma van het hbo?", "antwoord": JA_NEE},
            {
                "code": "tijd",
                "tekst": "Hebt u tijd?",
                "uitleg": "Werken en leren tegelijk kost tijd.",
                "antwoord": JA_NEE,
                "als": {"diploma": ["ja"]},
            },
        ],
        "route": [
            {
                "code": route,
                "regel": [
                    {
                        "soort": "past",
                        "tekst": "U hebt het diploma dat nodig is.",
                        "als": {"diploma": ["ja"]},
                    },
                    {
                        "soort": "ontbreekt",
                        "tekst": "Maak eerst tijd vrij.",
                        "als": {"tijd": ["nee", "weet-niet"]},
                    },
                ],
            }
        ],
    }


class KeuzeregelsFactory(DjangoModelFactory):
    """A concept; `gepubliceerd=True` is what visitors get."""

    class Meta:
        model = Keuzeregels

    class Params:
        gepubliceerd = factory.Trait(
            status=Keuzeregelstatus.GEPUBLICEERD, gepubliceerd_op=factory.LazyFunction(timezone.now)
        )

    versie = factory.Sequence(lambda n: n + 1)
    inhoud = factory.LazyFunction(kleine_regels)


class KeuzeuitkomstFactory(DjangoModelFactory):
    class Meta:
        model = Keuzeuitkomst

    kandidaat = factory.SubFactory(KandidaatFactory)
    regels = factory.SubFactory(KeuzeregelsFactory, gepubliceerd=True)
    antwoorden = "ja.nee"
    routes = ["zij-instroom"]
