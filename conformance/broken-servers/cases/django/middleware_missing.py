# The package is installed and listed, and its middleware is not.
# cause: cors-not-configured
# path: /api/items/
from defaults import *  # noqa: F403

INSTALLED_APPS += ["corsheaders"]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]
# fix
