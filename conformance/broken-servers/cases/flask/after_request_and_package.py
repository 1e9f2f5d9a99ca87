# The headers are set by hand, and once more by the package.
# cause: headers-set-twice
from flask import Flask, jsonify

app = Flask(__name__)
# fix


@app.after_request
def allow(response):
    response.headers.add("Access-Control-Allow-Origin", "*")  # broken
    response.headers.add("Access-Control-Allow-Origin", "*")  # broken
    return response


@app.get("/api/items")
def items():
    return jsonify(["tea", "milk"])
