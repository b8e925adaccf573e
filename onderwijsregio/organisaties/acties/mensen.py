"""Inviting people and giving them roles."""

from datetime import date

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .. import meldingen, signalen
from ..keuzes import Organisatiesoort, Rol
from ..models import Gebruiker, Lidmaatschap, Organisatie, School, Uitnodiging


@transaction.atomic
def nodig_uit(
    *, email: str, organisatie: Organisatie, rol: str, door: Gebruiker | None, school: School | None = None
) -> Uitnodiging:
    """Offer a role by mail. Returns the invitation, with the key of its link in `sleutel` (kept nowhere).

    Raises ValidationError when the person has the role already, when the same invitation is still open,
    or when role, organisation and school do not go together. An expired invitation makes room.
    """
    email = email.strip().lower()
    _controleer_rol(organisatie, rol, school)
    if Lidmaatschap.objects.nu().filter(gebruiker__email=email, organisatie=organisatie, rol=rol).exists():
        raise ValidationError({"email": "Deze persoon heeft deze rol al bij deze organisatie."})
    zelfde = Uitnodiging.objects.filter(email=email, organisatie=organisatie, rol=rol)
    zelfde.verlopen().update(ingetrokken_op=timezone.now())
    return _verstuur(Uitnodiging(email=email, organisatie=organisatie, rol=rol, school=school, door=door))


@transaction.atomic
def verstuur_opnieuw(*, uitnodiging: Uitnodiging, door: Gebruiker) -> Uitnodiging:
    """Send the invitation again with a new link, good for another fourteen days; the old link stops working.

    Raises ValidationError when it was accepted or withdrawn.
    """
    uitnodiging = _nog_niet_beantwoord(uitnodiging)
    uitnodiging.door, uitnodiging.verstuurd_op = door, timezone.now()
    return _verstuur(uitnodiging)


@transaction.atomic
def trek_in(*, uitnodiging: Uitnodiging, door: Gebruiker) -> None:
    """Withdraw the invitation: its link stops working. Raises ValidationError when it was accepted."""
    uitnodiging = _nog_niet_beantwoord(uitnodiging)
    uitnodiging.door, uitnodiging.ingetrokken_op = door, timezone.now()
    uitnodiging.save(update_fields=["door", "ingetrokken_op"])


@transaction.atomic
def aanvaard(*, uitnodiging: Uitnodiging, door: Gebruiker) -> Lidmaatschap:
    """Give `door` the role they were invited to.

    Raises ValidationError when the invitation is no longer open or is meant for somebody else.
    """
    uitnodiging = Uitnodiging.objects.select_for_update().get(pk=uitnodiging.pk)
    if not uitnodiging.is_open:
        raise ValidationError("Deze uitnodiging werkt niet meer.")
    if uitnodiging.email != door.email:
        raise ValidationError("Deze uitnodiging is voor iemand anders.")
    uitnodiging.aanvaard_op = timezone.now()
    uitnodiging.save(update_fields=["aanvaard_op"])
    return voeg_lidmaatschap_toe(
        gebruiker=door,
        organisatie=uitnodiging.organisatie,
        rol=uitnodiging.rol,
        school=uitnodiging.school,
        door=door,
    )


@transaction.atomic
def aanvaard_met_account(
    *, uitnodiging: Uitnodiging, voornaam: str, achternaam: str, wachtwoord: str
) -> Gebruiker:
    """Make the account of the invited person and accept; who has the link has the mailbox: it is verified.

    An account whose address nobody ever confirmed is taken over: its password may be a stranger's.
    Raises ValidationError when the invitation is no longer open, or when there is a confirmed account.
    """
    if Gebruiker.objects.met_bevestigd_adres(uitnodiging.email).exists():
        raise ValidationError("Er is al een account met dit e-mailadres. Log in om te aanvaarden.")
    gebruiker = Gebruiker.objects.filter(email=uitnodiging.email).first() or Gebruiker(
        email=uitnodiging.email
    )
    gebruiker.voornaam, gebruiker.achternaam = voornaam, achternaam
    gebruiker.set_password(wachtwoord)
    gebruiker.save()
    bevestig_adres(gebruiker)
    aanvaard(uitnodiging=uitnodiging, door=gebruiker)
    return gebruiker


