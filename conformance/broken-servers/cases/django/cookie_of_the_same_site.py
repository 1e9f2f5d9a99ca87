# The session's cookie is for pages of the same site, and this page is of another one.
# cause: cookies-not-sent
# path: /api/session/
# from: http://127.0.0.1:3000
# then from: http://localhost:3000
# credentials: include
# cookie: sessionid=1; SameSite=Lax
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://127.0.0.1:3000", "http://localhost:3000"]
CORS_ALLOW_CREDENTIALS = True
