# The pattern for paths lacks the slash at the beginning, so that it matches none.
# cause: cors-not-configured
# path: /api/items/
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
CORS_URLS_REGEX = r"^api/.*$"
# fix
