"""The one Django app."""

from django.apps import AppConfig


class WithdrawalConfig(AppConfig):
    name = "withdrawal"
    verbose_name = "Withdrawal"
