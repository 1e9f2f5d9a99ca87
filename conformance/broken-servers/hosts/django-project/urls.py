from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import BasePermission
from rest_framework.response import Response


@csrf_exempt
def items(request):
    return JsonResponse(["tea", "milk"], safe=False)


def form(request):
    return JsonResponse({"saved": True})


@csrf_exempt
@require_http_methods(["GET", "PUT"])
def only_some(request):
    return JsonResponse(["tea"], safe=False)


@login_required
def account(request):
    return JsonResponse({"name": "Ada"})


def session(request):
    if "sessionid" not in request.COOKIES:
        response = JsonResponse({"detail": "log in"}, status=401)
        response.set_cookie("sessionid", "1", samesite="Lax")
        return response
    return JsonResponse({"name": "Ada"})


def failing(request):
    raise RuntimeError("the database is gone")


@csrf_exempt
def by_hand(request):
    response = JsonResponse(["tea"], safe=False)
    if request.method == "OPTIONS":
        return HttpResponse(status=405)
    response["Access-Control-Allow-Origin"] = "http://localhost:3000"
    return response


def pages(request):
    response = JsonResponse(["tea"], safe=False)
    response["X-Total-Count"] = "7"
    return response


class NeedsToken(BasePermission):
    def has_permission(self, request, view):
        return request.headers.get("Authorization") == "Token 1"


@api_view(["GET", "PUT"])
@authentication_classes([])
@permission_classes([NeedsToken])
def guarded(request):
    return Response(["tea"])


urlpatterns = [
    path("api/items/", items),
    path("api/form/", form),
    path("api/only-some/", only_some),
    path("api/account/", account),
    path("api/session/", session),
    path("api/failing/", failing),
    path("api/by-hand/", by_hand),
    path("api/pages/", pages),
    path("api/guarded/", guarded),
    path("accounts/login/", items),
    path("auth/me/", items),
]
