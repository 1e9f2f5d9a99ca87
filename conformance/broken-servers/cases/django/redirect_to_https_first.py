# Everything is redirected to https before CORS is handled.
# cause: redirect-to-https
# path: /api/items/
# method: PUT
from defaults import *  # noqa: F403

SECURE_SSL_REDIRECT = True  # broken
INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = [*MIDDLEWARE, "corsheaders.middleware.CorsMiddleware"]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
# by hand: SECURE_SSL_REDIRECT = False
