from django.urls import path

from .views import rondes, voorstellen

app_name = "matching"
urlpatterns = [
    path("werk/matching/", rondes.rondes, name="rondes"),
    path("werk/matching/<int:pk>/", rondes.ronde, name="ronde"),
    path("werk/voorstellen/<int:pk>/", voorstellen.voorstel, name="voorstel"),
    path("mijn/voorstellen/<int:pk>/", voorstellen.mijn_voorstel, name="mijn_voorstel"),
]
