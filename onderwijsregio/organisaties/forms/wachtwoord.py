"""What a password must be, and the forms of allauth that ask for a new one, in Dutch."""

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm, SetPasswordForm
from django.contrib.auth.password_validation import MinimumLengthValidator

from .mensen import Herhaling


class MinimaleLengte(MinimumLengthValidator):
    """Django's own rule, whose message has no Dutch translation."""

    def get_error_message(self):
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens."


class NieuwWachtwoord(Herhaling, ChangePasswordForm):
    """Another password, for who knows the old one."""


class EersteWachtwoord(Herhaling, SetPasswordForm):
    """A password, for who came in without one."""


class Wachtwoordherstel(Herhaling, ResetPasswordKeyForm):
    """A password, for who followed the link in the mail."""
