"""Imports settings modules as Django does, each in a process of its own. A line of JSON each:

{"root", "module", "configuration", "environment"} -> {"settings": {"DEBUG": "True", ...}} or {"error": "..."}

Values are written as Python writes them, with lists and tuples of strings as {"type", "items"}.
"""

import json
import os
import re
import sys

import corsheaders.defaults  # noqa: F401
import django.conf  # noqa: F401


def write(value):
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return {"type": type(value).__name__, "items": list(value)}
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


def settings_of(question):
    os.chdir(question["root"])
    sys.path.insert(0, question["root"])
    sys.dont_write_bytecode = True
    os.environ.update(question.get("environment", {}))
    os.environ["DJANGO_SETTINGS_MODULE"] = question["module"]
    if question.get("configuration"):
        os.environ["DJANGO_CONFIGURATION"] = question["configuration"]
        from configurations import importer

        importer.install()
    from django.conf import settings

    settings.DEBUG
    names = [name for name in dir(settings) if name.isupper()]
    return {name: write(getattr(settings, name)) for name in names if settings.is_overridden(name)}


print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            answer = {"settings": settings_of(json.loads(line))}
        except BaseException as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
