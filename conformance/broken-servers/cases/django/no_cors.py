# Nobody has thought of CORS.
# cause: cors-not-configured
# path: /api/items/
from defaults import *  # noqa: F403

# fix
