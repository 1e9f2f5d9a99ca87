# The list of headers is a string, which Python takes apart letter by letter.
# cause: request-header-not-listed
# path: /api/items/
# header: X-Tenant: acme
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
CORS_ALLOW_HEADERS = "x-tenant"
# fix
