"""What later apps may want to know of candidates. Sent inside the transaction that causes it."""

from django.dispatch import Signal

#: The journey of this candidate ended (sender Kandidaat; kandidaat, door). Who has something open with
#: them withdraws it.
afgesloten = Signal()
