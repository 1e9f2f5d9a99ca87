# The view sets its header by hand, and fails for others.
# cause: errors-without-cors
# path: /api/failing/
from defaults import *  # noqa: F403

DEBUG = False
INSTALLED_APPS += ["corsheaders"]
MIDDLEWARE = ["headers_on_success.headers_on_success", *MIDDLEWARE]
# fix
