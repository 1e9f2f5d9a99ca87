# A comma is missing in the list, so that Python joins two origins to one.
# cause: origin-not-in-allow-list
# path: /api/items/
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000" "http://127.0.0.1:3000"]
# fix
