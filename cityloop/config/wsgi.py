"""The WSGI application that the server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityloop.config.settings")
django = get_wsgi_application()

from cityloop.api.idle import IdleAnswers  # noqa: E402  # reads models, which stand ready only now

application = IdleAnswers(django)
