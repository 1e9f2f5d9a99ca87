# The page sends cookies, and the setting that permits it is missing.
# cause: allow-credentials-missing
# path: /api/session/
# credentials: include
# cookie: sessionid=1
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
# fix
