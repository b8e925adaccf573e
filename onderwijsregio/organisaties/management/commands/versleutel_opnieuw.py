"""manage.py versleutel_opnieuw: lets the previous SECRET_KEY go without anybody losing the second factor."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

#: Where allauth keeps what it encrypts: of a code app, and of recovery codes.
VERSLEUTELD = ("secret", "seed")


class Command(BaseCommand):
    help = "Versleutelt de geheimen van inloggen in twee stappen opnieuw, met de huidige SECRET_KEY."

    @transaction.atomic
    def handle(self, **opties):
        slot = get_adapter()
        middelen = list(Authenticator.objects.select_for_update())
        for middel in middelen:
            for naam in VERSLEUTELD:
                if naam in middel.data:
                    middel.data[naam] = slot.encrypt(slot.decrypt(middel.data[naam]))
            middel.save(update_fields=["data"])
        self.stdout.write(f"{len(middelen)} opnieuw versleuteld. SECRET_KEY_VORIG kan leeg.")
