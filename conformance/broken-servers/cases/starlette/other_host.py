# The list has the page in production only.
# cause: origin-not-in-allow-list
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Route


async def items(request):
    return JSONResponse(["tea", "milk"])


middleware = []
middleware += [Middleware(CORSMiddleware, allow_origins=["https://app.shop.test"])]  # broken
app = Starlette(routes=[Route("/api/items", items)], middleware=middleware)
# fix
