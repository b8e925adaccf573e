"""What later apps may want to know of candidates. Sent inside the transaction that causes it."""

from django.dispatch import Signal

#: The journey of this candidate ended (sender Kandidaat; kandidaat, door). Who has something open with
#: them withdraws it.
afgesloten = Signal()

#: What that was sent and waits for an answer leans on this document (sender Document; document)?
#: A receiver answers pairs of words and the address of the page where the candidate can withdraw it.
document_nodig = Signal()

#: This candidate withdrew the consent for one purpose (sender Kandidaat; kandidaat, doel). What waited on it stops.
toestemming_ingetrokken = Signal()

#: This candidate hides from this board from now on (sender Kandidaat; kandidaat, organisatie).
afgeschermd = Signal()
