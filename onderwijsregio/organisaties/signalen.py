"""Signals that the region gives to whoever comes later."""

from django.dispatch import Signal

#: Sent inside the transaction of `laad_regio --demo`, with `gegevens` (Regiogegevens), once the region's
#: own data are there. Who listens adds invented persons and what they do.
vul_demo = Signal()

#: A role ended today or before (sender Lidmaatschap; lidmaatschap). Sent inside the transaction that ends
#: it. A role that ends on a day to come ends without a signal: who must know looks each night.
rol_beeindigd = Signal()
