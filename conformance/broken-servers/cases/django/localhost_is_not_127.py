# The list says 127.0.0.1, and the page was opened as localhost.
# cause: origin-not-in-allow-list
# path: /api/items/
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://127.0.0.1:3000"]
# fix
