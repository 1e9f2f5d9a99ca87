# The view sets the header, and Flask answers OPTIONS by itself, without it.
# cause: options-not-answered
# method: PUT
# header: Content-Type: application/json
# body: {}
from flask import Flask, jsonify

app = Flask(__name__)
# fix


@app.route("/api/items", methods=["GET", "PUT"])
def items():
    response = jsonify(["tea", "milk"])
    response.headers["Access-Control-Allow-Origin"] = "http://localhost:3000"  # broken
    return response
