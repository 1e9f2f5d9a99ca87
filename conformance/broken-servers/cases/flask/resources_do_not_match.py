# CORS is only for /api/, and the page asks another path.
# cause: route-without-cors
# path: /auth/me
from flask import Flask, jsonify
from flask_cors import CORS  # broken

app = Flask(__name__)
# fix
CORS(app, resources={r"/api/*": {"origins": "*"}})  # broken


@app.get("/auth/me")
def me():
    return jsonify({"name": "Ada"})
