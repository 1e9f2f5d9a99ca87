# Without the package, OPTIONS comes to the view, which wants a token.
# cause: preflight-needs-authentication
# path: /api/guarded/
# header: Authorization: Token 1
from defaults import *  # noqa: F403

# fix
