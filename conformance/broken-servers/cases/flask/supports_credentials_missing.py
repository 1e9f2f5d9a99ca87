# The page sends cookies, and the package is not told to permit it.
# cause: allow-credentials-missing
# credentials: include
from flask import Flask, jsonify
from flask_cors import CORS  # broken

app = Flask(__name__)
# fix
CORS(app, origins=["http://localhost:3000"])  # broken


@app.get("/api/items")
def items():
    return jsonify(["tea", "milk"])
