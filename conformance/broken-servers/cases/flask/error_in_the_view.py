# The header is set on what the views return, and an error is not returned.
# cause: errors-without-cors
# path: /api/broken
from flask import Flask, jsonify

app = Flask(__name__)
# fix


@app.get("/")
def home():
    response = jsonify({"api": True})
    response.headers["Access-Control-Allow-Origin"] = "http://localhost:3000"  # broken
    return response


@app.get("/api/broken")
def broken():
    raise RuntimeError("the database is gone")
