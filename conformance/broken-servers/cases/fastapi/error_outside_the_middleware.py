# What no handler catches becomes a 500 outside the middleware.
# cause: errors-without-cors
# path: /api/broken
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:3000"])  # broken


@app.get("/api/broken")
def broken():
    raise RuntimeError("the database is gone")


# fix
