# The route ends with a slash, the page leaves it out, and a preflight must not be redirected.
# cause: redirect-trailing-slash
# method: PUT
# header: Content-Type: application/json
# body: {}
from flask import Flask, jsonify
from flask_cors import CORS

app = Flask(__name__)
CORS(app)


@app.route("/api/items/", methods=["GET", "PUT"])
def items():
    return jsonify(["tea", "milk"])
