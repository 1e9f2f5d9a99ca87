# The origin in the list ends with a slash.
# cause: origin-not-in-allow-list
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:3000/"])  # broken


@app.get("/api/items")
def items():
    return ["tea", "milk"]


# fix
