# The route ends with a slash, and the redirect leaves before the middleware.
# cause: redirect-trailing-slash
from fastapi import FastAPI

app = FastAPI()


@app.get("/api/items/")
def items():
    from fastapi.responses import JSONResponse

    return JSONResponse(["tea"], headers={"Access-Control-Allow-Origin": "http://localhost:3000"})
