# The list has the page's old port.
# cause: origin-not-in-allow-list
from flask import Flask, jsonify
from flask_cors import CORS  # broken

app = Flask(__name__)
# fix
CORS(app, origins=["http://localhost:5173"])  # broken


@app.get("/api/items")
def items():
    return jsonify(["tea", "milk"])
