"""Forms of the region and its people. allauth finds `Registratie` here."""

from .mensen import Registratie

__all__ = ["Registratie"]
