"""What later apps may want to know of vacancies. Sent inside the transaction that causes it."""

from django.dispatch import Signal

#: A vacancy was closed (sender Vacature; vacature, door). Who still counted on it lets go.
gesloten = Signal()

#: A board took on an applicant (sender Sollicitatie; sollicitatie, door).
aangenomen = Signal()

#: May this vacancy, which is past its date, be closed (sender Vacature; vacature)?
#: A receiver that still needs it answers True.
wordt_gebruikt = Signal()

#: Who counts on this vacancy (sender Vacature; vacature)? A receiver answers the ids of candidates.
rekent_erop = Signal()
