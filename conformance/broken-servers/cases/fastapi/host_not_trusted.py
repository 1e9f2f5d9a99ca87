# The middleware for hosts does not know the name by which it is asked.
# cause: host-not-allowed
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"])
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["api.shop.test"])  # broken
# fix


@app.get("/api/items")
def items():
    return ["tea", "milk"]
