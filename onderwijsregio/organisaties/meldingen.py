"""Which mail goes to whom."""

from django.urls import reverse

from onderwijsregio.kern.mail import zet_klaar

from .models import Regio, Uitnodiging

#: The mails that allauth asks for, with the subject and the template that we use.
ACCOUNTMAILS = {
    "account/email/email_confirmation_signup": ("account_bevestig", "Bevestig uw e-mailadres"),
    "account/email/email_confirmation": ("account_bevestig", "Bevestig uw e-mailadres"),
    "account/email/password_reset_key": ("account_wachtwoord", "Kies een nieuw wachtwoord"),
    "account/email/account_already_exists": ("account_bestaat", "U hebt al een account"),
    "account/email/unknown_account": ("account_onbekend", "Er is geen account met dit e-mailadres"),
}


def uitnodiging(uitnodiging: Uitnodiging) -> None:
    """To the invited person: the link with the key, which only this mail holds."""
    afzender = _afzender()
    zet_klaar(
        aan=uitnodiging.email,
        sjabloon="uitnodiging",
        onderwerp=f"Uitnodiging voor het portaal van {afzender['regio_naam']}",
        context={
            "uitnodiging": uitnodiging,
            "pad": reverse("organisaties:uitnodiging", args=[uitnodiging.sleutel]),
            **afzender,
        },
    )


def accountmail(soort: str, email: str, context: dict) -> bool:
    """Send one of allauth's mails in our own words and layout; False when we have none of this kind."""
    if soort not in ACCOUNTMAILS:
        return False
    sjabloon, onderwerp = ACCOUNTMAILS[soort]
    zet_klaar(aan=email, sjabloon=sjabloon, onderwerp=onderwerp, context={**context, **_afzender()})
    return True


def _afzender() -> dict:
    """What the layout of a mail says about who sends it."""
    regio = Regio.objects.first() or Regio(naam="de onderwijsregio")
    return {"regio_naam": regio.naam, "loketnaam": regio.loketnaam}
