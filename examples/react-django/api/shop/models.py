from django.db import models


class Item(models.Model):
    """One line of the shopping list."""

    name = models.CharField(max_length=100)
    bought = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name
