# The page wants to read how many items there are.
# cause: response-header-not-exposed
# path: /api/pages/
# reads: X-Total-Count
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
# fix
