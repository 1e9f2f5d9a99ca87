# Nobody has thought of CORS.
# cause: cors-not-configured
# method: PUT
# header: Content-Type: application/json
# body: {}
from fastapi import FastAPI

app = FastAPI()


@app.api_route("/api/items", methods=["GET", "PUT"])
def items():
    return ["tea", "milk"]


# fix
