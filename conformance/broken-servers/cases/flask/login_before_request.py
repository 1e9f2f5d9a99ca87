# A function that runs before each request wants a token, also of preflights.
# cause: preflight-needs-authentication
# header: Authorization: Bearer 1
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
# by hand: from flask_cors import CORS
# by hand: CORS(app)


@app.before_request
def check():
    if request.headers.get("Authorization") != "Bearer 1":  # broken
    # by hand: if request.method != "OPTIONS" and request.headers.get("Authorization") != "Bearer 1":
        abort(401)


@app.get("/api/items")
def items():
    return jsonify(["tea", "milk"])
