"""Who may see figures."""

from onderwijsregio.organisaties.keuzes import VAN_BUITEN
from onderwijsregio.organisaties.models import Gebruiker


def ziet_cijfers(gebruiker: Gebruiker) -> bool:
    """Everybody with a role in the region; a candidate has none, and who comes from outside is not of it."""
    return (
        gebruiker.is_authenticated
        and gebruiker.lidmaatschap is not None
        and not gebruiker.heeft_rol(*VAN_BUITEN)
    )
