"""Images on the website."""

from django.db import models
from django.db.models import Q
from wagtail.images.models import AbstractImage, AbstractRendition


class Beeld(AbstractImage):
    """Image (*beeld*) that editors may use, with what it shows in words: nobody has to miss it."""

    description = models.CharField(
        "wat is er te zien?",
        max_length=255,
        help_text="In een zin, voor wie het beeld niet ziet",
    )

    admin_form_fields = ("title", "file", "description", "collection", "tags",
                         "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = "beeld"
        verbose_name_plural = "beelden"
        constraints = [
            models.CheckConstraint(
                condition=~Q(description=""),
                name="beeld_heeft_beschrijving",
                violation_error_message="Beschrijf wat er op het beeld te zien is.",
            )
        ]


class Beeldmaat(AbstractRendition):
    """Image cut to a size (*beeldmaat*)."""

    image = models.ForeignKey(Beeld, models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = "beeldmaat"
        verbose_name_plural = "beeldmaten"
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="beeldmaat_uniek"
            )
        ]
