from django.urls import path

from . import views

app_name = "monitoring"
urlpatterns = [
    path("monitoring/", views.dashboard, name="dashboard"),
    path("monitoring/cijfers.<slug:soort>", views.cijfers, name="cijfers"),
    path("monitoring/<slug:code>/", views.indicator, name="indicator"),
    path("monitoring/<slug:code>/verloop.<slug:soort>", views.verloop, name="verloop"),
    path("monitoring/<slug:code>/telt/", views.telt, name="telt"),
    path("monitoring/<slug:code>/telt.<slug:soort>", views.telt_bestand, name="telt_bestand"),
]
