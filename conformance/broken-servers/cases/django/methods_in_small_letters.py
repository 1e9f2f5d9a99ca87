# The methods are written in small letters, which browsers compare letter by letter.
# cause: request-method-not-listed
# path: /api/items/
# method: PUT
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
CORS_ALLOW_METHODS = ["get", "post", "put"]
# fix
