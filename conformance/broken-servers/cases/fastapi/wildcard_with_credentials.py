# The page sends cookies, and everyone is allowed.
# cause: credentials-with-wildcard
# credentials: include
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"])  # broken


@app.get("/api/items")
def items():
    return ["tea", "milk"]


# fix
