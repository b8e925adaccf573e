"""Days of a table of cases. A table is read once, before the first test; a suite that runs past midnight ends tomorrow."""

from datetime import timedelta

from django.utils import timezone


def vanaf_vandaag(velden: dict) -> dict:
    """These fields, with the day that is so far from today for each timedelta."""
    vandaag = timezone.localdate()
    return {naam: vandaag + wat if isinstance(wat, timedelta) else wat for naam, wat in velden.items()}
