"""PDF and DOCX of a report, made from its input alone: the same input gives the same bytes."""

from .invoer import sha256_van, stabiel


def als_pdf(invoer: dict) -> bytes:
    """The report as PDF/UA-1; see `pdf`."""
    from . import pdf  # heavy, and only who makes a report needs it

    return pdf.als_pdf(invoer)


def als_docx(invoer: dict) -> bytes:
    """The report as DOCX; see `word`."""
    from . import word

    return word.als_docx(invoer)


__all__ = ["als_docx", "als_pdf", "sha256_van", "stabiel"]
