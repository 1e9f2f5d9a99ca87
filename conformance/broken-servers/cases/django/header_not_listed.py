# The page sends a header that the package does not allow by default.
# cause: request-header-not-listed
# path: /api/items/
# header: X-Tenant: acme
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
# fix
