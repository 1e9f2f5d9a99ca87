# CORS is in order, and Django's CSRF protection does not trust the page.
# cause: csrf-refused
# path: /api/form/
# method: POST
# body: name=tea
# header: X-CSRFToken: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
# credentials: include
# cookie: csrftoken=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
# send: yes
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
CORS_ALLOW_CREDENTIALS = True
# fix
