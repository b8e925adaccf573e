"""What the portal knows about one person: one list for the download of it and for its erasure.

Each app names its own rows, in `AppConfig.ready()`. A model that hangs on a candidate and is not in the list fails
a test: nobody can add one and forget it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db import models
from django.db.models.functions import Lower

#: Where the address of an erased person is: nobody owns one there (RFC 2606), so mail to it goes nowhere.
DOMEIN = "gewist.invalid"


@dataclass(frozen=True)
class Gegevens:
    """Rows about a candidate: how they are found, and what goes when the person is erased.

    `wis` names the fields that are emptied; with `weg` the rows themselves go. The rest stays: dates, statuses
    and references say nothing about a person once the person is gone, and the figures keep counting them.
    `verberg` names fields that mean nothing to whoever reads the download. `adres` names the field with the
    e-mail address of rows that somebody makes without an account: they are erased under every address of the
    person, and found by it as long as they are no other candidate's. `woorden` says what is read of a field that
    only the layers above the models can put in words.
    """

    model: type[models.Model]
    naam: str
    pad: str = "kandidaat"
    wis: tuple[str, ...] = ()
    weg: bool = False
    verberg: tuple[str, ...] = ()
    adres: str = ""
    woorden: Mapping[str, Callable[[models.Model], dict]] = field(default_factory=dict)

    def rijen(self, kandidaat) -> models.QuerySet:
        """The rows about this candidate, oldest first; also what they sent before they were one."""
        eigen = models.Q(**{self.pad: kandidaat.pk}) if self.pad else models.Q(pk__in=[])
        if not self.adres:
            return self.model._base_manager.filter(eigen).order_by("pk")
        van_niemand = models.Q(**{f"{self.pad}__isnull": True}) if self.pad else models.Q()
        onder_adres = models.Q(klein_adres__in=kandidaat.eigen_adressen)
        return self._met_klein_adres().filter(eigen | (onder_adres & van_niemand)).order_by("pk")

    def van_adressen(self, adressen: Iterable[str]) -> models.QuerySet:
        """The rows under one of these addresses, which are in small letters."""
        return self._met_klein_adres().filter(klein_adres__in=adressen).order_by("pk")

    def _met_klein_adres(self) -> models.QuerySet:
        return self.model._base_manager.annotate(klein_adres=Lower(self.adres))

    def leesbaar(self, kandidaat) -> Iterator[dict]:
        """The rows for the person to read: name of the field and what is in it, as text; a day, a moment, a list
        and a dict as they are. A model that has words for a field (`<field>_in_woorden`) gives those."""
        velden = [veld for veld in self.model._meta.concrete_fields if self._is_te_lezen(veld)]
        verwijzingen = [veld.name for veld in velden if veld.is_relation]
        for rij in self.rijen(kandidaat).select_related(*verwijzingen):
            yield {
                str(veld.verbose_name): self.woorden.get(veld.name, partial(_inhoud, veld))(rij)
                for veld in velden
            }

    def _is_te_lezen(self, veld: models.Field) -> bool:
        return not veld.primary_key and veld.name not in {self.pad, "sleutel", *self.verberg}


def opname_in_woorden(model: type[models.Model], velden: dict) -> dict:
    """Fields of a row as JSON keeps them (see `acties.momentopname`), for the person to read as `leesbaar`
    gives them: what refers to another row, and what is empty, says nothing."""
    rij, woorden = model(), {}
    for naam, waarde in velden.items():
        veld = model._meta.get_field(naam)
        if waarde is None or veld.is_relation:
            continue
        setattr(rij, naam, veld.to_python(waarde))
        if inhoud := _inhoud(veld, rij):
            woorden[str(veld.verbose_name)] = inhoud
    return woorden


def _inhoud(veld: models.Field, rij: models.Model):
    if (woorden := getattr(rij, f"{veld.name}_in_woorden", None)) is not None:
        return (
            dict(woorden)
            if isinstance(woorden, list) and isinstance(next(iter(woorden), ""), tuple)
            else woorden
        )
    toon = getattr(rij, f"get_{veld.name}_display", None)
    waarde = toon() if toon else getattr(rij, veld.name)
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        namen = dict(getattr(getattr(veld, "base_field", None), "flatchoices", ()))
        return [namen.get(deel, deel) if isinstance(deel, str) else deel for deel in waarde]
    return waarde if isinstance(waarde, date | dict) else str(waarde)


#: Everything that is known about a candidate, in the order of the download.
persoonsgegevens: list[Gegevens] = []
