"""Two records of one person: brought together, or known to be two persons after all."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from .kandidaat import Kandidaat
from .persoonsgegevens import opname_in_woorden

TERUG_BINNEN = timedelta(days=30)


class SamenvoegingQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Only the loket brings records together."""
        return self if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER) else self.none()

    def van_kracht(self):
        """Those that have not been undone."""
        return self.filter(teruggedraaid_op__isnull=True)


class Samenvoeging(models.Model):
    """Merge (*samenvoeging*): the record `oude_pk` went up in `kandidaat`; for 30 days it can be undone.

    `oud` is the merged record as it was, `gewijzigd` what the survivor had and got per field, `verhuisd` the
    rows that changed hands per column, `geparkeerd` rows that the survivor cannot have beside its own.
    Like the record it belongs to, it holds personal data and goes when the survivor's are erased. Once it is
    undone they are two persons: then nothing of the one is kept with the other.
    """

    kandidaat = models.ForeignKey(Kandidaat, models.CASCADE, related_name="samenvoegingen")
    oude_pk = models.BigIntegerField()
    oud = models.JSONField("wat in het andere dossier stond")
    gewijzigd = models.JSONField("wat eerst in dit dossier stond", default=dict)
    verhuisd = models.JSONField(default=dict)
    geparkeerd = models.JSONField(default=list)
    door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, related_name="+", verbose_name="samengevoegd door"
    )
    op = models.DateTimeField("samengevoegd op", default=timezone.now)
    teruggedraaid_op = models.DateTimeField(null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SamenvoegingQuerySet.as_manager()

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["oude_pk"],
                condition=Q(teruggedraaid_op__isnull=True),
                name="samenvoeging_een_per_oud_dossier",
                violation_error_message="Dit dossier is al samengevoegd.",
            )
        ]

    def __str__(self):
        return f"{self.oude_naam} bij {self.kandidaat}"

    def get_absolute_url(self):
        return reverse("loket:samenvoeging", args=[self.pk])

    @property
    def oude_naam(self) -> str:
        return f"{self.oud.get('voornaam', '')} {self.oud.get('achternaam', '')}".strip()

    @property
    def oud_in_woorden(self) -> dict:
        """What the merged record said, for the person to read."""
        return opname_in_woorden(Kandidaat, self.oud)

    @property
    def gewijzigd_in_woorden(self) -> dict:
        """What the survivor said before it took over a value of the other, for the person to read."""
        return opname_in_woorden(Kandidaat, {veld: paar["was"] for veld, paar in self.gewijzigd.items()})

    @property
    def accounts(self) -> set[int]:
        """The accounts that the two records had."""
        was = self.gewijzigd.get("gebruiker", {}).get("was")
        return {nummer for nummer in (self.oud.get("gebruiker"), was) if nummer}

    @property
    def gesloten_account(self) -> int | None:
        """The account with which nobody logs in any more, until this is undone."""
        gekeerd = (een["rij"]["pk"] for een in self.geparkeerd if een.get("werd") == {"is_active": False})
        return next(gekeerd, None)

    @property
    def adressen(self) -> set[str]:
        """The addresses that the two records had, in small letters."""
        was = self.gewijzigd.get("email", {}).get("was")
        return {adres.lower() for adres in (self.oud.get("email"), was) if adres}

    def vergeet(self) -> None:
        """Drop what was only kept to undo this; saving is for the caller."""
        self.oud, self.gewijzigd, self.verhuisd, self.geparkeerd = {}, {}, {}, []

    @property
    def kan_terug(self) -> bool:
        return self.teruggedraaid_op is None and timezone.now() < self.terug_tot

    @property
    def terug_tot(self):
        return self.op + TERUG_BINNEN


class GeenDubbel(models.Model):
    """Not a duplicate (*geen dubbel*): somebody looked at these two records and they are two persons."""

    een = models.ForeignKey(Kandidaat, models.CASCADE, related_name="geen_dubbel_een")
    ander = models.ForeignKey(Kandidaat, models.CASCADE, related_name="geen_dubbel_ander")
    door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "geen dubbel"
        verbose_name_plural = "geen dubbelen"
        constraints = [
            models.CheckConstraint(condition=Q(een__lt=F("ander")), name="geen_dubbel_kleinste_eerst"),
            models.UniqueConstraint(fields=["een", "ander"], name="geen_dubbel_een_keer"),
        ]

    def __str__(self):
        return f"{self.een} is niet {self.ander}"
