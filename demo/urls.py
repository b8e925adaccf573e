from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("demo/post/", views.post, name="post"),
    path("demo/post/<int:pk>/", views.brief, name="brief"),
    path("demo/post/<int:pk>/bijlage/<int:nummer>/", views.bijlage, name="bijlage"),
]
