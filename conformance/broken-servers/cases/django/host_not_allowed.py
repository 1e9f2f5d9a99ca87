# Django does not know the name by which it is asked, and says so before CORS is handled.
# cause: host-not-allowed
# path: /api/items/
from defaults import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["api.shop.test"]
INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = [*MIDDLEWARE, "corsheaders.middleware.CorsMiddleware"]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
# fix
