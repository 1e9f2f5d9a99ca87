"""Answers questions about Django, a line of JSON each, on the real thing.

{"settings": {...}, "request": {"method", "path", "headers"}} -> {"status", "headers", "body"}
{"settings": {...}, "checks": true} -> {"checks": ["corsheaders.E001", ...]}
{"match": {"pattern", "flags", "text"}} -> {"matched": true}
{"source": "A = 1"} -> {"settings": {"A": 1}}

Settings are JSON, with {"$tuple": [...]}, {"$set": [...]} and {"$regex": source, "$flags": "is"} for what JSON lacks.
"""

import json
import logging
import re
import sys
import types

import django
from django.conf import settings

logging.disable(logging.CRITICAL)
views = types.ModuleType("oracle_urls")
sys.modules["oracle_urls"] = views
DEFAULTS = {
    "ALLOWED_HOSTS": ["*"],
    "DEBUG": False,
    "DEFAULT_CHARSET": "utf-8",
    "INSTALLED_APPS": ["corsheaders", "django.contrib.sessions", "rest_framework"],
    "MIDDLEWARE": ["corsheaders.middleware.CorsMiddleware", "django.middleware.common.CommonMiddleware"],
    "ROOT_URLCONF": "oracle_urls",
    "SECRET_KEY": "not a secret",
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
}
settings.configure(**DEFAULTS)
django.setup()

from corsheaders.checks import check_settings  # noqa: E402
from django.core.exceptions import ImproperlyConfigured  # noqa: E402
from django.core.checks import run_checks  # noqa: E402
from django.core.handlers.base import BaseHandler  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import RequestFactory, override_settings  # noqa: E402
from django.urls import re_path  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402


def answer(request, path=""):
    response = HttpResponse("the view answered")
    if path.startswith("login"):
        request.session["user"] = 1
        get_token(request)
    if path.startswith("broken"):
        raise RuntimeError("broken")
    if path.startswith("own-header"):
        response["Access-Control-Allow-Origin"] = "*"
    return response


views.urlpatterns = [re_path(r"^(?P<path>(?:api|login|broken|own-header|csrf).*/)$", answer)]


def read(value):
    if isinstance(value, list):
        return [read(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$tuple" in value:
        return tuple(read(item) for item in value["$tuple"])
    if "$bytes" in value:
        return value["$bytes"].encode()
    if "$set" in value:
        return {read(item) for item in value["$set"]}
    if "$regex" in value:
        return re.compile(value["$regex"], flags_of(value["$flags"]))
    return {key: read(item) for key, item in value.items()}


def flags_of(letters):
    flags = 0
    for letter in letters:
        flags |= getattr(re, letter.upper())
    return flags


def write(value):
    if isinstance(value, re.Pattern):
        return {"$regex": value.pattern, "$flags": ""}
    if isinstance(value, tuple):
        return {"$tuple": [write(item) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"$set": [write(item) for item in value]}
    if isinstance(value, bytes):
        return {"$bytes": value.decode()}
    if isinstance(value, dict):
        return {key: write(item) for key, item in value.items()}
    return [write(item) for item in value] if isinstance(value, list) else value


def respond(question):
    if "source" in question:
        names = {}
        exec(question["source"], names)
        return {"settings": {name: write(value) for name, value in names.items() if name.isupper()}}
    if "match" in question:
        match = question["match"]
        return {"matched": re.match(match["pattern"], match["text"], flags_of(match.get("flags", ""))) is not None}
    with override_settings(**{name: read(value) for name, value in question.get("settings", {}).items()}):
        if "checks" in question:
            return {"checks": [message.id for message in check_settings()]}
        if "system" in question:
            return {"checks": [message.id for message in run_checks(include_deployment_checks=False)]}
        handler = BaseHandler()
        handler.load_middleware()
        wanted = question["request"]
        request = RequestFactory(enforce_csrf_checks=True).generic(
            wanted.get("method", "GET"),
            wanted.get("path", "/api/"),
            data=wanted.get("body", ""),
            content_type=wanted.get("headers", {}).get("content-type", "application/octet-stream"),
            headers={name: value for name, value in wanted.get("headers", {}).items() if name != "content-type"},
            secure=wanted.get("secure", False),
        )
        response = handler.get_response(request)
        headers = {name.lower(): value for name, value in response.headers.items()}
        cookies = [cookie.OutputString() for cookie in response.cookies.values()]
        return {"status": response.status_code, "headers": headers, "cookies": cookies}


print(json.dumps({"django": django.get_version()}), flush=True)
for line in sys.stdin:
    try:
        print(json.dumps(respond(json.loads(line))), flush=True)
    except (Exception, ImproperlyConfigured) as error:
        print(json.dumps({"error": type(error).__name__, "says": str(error)}), flush=True)
