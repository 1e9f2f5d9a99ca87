# The middleware allows GET unless it is told more.
# cause: request-method-not-listed
# method: DELETE
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:3000"])  # broken


@app.api_route("/api/items", methods=["GET", "DELETE"])
def items():
    return ["tea", "milk"]


# fix
