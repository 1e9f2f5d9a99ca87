# The setting's name is misspelt, so that the list is empty.
# cause: origin-not-in-allow-list
# path: /api/items/
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGIN = ["http://localhost:3000"]
# fix
