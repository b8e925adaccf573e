from django.urls import path, re_path

from .views import besluiten, overleg, rapportages

app_name = "governance"
urlpatterns = [
    path("governance/", overleg.overzicht, name="overzicht"),
    path("governance/gremia/<slug:code>/", overleg.gremium, name="gremium"),
    path("governance/gremia/<slug:code>/vergadering/", overleg.plan_vergadering, name="plan_vergadering"),
    path("governance/vergaderingen/<int:pk>/", overleg.vergadering, name="vergadering"),
    path("governance/vergaderingen/<int:pk>/agenda/", overleg.agendeer, name="agendeer"),
    path("governance/vergaderingen/<int:pk>/afronden/", overleg.rond_af, name="rond_af"),
    path("governance/agendapunten/<int:pk>/besluit/", overleg.stel_besluit_voor, name="stel_besluit_voor"),
    path("governance/besluiten/", besluiten.besluiten, name="besluiten"),
    path("governance/besluiten/<int:pk>/", besluiten.besluit, name="besluit"),
    path("governance/besluiten/<int:pk>/stemming/", besluiten.open_stemming, name="open_stemming"),
    path("governance/stemmingen/<int:pk>/stem/<int:zetel_pk>/", besluiten.stem, name="stem"),
    path("governance/stemmingen/<int:pk>/stemmen/", besluiten.notuleer, name="notuleer"),
    path("governance/stemmingen/<int:pk>/sluiten/", besluiten.sluit_stemming, name="sluit_stemming"),
    path("governance/plan/", overleg.plan, name="plan"),
    path("governance/plan/<int:jaar>/", overleg.plan, name="plan_van"),
    path("governance/rapportages/", rapportages.rapportages, name="rapportages"),
    path("governance/rapportages/<int:pk>/", rapportages.rapportage, name="rapportage"),
    path("governance/rapportages/<int:pk>/voortgang/", rapportages.voortgang, name="voortgang"),
    path("governance/rapportages/<int:pk>/vergelijken/", rapportages.vergelijk, name="vergelijk"),
    path("governance/rapportages/<int:pk>/opnieuw/", rapportages.vraag_opnieuw, name="vraag_opnieuw"),
    path("governance/rapportages/<int:pk>/indienen/", rapportages.dien_in, name="dien_in"),
    re_path(
        r"^governance/rapportages/(?P<pk>\d+)/rapport\.(?P<soort>pdf|docx)$",
        rapportages.download,
        name="download",
    ),
]
