from django.urls import path

from . import views

app_name = "kern"
urlpatterns = [
    path("gezond/", views.gezond, name="gezond"),
    path("gereed/", views.gereed, name="gereed"),
    path("grafieken/<slug:sleutel>.svg", views.grafiek, name="grafiek"),
    path("bewaard/", views.bewaard, name="bewaard"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.beveiliging, name="beveiliging"),
]
