"""The person with an account: an e-mail address and a password, nothing else."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class People(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        help_text=_("The address that signs in. Nobody else sees it."),
        error_messages={"unique": _("There is an account with this address already. Sign in instead.")},
    )
    is_active = models.BooleanField(_("active"), default=True, help_text=_("Off for an account that may not sign in."))
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True, help_text=_("When the account was made (UTC)."))

    objects: ClassVar[People] = People()

    USERNAME_FIELD = EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.email
