# The page sends cookies, and everyone is allowed.
# cause: credentials-with-wildcard
# path: /api/items/
# credentials: include
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOW_ALL_ORIGINS = True
# fix
