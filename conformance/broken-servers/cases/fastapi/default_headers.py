# The middleware allows no header of its own accord.
# cause: request-header-not-listed
# method: POST
# header: Authorization: Bearer 1
# header: Content-Type: application/json
# body: {}
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:3000"], allow_methods=["*"])  # broken


@app.api_route("/api/items", methods=["GET", "POST"])
def items():
    return ["tea", "milk"]


# fix
