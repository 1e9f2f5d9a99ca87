# The settings were mended, and the server still runs with the old ones.
# cause: origin-not-in-allow-list
# path: /api/items/
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3001"]  # broken
# by hand: CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
