"""The smallest Django there is: what any page is measured against, under the same server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY=os.urandom(16).hex(), MIDDLEWARE=[]
    )

urlpatterns = [path("", lambda request: HttpResponse("kaal"))]
application = get_wsgi_application()
