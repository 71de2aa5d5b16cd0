"""Ownership in one place: rows of private models are only had through `Model.objects.of(user)`.

Anything else that asks the manager for rows raises Unscoped. A related manager (`offer.people`) belongs to a row that
was itself had through `of`, so it is allowed; so is making a new row. `_base_manager` stays Django's own, which keeps
cascades and forward relations working.
"""

from typing import TypeVar

from django.db import models

from withdrawal.models.user import User

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class Unscoped(RuntimeError):
    """Rows were asked for without saying whose: use `Model.objects.of(user)`."""


class Owned(models.Manager[Row_co]):
    """The manager of a private model; `path` is the lookup that leads from a row to its owner."""

    def __init__(self, path: str = "offer__owner") -> None:
        super().__init__()
        self.path = path

    def get_queryset(self) -> models.QuerySet[Row_co]:
        # Django's related managers are subclasses that carry the row they hang on as `instance`.
        if getattr(self, "instance", None) is None:
            raise Unscoped(f"{self.model.__name__}.objects needs an owner: use .of(user)")
        return super().get_queryset()

    def of(self, user: User) -> models.QuerySet[Row_co]:
        """The rows that belong to `user`."""
        return super().get_queryset().filter(**{self.path: user})

    def none(self) -> models.QuerySet[Row_co]:
        """No rows: what a form field offers until it is told whose rows to offer."""
        return super().get_queryset().none()

    def using(self, alias: str | None) -> models.QuerySet[Row_co]:
        """For Django alone, which validates unique constraints through it; tests keep our own code from calling it."""
        return super().get_queryset().using(alias)
