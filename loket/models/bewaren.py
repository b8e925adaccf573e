"""The rounds that let go of whoever the loket has lost touch with."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import Bewaarstatus


@dataclass(frozen=True)
class Bewaargrond:
    """Why somebody is kept however long they are silent: words for the report, and who they are.

    The words begin with the verb: "volgt een traject" comes after "u" and after a name.
    With `ook_op_verzoek` it also stops who asks to be erased; what is merely under way is withdrawn then.
    """

    reden: str
    kandidaten: Callable[[], models.QuerySet]
    ook_op_verzoek: bool = True


#: The reasons to keep somebody; each app adds its own, in `AppConfig.ready()`.
bewaargronden: list[Bewaargrond] = []


class BewaarrondeQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Only the programme leader and the administrator."""
        return self if gebruiker.heeft_rol(Rol.PROGRAMMALEIDER, Rol.BEHEER) else self.none()


class Bewaarronde(models.Model):
    """Retention round (*bewaarronde*): who was silent too long is warned, and anonymised a month later.

    It goes through the candidates by number; `tot_en_met` is how far it came, written together with what it
    did, so that it can stop or fall at any moment and go on there. Then it lets go of visitors whom the loket
    knows by one visit only (`vergeten`).
    """

    peildatum = models.DateField(default=timezone.localdate)
    status = models.CharField(max_length=8, choices=Bewaarstatus, default=Bewaarstatus.BEZIG)
    tot_en_met = models.BigIntegerField(default=0, help_text="nummer van de laatste kandidaat die is bekeken")
    gewaarschuwd = models.PositiveIntegerField(default=0)
    geanonimiseerd = models.PositiveIntegerField(default=0)
    vergeten = models.PositiveIntegerField(default=0, help_text="bezoekers die geen kandidaat zijn")
    overgeslagen = models.JSONField(default=dict, help_text="per reden hoeveel kandidaten")
    begonnen_op = models.DateTimeField(default=timezone.now)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = BewaarrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaarronde"
        verbose_name_plural = "bewaarrondes"
        ordering = ["-begonnen_op"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=~Q(status="klaar"),
                name="bewaarronde_een_tegelijk",
                violation_error_message="Er is al een bewaarronde die niet klaar is.",
            ),
            models.CheckConstraint(
                condition=Q(status="klaar", klaar_op__isnull=False)
                | ~Q(status="klaar") & Q(klaar_op__isnull=True),
                name="bewaarronde_klaar_heeft_moment",
            ),
        ]

    def __str__(self):
        return f"Bewaarronde van {self.peildatum:%d-%m-%Y}"
