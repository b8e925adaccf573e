"""The plan that the subsidy is granted on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from onderwijsregio.organisaties.keuzes import VAN_BUITEN


class PlanQuerySet(models.QuerySet):
    def op(self, dag):
        """The newest plan that had begun on `dag`, or None."""
        return self.filter(van__lte=dag).order_by("-van").first()

    def zichtbaar_voor(self, gebruiker):
        """The plan belongs to the whole region: everybody with a role in it sees it, people from outside do not."""
        return self if gebruiker.lidmaatschap and not gebruiker.heeft_rol(*VAN_BUITEN) else self.none()


class Plan(models.Model):
    """Plan (*plan van aanpak*): per calendar year, in the format of DUS-I."""

    jaar = models.PositiveSmallIntegerField(unique=True)
    titel = models.CharField(max_length=160)
    status = models.CharField(
        max_length=40, blank=True, help_text="in woorden, zoals 'concept' of 'ingediend'"
    )
    van = models.DateField()
    tot_en_met = models.DateField()
    bron = models.ForeignKey("organisaties.Bron", models.PROTECT, null=True, blank=True, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "plan van aanpak"
        verbose_name_plural = "plannen van aanpak"
        ordering = ["-jaar"]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("governance:plan_van", args=[self.jaar])


class Doel(models.Model):
    """Goal (*doel*): what the region wants to reach within a theme."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="doelen")
    thema = models.ForeignKey("organisaties.Thema", models.PROTECT, related_name="doelen")
    code = models.SlugField()
    naam = models.TextField()

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ["thema__volgorde", "code"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="doel_code_uniek")]

    def __str__(self):
        return self.naam


class Activiteit(models.Model):
    """Activity (*activiteit*): one planned piece of work of the plan, within a theme."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="activiteiten")
    thema = models.ForeignKey("organisaties.Thema", models.PROTECT, related_name="activiteiten")
    doel = models.ForeignKey(Doel, models.SET_NULL, null=True, blank=True, related_name="activiteiten")
    code = models.SlugField()
    naam = models.CharField(max_length=200)
    omschrijving = models.TextField(blank=True)
    indicator = models.TextField("hoe wordt het gemeten", blank=True)
    producten = ArrayField(models.TextField(), default=list, blank=True)
    van = models.DateField()
    tot_en_met = models.DateField()

    class Meta:
        verbose_name = "activiteit"
        verbose_name_plural = "activiteiten"
        ordering = ["thema__volgorde", "code"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="activiteit_code_uniek"),
            models.CheckConstraint(condition=Q(tot_en_met__gte=F("van")), name="activiteit_begin_voor_eind"),
        ]

    def __str__(self):
        return self.naam
