"""PDF and DOCX of a report, made from its input alone: the same input gives the same bytes."""

from .invoer import sha256_van, stabiel
from .pdf import als_pdf
from .word import als_docx

__all__ = ["als_docx", "als_pdf", "sha256_van", "stabiel"]
