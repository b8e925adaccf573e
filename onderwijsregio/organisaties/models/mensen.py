"""People who log in, and on whose behalf they act."""

import hashlib
import secrets
from datetime import timedelta
from functools import cached_property

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower
from django.utils import timezone

from ..keuzes import Rol
from .regio import Organisatie, School


class GebruikerManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **velden) -> "Gebruiker":
        """A user with this address (kept in lower case); without password, by SSO or invitation only."""
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **velden) -> "Gebruiker":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **velden)

    def met_bevestigd_adres(self, email: str):
        """The user, if any, who has shown to read the mail sent to this address."""
        return self.filter(emailaddress__email=email.lower(), emailaddress__verified=True)

    def get_by_natural_key(self, email: str) -> "Gebruiker":
        return self.get(email__iexact=email)


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """User (*gebruiker*): a person who logs in by e-mail; what they may do follows from their roles."""

    email = models.EmailField(
        "e-mailadres", unique=True, error_messages={"unique": "Er is al een gebruiker met dit e-mailadres."}
    )
    voornaam = models.CharField(max_length=60, blank=True)
    achternaam = models.CharField(max_length=80, blank=True)
    telefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("mag in het technisch beheer", default=False)
    date_joined = models.DateTimeField("sinds", default=timezone.now)

    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["achternaam", "voornaam", "email"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="gebruiker_email_in_kleine_letters",
                violation_error_message="Een e-mailadres wordt in kleine letters bewaard.",
            )
        ]

    def __str__(self):
        return self.naam

    @property
    def naam(self) -> str:
        return f"{self.voornaam} {self.achternaam}".strip() or self.email

    def get_full_name(self) -> str:
        return self.naam

    def get_short_name(self) -> str:
        return self.voornaam or self.email

    @cached_property
    def lidmaatschappen_nu(self) -> list["Lidmaatschap"]:
        """The memberships that are in force today, in order of role and organisation."""
        return list(self.lidmaatschappen.nu().select_related("organisatie", "school"))

    @cached_property
    def lidmaatschap(self) -> "Lidmaatschap | None":
        """The membership on whose behalf this person acts now.

        The middleware sets the one chosen in this session; otherwise the first that is in force.
        """
        return self.lidmaatschappen_nu[0] if self.lidmaatschappen_nu else None

    def heeft_rol(self, *rollen: str) -> bool:
        """Whether the membership acted under now has one of these roles."""
        return self.lidmaatschap is not None and self.lidmaatschap.rol in rollen


class LidmaatschapQuerySet(models.QuerySet):
    def op(self, dag):
        """Memberships in force on `dag`."""
        return self.filter(Q(van__lte=dag), Q(tot__isnull=True) | Q(tot__gt=dag))

    def nu(self):
        return self.op(timezone.localdate())

    def zichtbaar_voor(self, gebruiker):
        """Administrators and the loket see all memberships, others those of their own organisation."""
        if gebruiker.heeft_rol(Rol.BEHEER, Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        if gebruiker.lidmaatschap:
            return self.filter(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.none()


@pghistory.track()
class Lidmaatschap(models.Model):
    """Membership (*lidmaatschap*): a person in a role at an organisation, from one day up to another.

    One that ends on the day it began was never in force.
    """

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="lidmaatschappen")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="lidmaatschappen")
    rol = models.CharField(max_length=16, choices=Rol)
    van = models.DateField(default=timezone.localdate)
    tot = models.DateField(null=True, blank=True)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ["rol", "organisatie__naam", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="lidmaatschap_van_voor_tot",
                violation_error_message="De einddatum ligt niet voor de begindatum.",
            ),
            ExclusionConstraint(
                name="lidmaatschap_niet_dubbel",
                expressions=[
                    ("gebruiker", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (
                        Func(
                            F("van"),
                            F("tot"),
                            RangeBoundary(),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Deze persoon heeft deze rol bij deze organisatie al in die periode.",
            ),
        ]

    def __str__(self):
        return f"{self.gebruiker} – {self.get_rol_display()}, {self.organisatie}"


class UitnodigingQuerySet(models.QuerySet):
    def open(self):
        """Invitations that can still be accepted."""
        return self.onbeantwoord().filter(verloopt_op__gt=timezone.now())

    def met_sleutel(self, sleutel: str):
        """The invitation whose link has this key."""
        return self.filter(sleutelhash=Uitnodiging.hash_van(sleutel))

    def verlopen(self):
        """Invitations that were never answered and can no longer be."""
        return self.onbeantwoord().filter(verloopt_op__lte=timezone.now())

    def onbeantwoord(self):
        """Invitations that were neither accepted nor withdrawn."""
        return self.filter(aanvaard_op__isnull=True, ingetrokken_op__isnull=True)

    def zichtbaar_voor(self, gebruiker):
        """Only administrators see invitations."""
        return self if gebruiker.heeft_rol(Rol.BEHEER) else self.none()


class Uitnodiging(models.Model):
    """Invitation (*uitnodiging*): offers somebody a role at an organisation by mail, for fourteen days.

    Only the hash of the key in the link is kept.
    """

    GELDIG = timedelta(days=14)

    email = models.EmailField("e-mailadres")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="uitnodigingen")
    school = models.ForeignKey(School, models.CASCADE, null=True, blank=True, related_name="+")
    rol = models.CharField(max_length=16, choices=Rol)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    sleutelhash = models.CharField(max_length=64, unique=True)
    verstuurd_op = models.DateTimeField(default=timezone.now)
    verloopt_op = models.DateTimeField()
    aanvaard_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-verstuurd_op"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisatie",
                "rol",
                condition=Q(aanvaard_op__isnull=True, ingetrokken_op__isnull=True),
                name="uitnodiging_een_tegelijk",
                violation_error_message="Voor dit adres staat al zo'n uitnodiging open.",
            )
        ]

    def __str__(self):
        return f"{self.email} – {self.get_rol_display()}, {self.organisatie}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return not self.aanvaard_op and not self.ingetrokken_op and self.verloopt_op > timezone.now()

    @staticmethod
    def nieuwe_sleutel() -> str:
        return secrets.token_urlsafe(32)

    @staticmethod
    def hash_van(sleutel: str) -> str:
        return hashlib.sha256(sleutel.encode()).hexdigest()
