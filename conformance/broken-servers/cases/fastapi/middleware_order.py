# What checks the token was added last, so that it runs first.
# cause: preflight-needs-authentication
# header: Authorization: Bearer 1
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_headers=["*"])  # broken


@app.middleware("http")
async def check(request: Request, call_next):
    if request.headers.get("authorization") != "Bearer 1":
        return JSONResponse({"detail": "no token"}, status_code=401)
    return await call_next(request)


@app.get("/api/items")
def items():
    return ["tea", "milk"]


# fix
