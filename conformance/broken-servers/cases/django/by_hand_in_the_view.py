# The view sets the header by hand, and answers no preflight.
# cause: options-not-answered
# path: /api/by-hand/
# method: PUT
from defaults import *  # noqa: F403

# fix
