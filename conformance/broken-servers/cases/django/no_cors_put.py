# Nobody has thought of CORS, and the page sends JSON.
# cause: cors-not-configured
# path: /api/items/
# method: PUT
# header: Content-Type: application/json
# body: {}
from defaults import *  # noqa: F403

# fix
