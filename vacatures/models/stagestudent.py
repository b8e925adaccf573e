"""Students whom an institute brings, and the place that they look for."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from loket.keuzes import Vak
from onderwijsregio.organisaties.keuzes import Dag, Organisatiesoort, Rol, Sector
from onderwijsregio.organisaties.models import Organisatie, School

from ..keuzes import MET_VAK, Opleidingssoort
from .stageplaats import HELE_REGIO, VERTELT_AANBOD, Stageperiode, eigen_stagescholen

#: Organisations that train people who then look for a place.
INSTITUTEN = (Organisatiesoort.LERARENOPLEIDING, Organisatiesoort.MBO)


class StagestudentQuerySet(models.QuerySet):
    def nog_in_opleiding(self):
        """Whose last internship that an institute asked for is not over."""
        return self.filter(vragen__periode__tot__gte=timezone.localdate()).distinct()

    def te_beheren_door(self, gebruiker):
        """The students of the own institute."""
        return self.filter(instituut=eigen_instituut(gebruiker) or 0)

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all, an institute its own.

        A coordinator of a board sees who comes from an institute with which the own schools train, and who
        wishes to come to one of these schools.
        """
        if gebruiker.heeft_rol(*HELE_REGIO):
            return self
        eigen = Q(instituut=eigen_instituut(gebruiker) or 0)
        if gebruiker.heeft_rol(Rol.COORDINATOR):
            scholen = eigen_stagescholen(gebruiker)
            samen = Organisatie.objects.filter(partnerschappen__scholen__in=scholen)
            wenst = Stagevraag.objects.filter(scholen__in=scholen)
            eigen |= Q(instituut__in=samen.values("pk")) | Q(pk__in=wenst.values("student"))
        return self.filter(eigen)


class Stagestudent(models.Model):
    """Student who looks for an internship (*stagestudent*): no more than is needed to find a place.

    Known by the number that the institute gives. Somebody whom the loket knows as well is linked to that
    record, so that this goes along in what the person may read and erase.
    """

    instituut = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="stagestudenten")
    studentnummer = models.CharField(max_length=20)
    voornaam = models.CharField(max_length=60)
    achternaam = models.CharField(max_length=80)
    pc4 = models.CharField(
        "postcode (vier cijfers)",
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[1-9]\d{3}$", "Een postcode begint met vier cijfers, zoals 1315.")],
    )
    eerder_op = models.ManyToManyField(
        School, blank=True, related_name="+", verbose_name="scholen van eerdere stages"
    )
    kandidaat = models.ForeignKey(
        "loket.Kandidaat", models.SET_NULL, null=True, blank=True, related_name="stagestudenten"
    )
    gebracht_op = models.DateTimeField("gebracht op", default=timezone.now)

    objects = StagestudentQuerySet.as_manager()

    class Meta:
        verbose_name = "student"
        verbose_name_plural = "studenten"
        ordering = ["achternaam", "voornaam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instituut", "studentnummer"],
                name="stagestudent_nummer_uniek",
                violation_error_message="Deze opleiding bracht al een student met dit nummer.",
            ),
            models.CheckConstraint(
                condition=Q(pc4="") | Q(pc4__regex=r"^[1-9]\d{3}$"), name="stagestudent_pc4_is_vier_cijfers"
            ),
        ]

    def __str__(self):
        return f"{self.voornaam} {self.achternaam}"

    def get_absolute_url(self):
        return reverse("vacatures:stagestudent", args=[self.pk])


class StagevraagQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """What the students whom this user sees look for."""
        return self.filter(student__in=Stagestudent.objects.zichtbaar_voor(gebruiker))

    def te_tellen_door(self, gebruiker):
        """Demand as a number: an institute counts its own, the loket and coordinators of schools all of it."""
        if gebruiker.heeft_rol(*HELE_REGIO) or (
            gebruiker.heeft_rol(Rol.COORDINATOR) and eigen_stagescholen(gebruiker).exists()
        ):
            return self
        return self.zichtbaar_voor(gebruiker)


class Stagevraag(models.Model):
    """What a student looks for in one period (*stagevraag*), with what the student would like."""

    student = models.ForeignKey(Stagestudent, models.CASCADE, related_name="vragen")
    periode = models.ForeignKey(Stageperiode, models.PROTECT, related_name="vragen")
    soort = models.CharField("opleiding", max_length=10, choices=Opleidingssoort)
    vak = models.CharField(max_length=16, choices=Vak, blank=True)
    leerjaar = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(6)]
    )
    sector = models.CharField(max_length=3, choices=Sector)
    wijk = models.CharField("buurt of wijk", max_length=80, blank=True)
    scholen = models.ManyToManyField(School, blank=True, related_name="+", verbose_name="gewenste scholen")
    dagen = ArrayField(models.CharField(max_length=2, choices=Dag), default=list, blank=True)
    max_km = models.PositiveSmallIntegerField(
        "reist hoogstens (km)", null=True, blank=True, validators=[MaxValueValidator(100)]
    )

    objects = StagevraagQuerySet.as_manager()

    class Meta:
        verbose_name = "stagevraag"
        verbose_name_plural = "stagevragen"
        ordering = ["periode__van", "student__achternaam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["student", "periode"],
                name="stagevraag_een_per_periode",
                violation_error_message="Deze student zoekt in deze periode al een plaats.",
            ),
            models.CheckConstraint(
                condition=Q(vak="") | Q(soort__in=MET_VAK),
                name="stagevraag_vak_hoort_bij_soort",
                violation_error_message="Bij deze opleiding hoort geen vak.",
            ),
        ]

    def __str__(self):
        return f"{self.student}, {self.get_soort_display()}"

    @property
    def naam(self) -> str:
        """The kind, with the subject when there is one."""
        soort = self.get_soort_display()
        return f"{soort}: {self.get_vak_display()}" if self.vak else soort


class StudentenimportQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Drafts of the own institute."""
        return self.filter(instituut=eigen_instituut(gebruiker) or 0)


class Studentenimport(models.Model):
    """Spreadsheet of students (*studentenimport*) that somebody looks at before it counts; gone once it is done."""

    instituut = models.ForeignKey("organisaties.Organisatie", models.CASCADE, related_name="+")
    periode = models.ForeignKey(Stageperiode, models.CASCADE, related_name="+")
    bestandsnaam = models.CharField(max_length=120)
    inhoud = models.BinaryField()
    door = models.ForeignKey("organisaties.Gebruiker", models.CASCADE, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects = StudentenimportQuerySet.as_manager()

    class Meta:
        verbose_name = "import van studenten"
        verbose_name_plural = "imports van studenten"
        ordering = ["-gemaakt_op"]

    def __str__(self):
        return self.bestandsnaam


def eigen_instituut(gebruiker) -> int | None:
    """The institute on whose behalf this user brings students; None for everybody else."""
    if not gebruiker.is_authenticated or not gebruiker.heeft_rol(*VERTELT_AANBOD):
        return None
    organisatie = gebruiker.lidmaatschap.organisatie
    return organisatie.pk if organisatie.soort in INSTITUTEN else None
