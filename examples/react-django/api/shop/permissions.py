from django.conf import settings
from django.utils.crypto import constant_time_compare
from rest_framework.permissions import SAFE_METHODS, BasePermission


class ReadsOrHasToken(BasePermission):
    """Anyone may read; writing takes the token in a header of our own."""

    message = "Send the token in the header X-Auth-Token."

    def has_permission(self, request, view):
        token = request.headers.get("X-Auth-Token", "")
        return request.method in SAFE_METHODS or constant_time_compare(token, settings.API_TOKEN)
