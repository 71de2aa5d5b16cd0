"""The WSGI application: what the server process calls for every request."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "withdrawal.settings")
application = get_wsgi_application()
