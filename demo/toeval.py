"""The chance of the demo: one seed, so that every first start shows the same region."""

import random
from datetime import datetime, time, timedelta

from django.utils import timezone
from faker import Faker

ZAAD = 2026


class Toeval:
    """Names, dates and choices from one seed; `vandaag` is the day that all dates are counted from."""

    def __init__(self, zaad: int = ZAAD):
        self.keuze = random.Random(zaad)
        self.faker = Faker("nl_NL")
        self.faker.seed_instance(zaad)
        self.vandaag = timezone.localdate()
        self._volgnummer = 0

    def dagen_geleden(self, minstens: int, hoogstens: int):
        return self.vandaag - timedelta(days=self.keuze.randint(minstens, hoogstens))

    def moment(self, dag):
        """A moment during office hours on `dag`."""
        tijd = time(self.keuze.randint(9, 16), self.keuze.randrange(0, 60, 5))
        return timezone.make_aware(datetime.combine(dag, tijd))

    def persoon(self) -> dict:
        """First name, last name and an address at voorbeeld.test that nobody else has."""
        self._volgnummer += 1
        voornaam, achternaam = self.faker.first_name(), self.faker.last_name()
        return {
            "voornaam": voornaam,
            "achternaam": achternaam,
            "email": f"persoon{self._volgnummer}@voorbeeld.test",
        }
