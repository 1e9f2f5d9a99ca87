from django.urls import path
from rest_framework.routers import SimpleRouter

from . import views

# Without a slash at the end, as the page calls them: a redirect to one would lose the body of a POST.
router = SimpleRouter(trailing_slash=False)
router.register("items", views.ItemViewSet)

urlpatterns = [
    path("csrf", views.CsrfView.as_view()),
    path("session", views.SessionView.as_view()),
    path("fail", views.FailingView.as_view()),
    *router.urls,
]
