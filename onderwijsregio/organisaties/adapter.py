"""How allauth makes and admits users here."""

import time
from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as huidig
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from . import meldingen


class AccountAdapter(DefaultAccountAdapter):
    """Accounts by e-mail address, with mail through our outbox."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is afgesloten.",
        "cannot_remove_primary_email": "U kunt het e-mailadres waarmee u inlogt niet verwijderen.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "enter_current_password": "Typ uw huidige wachtwoord.",
        "incorrect_password": "Het wachtwoord klopt niet.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe.",
        "max_email_addresses": "U kunt niet meer dan %d e-mailadressen toevoegen.",
        "rate_limited": "U probeert het te vaak achter elkaar. Wacht een paar minuten.",
        "too_many_login_attempts": "U hebt te vaak een fout wachtwoord getypt. Wacht vijf minuten.",
        "unverified_primary_email": "Bevestig eerst het e-mailadres waarmee u inlogt.",
    }

    def send_mail(self, template_prefix, email, context):
        if not meldingen.accountmail(template_prefix, email, {"request": huidig.request, **context}):
            super().send_mail(template_prefix, email, context)

    def is_reauthentication_required(self, *, app):
        """Who logged in a moment ago, and now sets up the second factor, need not prove it again."""
        stappen = get_authentication_records(self.request, self.request.user)
        return all(time.time() - stap["at"] > app_settings.REAUTHENTICATION_TIMEOUT for stap in stappen)


class MFAAdapter(DefaultMFAAdapter):
    """The second factor; its secrets are encrypted with the installation's own secret."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": "Zet eerst inloggen in twee stappen uit. Daarna kunt u een adres toevoegen.",
        "cannot_delete_authenticator": "U kunt inloggen in twee stappen nu niet uitzetten.",
        "cannot_generate_recovery_codes": "Herstelcodes krijgt u nadat u inloggen in twee stappen hebt ingesteld.",
        "incorrect_code": "De code klopt niet. Neem de code over die de app nu laat zien.",
        "unverified_email": "Bevestig eerst uw e-mailadres.",
    }

    def encrypt(self, text):
        return _slot().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _slot().decrypt(encrypted_text.encode()).decode()


def _slot() -> MultiFernet:
    """Locks with SECRET_KEY and still opens with its predecessors."""
    geheimen = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(b"mfa" + g.encode()).digest())) for g in geheimen])


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Accounts through the organisation's own sign-on."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "connected_other": "Dit account is al aan iemand anders gekoppeld.",
        "disconnect_last": "Dit is de enige manier waarop u kunt inloggen. Die kunt u niet verwijderen.",
        "email_taken": "Er is al een account met dit e-mailadres. Log daarmee in en koppel dan %s.",
        "no_password": "Kies eerst een wachtwoord voor uw account.",
        "no_verified_email": "Bevestig eerst uw e-mailadres.",
    }

    def populate_user(self, request, sociallogin, data):
        """Take over name and (lower case) address that the provider gives."""
        gebruiker = super().populate_user(request, sociallogin, data)
        gebruiker.email = gebruiker.email.lower()
        gebruiker.voornaam = (data.get("first_name") or "")[:60]
        gebruiker.achternaam = (data.get("last_name") or data.get("name") or "")[:80]
        return gebruiker
