# The view sends everybody who is not logged in to a page for people.
# cause: redirect-to-login
# path: /api/account/
# credentials: include
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = [*MIDDLEWARE]
# by hand: MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
# by hand: CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
# by hand: CORS_ALLOW_CREDENTIALS = True
# by hand: CORS_URLS_REGEX = r"^.*$"