def bevestig_adres(gebruiker: Gebruiker) -> None:
    """Record that this user reads the mail sent to their own address."""
    EmailAddress.objects.update_or_create(
        user=gebruiker, email=gebruiker.email, defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def voeg_lidmaatschap_toe(
    *,
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    rol: str,
    door: Gebruiker | None,
    school: School | None = None,
) -> Lidmaatschap:
    """Give a person a role from today; raises ValidationError when they have it or it does not fit."""
    _controleer_rol(organisatie, rol, school)
    lidmaatschap = Lidmaatschap(gebruiker=gebruiker, organisatie=organisatie, rol=rol, school=school)
    lidmaatschap.full_clean()
    lidmaatschap.save()
    return lidmaatschap


@transaction.atomic
def beeindig_lidmaatschap(*, lidmaatschap: Lidmaatschap, door: Gebruiker, per: date | None = None) -> None:
    """End a role, from `per` (default today: at once).

    Raises ValidationError when it ended before, or when the region would be left without an administrator.
    """
    per = per or timezone.localdate()
    beheer = Lidmaatschap.objects.select_for_update(of=["self"]).filter(rol=Rol.BEHEER)
    anderen = [lid.pk for lid in beheer.op(per) if lid.pk != lidmaatschap.pk]
    lidmaatschap = Lidmaatschap.objects.select_for_update(of=["self"]).get(pk=lidmaatschap.pk)
    if lidmaatschap.tot is not None and lidmaatschap.tot <= per:
        raise ValidationError("Deze rol is al beëindigd.")
    if lidmaatschap.rol == Rol.BEHEER and not anderen:
        raise ValidationError("Dit is de laatste beheerder van de regio. Nodig eerst een ander uit.")
    lidmaatschap.tot = per
    lidmaatschap.full_clean()
    lidmaatschap.save(update_fields=["tot"])
    if per <= timezone.localdate():
        signalen.rol_beeindigd.send(Lidmaatschap, lidmaatschap=lidmaatschap)


@transaction.atomic
def herstel_lidmaatschap(*, lidmaatschap: Lidmaatschap, door: Gebruiker) -> None:
    """Undo the end of a role; raises ValidationError when the person has been given it anew since."""
    lidmaatschap = Lidmaatschap.objects.select_for_update(of=["self"]).get(pk=lidmaatschap.pk)
    lidmaatschap.tot = None
    lidmaatschap.full_clean()
    lidmaatschap.save(update_fields=["tot"])


def _verstuur(uitnodiging: Uitnodiging) -> Uitnodiging:
    """Give the invitation a fresh key, save it and put the mail in the outbox."""
    uitnodiging.sleutel = Uitnodiging.nieuwe_sleutel()
    uitnodiging.sleutelhash = Uitnodiging.hash_van(uitnodiging.sleutel)
    uitnodiging.verloopt_op = uitnodiging.verstuurd_op + Uitnodiging.GELDIG
    uitnodiging.full_clean()
    uitnodiging.save()
    meldingen.uitnodiging(uitnodiging)
    return uitnodiging


def _nog_niet_beantwoord(uitnodiging: Uitnodiging) -> Uitnodiging:
    uitnodiging = Uitnodiging.objects.select_for_update(of=["self"]).get(pk=uitnodiging.pk)
    if uitnodiging.aanvaard_op or uitnodiging.ingetrokken_op:
        raise ValidationError("Deze uitnodiging is al aanvaard of ingetrokken.")
    return uitnodiging


def _controleer_rol(organisatie: Organisatie, rol: str, school: School | None) -> None:
    """HR works where people are employed, who gives lessons from outside at a provider; a school belongs to
    the organisation. Raises ValidationError.
    """
    if rol == Rol.HR and not Organisatie.objects.besturen().filter(pk=organisatie.pk).exists():
        raise ValidationError({"rol": "Een HR-medewerker hoort bij een schoolbestuur of mbo-instelling."})
    if rol == Rol.AANBIEDER and organisatie.soort != Organisatiesoort.AANBIEDER:
        raise ValidationError({"rol": "Deze rol is voor organisaties van de soort aanbieder."})
    if school and school.bestuur_id != organisatie.pk:
        raise ValidationError({"school": "Deze school hoort niet bij deze organisatie."})
