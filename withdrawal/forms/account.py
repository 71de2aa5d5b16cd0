"""allauth's forms, set up like all of ours: the same widgets, the same errors that say how to mend them."""

from typing import Any

from allauth.account import forms as allauth

from withdrawal.forms.plain import set_up


class SetUp:
    """Whatever the form is, its fields are set up once they are there."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_up(self)  # type: ignore[arg-type]  # mixed into forms only


class SignInForm(SetUp, allauth.LoginForm):  # type: ignore[misc]  # allauth has no types
    pass


class SignUpForm(SetUp, allauth.SignupForm):  # type: ignore[misc]
    pass


class ForgottenForm(SetUp, allauth.ResetPasswordForm):  # type: ignore[misc]
    pass


class NewPasswordForm(SetUp, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(SetUp, allauth.ChangePasswordForm):  # type: ignore[misc]
    pass


class AddressForm(SetUp, allauth.AddEmailForm):  # type: ignore[misc]
    pass
