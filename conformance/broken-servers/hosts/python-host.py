"""Serves the cases written in Python: loads the frameworks once, and forks a process for each case.

Each line of its input is a task as JSON: {"folder", "port", "kind"}; it answers with the number of the process.
"""

import json
import os
import signal
import sys

import corsheaders.middleware
import django.contrib.auth
import django.core.servers.basehttp
import django.core.wsgi
import django.http
import django.middleware.common
import django.middleware.csrf
import django.middleware.security
import django.urls
import fastapi
import fastapi.middleware.cors
import fastapi.middleware.trustedhost
import flask
import flask_cors
import starlette.applications
import starlette.routing
import uvicorn
import werkzeug.serving


def serve_django(port):
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    application = django.core.wsgi.get_wsgi_application()
    django.core.servers.basehttp.run("127.0.0.1", port, application, threading=True)


def serve_flask(port):
    import main

    werkzeug.serving.run_simple("127.0.0.1", port, main.app, threaded=True)


def serve_asgi(port):
    import main

    uvicorn.run(main.app, host="127.0.0.1", port=port, log_level="critical")


SERVE = {"django": serve_django, "flask": serve_flask, "asgi": serve_asgi}

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    task = json.loads(line)
    process = os.fork()
    if process == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        sys.dont_write_bytecode = True
        sys.path[0:0] = [task["folder"], os.path.join(os.path.dirname(__file__), "django-project")]
        try:
            SERVE[task["kind"]](task["port"])
        finally:
            os._exit(1)
    print(json.dumps({"port": task["port"], "process": process}), flush=True)
