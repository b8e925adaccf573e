"""An organisation's own system that writes vacancies here or brings students, and the keys it shows."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from onderwijsregio.organisaties.keuzes import Organisatiesoort, Rol

from ..keuzes import Koppelingsrecht
from .stagestudent import eigen_instituut

#: What every key begins with: whoever finds one knows what it opens, and a scanner of texts recognises it.
BEGIN = "orv"
#: So many characters of a key are kept to recognise it by: what it begins with, and eight of its own.
VOORVOEGSEL = 12
#: How long the old key still works when somebody asks for a new one, at most.
LANGSTE_OVERLAP = timedelta(days=90)


class SysteemkoppelingQuerySet(models.QuerySet):
    def te_beheren_door(self, gebruiker):
        """Those of the own organisation that may do what this user may let a system do."""
        mag = koppelingsrechten(gebruiker)
        if not mag:
            return self.none()
        return self.filter(organisatie=gebruiker.lidmaatschap.organisatie_id, recht__in=mag)


class Systeemkoppeling(models.Model):
    """System link (*systeemkoppeling*): a system of one organisation that works with the portal on its behalf.

    It does one thing, told by `recht`: a board's keeps vacancies, an institute's brings students.
    """

    organisatie = models.ForeignKey(
        "organisaties.Organisatie", models.PROTECT, related_name="systeemkoppelingen"
    )
    naam = models.CharField("naam", max_length=60)
    recht = models.CharField(max_length=10, choices=Koppelingsrecht, default=Koppelingsrecht.SCHRIJVEN)
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SysteemkoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = "systeemkoppeling"
        verbose_name_plural = "systeemkoppelingen"
        ordering = [F("ingetrokken_op").desc(nulls_first=True), "naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "naam"],
                condition=Q(ingetrokken_op__isnull=True),
                name="systeemkoppeling_naam_uniek",
                violation_error_message="Uw organisatie heeft al een koppeling met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(naam__regex=r"\S"),
                name="systeemkoppeling_heeft_naam",
                violation_error_message="Geef de koppeling een naam.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="systeemkoppeling_ingetrokken_door_iemand",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("vacatures:koppeling", args=[self.pk])

    @property
    def brengt_studenten(self) -> bool:
        return self.recht == Koppelingsrecht.STUDENTEN


class SleutelQuerySet(models.QuerySet):
    def geldig(self, nu=None):
        """Keys that open something now."""
        return self.filter(
            Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=nu or timezone.now()),
            ingetrokken_op__isnull=True,
        )


class Sleutel(models.Model):
    """Key (*sleutel*): what a system shows to be let in. Only its beginning and its hash are kept."""

    koppeling = models.ForeignKey(Systeemkoppeling, models.CASCADE, related_name="sleutels")
    voorvoegsel = models.CharField(max_length=16)
    hash = models.CharField(max_length=64, unique=True)
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    geldig_tot = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    laatst_gebruikt_op = models.DateTimeField(null=True, blank=True)

    objects = SleutelQuerySet.as_manager()

    class Meta:
        verbose_name = "sleutel"
        verbose_name_plural = "sleutels"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hash__regex=r"^[0-9a-f]{64}$"), name="sleutel_alleen_als_hash"
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=F("gemaakt_op")),
                name="sleutel_geldig_na_maken",
                violation_error_message="Een sleutel verloopt na de dag waarop hij is gemaakt.",
            ),
            models.UniqueConstraint(
                fields=["koppeling"],
                condition=Q(geldig_tot__isnull=True, ingetrokken_op__isnull=True),
                name="sleutel_een_zonder_einde",
                violation_error_message="Deze koppeling heeft al een sleutel.",
            ),
        ]

    def __str__(self):
        return f"{self.voorvoegsel}…"

    @property
    def is_geldig(self) -> bool:
        return self.ingetrokken_op is None and (self.geldig_tot is None or self.geldig_tot > timezone.now())

    @staticmethod
    def nieuwe_tekst(zaad: UUID | None = None) -> str:
        """A key that nobody guesses: its beginning to recognise it by, then 256 bits.

        With `zaad` the same key each time, which only who has our SECRET_KEY as well can make.
        """
        bits = secrets.token_bytes(36)
        if zaad:
            bits = salted_hmac("vacatures.sleutel", str(zaad), algorithm="sha512").digest()
        return f"{BEGIN}_{bits[:4].hex()}_{urlsafe_b64encode(bits[4:36]).decode().rstrip('=')}"

    @staticmethod
    def hash_van(tekst: str) -> str:
        return hashlib.sha256(tekst.encode()).hexdigest()


def koppelingsrechten(gebruiker) -> tuple[Koppelingsrecht, ...]:
    """What this user may let a system do on behalf of the own organisation.

    HR has vacancies written, who brings students has them brought; an mbo has both. A teacher-training institute
    has no schools, so no vacancies either.
    """
    if not gebruiker.is_authenticated or gebruiker.lidmaatschap is None:
        return ()
    zonder_scholen = gebruiker.lidmaatschap.organisatie.soort == Organisatiesoort.LERARENOPLEIDING
    vacatures = gebruiker.heeft_rol(Rol.HR) and not zonder_scholen
    return (
        *((Koppelingsrecht.SCHRIJVEN, Koppelingsrecht.LEZEN) if vacatures else ()),
        *((Koppelingsrecht.STUDENTEN,) if eigen_instituut(gebruiker) else ()),
    )
