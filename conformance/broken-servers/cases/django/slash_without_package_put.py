# Without the package, a preflight without the slash is redirected, and nothing has the headers.
# cause: cors-not-configured
# method: PUT
# header: Content-Type: application/json
# body: {}
from defaults import *  # noqa: F403

# fix
