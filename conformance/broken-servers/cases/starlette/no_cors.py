# Nobody has thought of CORS.
# cause: cors-not-configured
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


async def items(request):
    return JSONResponse(["tea", "milk"])


app = Starlette(routes=[Route("/api/items", items)])
# fix
