# The middleware stands below the one that redirects to the slash.
# cause: redirect-trailing-slash
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = [*MIDDLEWARE, "corsheaders.middleware.CorsMiddleware"]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
