"""What later apps may want to know of matching. Sent inside the transaction that causes it."""

from django.dispatch import Signal

#: Somebody was placed (sender Plaatsing; plaatsing, door).
geplaatst = Signal()
