from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from shop.models import Item


class Command(BaseCommand):
    help = "Puts three items on the list, and makes the user ada with the password tea."

    def handle(self, *args, **options):
        for name, bought in [("Bread", False), ("Apples", True), ("Coffee", False)]:
            Item.objects.get_or_create(name=name, defaults={"bought": bought})
        users = get_user_model().objects
        if not users.filter(username="ada").exists():
            users.create_user("ada", password="tea")
