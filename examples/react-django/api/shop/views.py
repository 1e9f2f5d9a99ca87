from django.contrib.auth import authenticate, login, logout
from django.middleware.csrf import get_token
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from rest_framework import status
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ModelViewSet

from .models import Item
from .permissions import ReadsOrHasToken
from .serializers import CredentialsSerializer, ItemSerializer


class ItemViewSet(ModelViewSet):
    """The shopping list: list, create, read, update, delete."""

    queryset = Item.objects.all()
    serializer_class = ItemSerializer
    permission_classes = [ReadsOrHasToken]


class CsrfView(APIView):
    """Gives a page the CSRF token that its next POST or DELETE sends back as X-CSRFToken.

    A page on another site cannot read the cookie, so the token stands in the answer, which only allowed origins can read.
    """

    def get(self, request):
        return Response({"csrfToken": get_token(request)})


# DRF exempts its views from Django's CSRF check, and SessionAuthentication makes up for it once somebody is logged in.
# Logging in itself happens before that.
@method_decorator(csrf_protect, name="dispatch")
class SessionView(APIView):
    """Who is logged in, by the session cookie; log in; log out."""

    def get(self, request):
        if not request.user.is_authenticated:
            return Response({"error": "Nobody is logged in."}, status=status.HTTP_401_UNAUTHORIZED)
        return Response({"name": request.user.get_username()})

    def post(self, request):
        credentials = CredentialsSerializer(data=request.data)
        credentials.is_valid(raise_exception=True)
        user = authenticate(request, **credentials.validated_data)
        if user is None:
            return Response({"error": "Wrong name or password."}, status=status.HTTP_401_UNAUTHORIZED)
        login(request, user)
        return Response({"name": user.get_username()}, status=status.HTTP_201_CREATED)

    def delete(self, request):
        logout(request)
        return Response(status=status.HTTP_204_NO_CONTENT)


class FailingView(APIView):
    """A bug, for the page to meet."""

    def get(self, request):
        raise RuntimeError("The shelf fell down")
