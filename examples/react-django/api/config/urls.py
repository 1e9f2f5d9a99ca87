from django.urls import include, path

urlpatterns = [path("api/", include("shop.urls"))]

# What a script can read when a view fails, once DEBUG is off.
handler500 = "rest_framework.exceptions.server_error"
