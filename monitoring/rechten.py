"""Who may see figures."""

from onderwijsregio.organisaties.models import Gebruiker


def ziet_cijfers(gebruiker: Gebruiker) -> bool:
    """Everybody with a role in the region; a candidate has none."""
    return gebruiker.is_authenticated and gebruiker.lidmaatschap is not None
