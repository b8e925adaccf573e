"""manage.py maak_beheerder EMAIL: the first administrator of a region, who can invite the others."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from ... import acties
from ...keuzes import Rol
from ...models import Regio


class Command(BaseCommand):
    help = "Nodig een beheerder van de regio uit en druk de link af waarmee die een account maakt."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email, **opties):
        regio = Regio.objects.first()
        if regio is None or regio.loket is None:
            raise CommandError(
                "Er is nog geen regio met een loket. Laad eerst een regio: manage.py laad_regio NAAM"
            )
        try:
            uitnodiging = acties.nodig_uit(email=email, organisatie=regio.loket, rol=Rol.BEHEER, door=None)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        pad = reverse("organisaties:uitnodiging", args=[uitnodiging.sleutel])
        self.stdout.write(
            f"Open deze link; hij werkt één keer, tot en met {uitnodiging.verloopt_op:%d-%m-%Y}:"
        )
        self.stdout.write(f"{settings.ADRES}{pad}")
