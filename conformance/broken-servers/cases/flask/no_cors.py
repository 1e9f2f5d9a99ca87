# Nobody has thought of CORS.
# cause: cors-not-configured
from flask import Flask, jsonify

app = Flask(__name__)
# fix


@app.get("/api/items")
def items():
    return jsonify(["tea", "milk"])
