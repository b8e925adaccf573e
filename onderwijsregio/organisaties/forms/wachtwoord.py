"""What a password must be, in Dutch."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class MinimaleLengte(MinimumLengthValidator):
    """Django's own rule, whose message has no Dutch translation."""

    def get_error_message(self):
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens."
