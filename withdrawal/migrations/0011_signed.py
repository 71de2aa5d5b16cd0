"""What was signed; loose ends with amounts, states and evidence; closing; the private calendar."""

import uuid
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import withdrawal.models.fields
import withdrawal.models.loose_end
import withdrawal.models.offer


def settle(apps: Any, schema_editor: Any) -> None:
    """What was ticked off before there were states is settled."""
    ends = apps.get_model("withdrawal", "LooseEnd").objects.using(schema_editor.connection.alias)
    ends.filter(done_at__isnull=False).update(state="settled")


class Migration(migrations.Migration):
    dependencies = [
        ("withdrawal", "0010_reflection"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        help_text="What the address is made from; new when renewed.",
                        unique=True,
                    ),
                ),
                ("made_at", models.DateTimeField(help_text="When this address was made (UTC).")),
            ],
        ),
        migrations.CreateModel(
            name="Signed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fixed_term",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="It names a last day, or a number of months.",
                        max_length=6,
                        verbose_name="Is it for a fixed term?",
                    ),
                ),
                (
                    "trial_period",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="Also called probation: the first weeks or months, with shorter notice.",
                        max_length=6,
                        verbose_name="Is a trial period agreed?",
                    ),
                ),
                (
                    "bar",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="Look for “before the start” or “commencement”.",
                        max_length=6,
                        verbose_name="Does it rule out giving notice before the first day?",
                    ),
                ),
                (
                    "penalty",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="A contract penalty, liquidated damages, a bond, training costs.",
                        max_length=6,
                        verbose_name="Does it name a sum for not starting?",
                    ),
                ),
                (
                    "arbitration",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="An arbitration clause, or a court that is named.",
                        max_length=6,
                        verbose_name="Does it say who decides a dispute?",
                    ),
                ),
                (
                    "nda",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="A confidentiality or non-disclosure agreement, or an NDA.",
                        max_length=6,
                        verbose_name="Did you sign to keep something secret?",
                    ),
                ),
                (
                    "bonus",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="Money has arrived, not only been promised.",
                        max_length=6,
                        verbose_name="Was a sign-on bonus paid to you?",
                    ),
                ),
                (
                    "relocation",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="Movers, travel, a flat, fees that they paid for you.",
                        max_length=6,
                        verbose_name="Was your move paid, or are costs covered so far?",
                    ),
                ),
                (
                    "agency",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="A recruiter who is paid by the employer.",
                        max_length=6,
                        verbose_name="Did an agency bring you together?",
                    ),
                ),
                (
                    "visa",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="Also one that was asked for and is not there yet.",
                        max_length=6,
                        verbose_name="Do they sponsor a visa or a permit?",
                    ),
                ),
                (
                    "university",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="A placement, a career fair, a job board of theirs.",
                        max_length=6,
                        verbose_name="Did it come through a university or a school?",
                    ),
                ),
                (
                    "equipment",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="A laptop, a phone, a card, keys, papers.",
                        max_length=6,
                        verbose_name="Have you received anything of theirs?",
                    ),
                ),
                (
                    "accounts",
                    withdrawal.models.fields.Line(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
                        help_text="E-mail, payroll, benefits, training, a portal with your papers.",
                        max_length=6,
                        verbose_name="Have they opened accounts for you?",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "signed",
            },
        ),
        migrations.AddField(
            model_name="looseend",
            name="currency",
            field=withdrawal.models.fields.Line(
                blank=True,
                help_text="Such as GBP or EUR.",
                max_length=3,
                validators=[withdrawal.models.loose_end.is_a_currency],
                verbose_name="Currency",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="earned_in",
            field=withdrawal.models.fields.Line(
                choices=[("months", "Months"), ("days", "Days")],
                default="months",
                help_text="Months or days.",
                max_length=6,
                verbose_name="Counted in",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="earned_over",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="By the agreement, such as 12.",
                null=True,
                verbose_name="Earned over",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="evidence",
            field=models.PositiveIntegerField(
                blank=True,
                help_text="The number of the entry in the log that shows how it stands.",
                null=True,
                verbose_name="Entry in the log",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="gross",
            field=models.DecimalField(
                blank=True,
                decimal_places=3,
                help_text="As the agreement names it.",
                max_digits=15,
                null=True,
                verbose_name="Gross, before tax",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="net",
            field=models.DecimalField(
                blank=True,
                decimal_places=3,
                help_text="As it reached your account.",
                max_digits=15,
                null=True,
                verbose_name="Net, as it arrived",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="note",
            field=withdrawal.models.fields.Words(
                blank=True,
                help_text="Whom you asked, what was said, where the paper is.",
                max_length=400,
                verbose_name="Note",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="state",
            field=withdrawal.models.fields.Line(
                choices=[
                    ("open", "Open"),
                    ("asked", "I have asked them about it"),
                    ("agreed", "Agreed what is to be done"),
                    ("settled", "Settled"),
                    ("not_owed", "Nothing is owed after all"),
                ],
                default="open",
                help_text="Settled, or nothing owed: then it is no longer in the way of closing.",
                max_length=8,
                verbose_name="How it stands",
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="topic",
            field=withdrawal.models.fields.Line(
                blank=True,
                choices=withdrawal.models.loose_end.topics,
                help_text="The answer about what was signed that made it; empty for one of the person's own.",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="looseend",
            name="worked",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="Whole ones; 0 if you never began.", verbose_name="Of these, worked"
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="closed_at",
            field=models.DateTimeField(
                editable=False,
                help_text="When the person closed it (UTC); it counts as closed while no loose end is open.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="later_contact_on",
            field=models.DateField(
                blank=True,
                help_text="Two are enough: more of them get cooler each time. Leave it empty for never.",
                null=True,
                validators=[withdrawal.models.offer.is_a_real_day],
                verbose_name="And once more",
            ),
        ),
        migrations.AlterField(
            model_name="offer",
            name="notice_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="If the paper names a notice period. A week is 7, a month 31 to be safe. Leave it empty if unsure.",
                null=True,
                verbose_name="Notice in what you signed, in days",
            ),
        ),
        migrations.RunPython(settle, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="looseend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", False), ("state__in", ("settled", "not_owed"))),
                    models.Q(
                        models.Q(("state__in", ("settled", "not_owed")), _negated=True), ("done_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="a_settled_end_has_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="looseend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gross__isnull", True), ("net__isnull", True)),
                    models.Q(("currency", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_amount_has_a_currency",
            ),
        ),
        migrations.AddConstraint(
            model_name="looseend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gross__isnull", True), ("gross__gt", 0), _connector="OR"),
                    models.Q(("net__isnull", True), ("net__gt", 0), _connector="OR"),
                ),
                name="an_amount_is_above_zero",
            ),
        ),
        migrations.AddConstraint(
            model_name="looseend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("earned_over__isnull", True),
                    models.Q(("earned_over__gt", 0), ("earned_over__lte", 3660)),
                    _connector="OR",
                ),
                name="a_time_to_earn_is_at_most_ten_years",
            ),
        ),
        migrations.AddConstraint(
            model_name="looseend",
            constraint=models.UniqueConstraint(
                condition=models.Q(("topic", ""), _negated=True),
                fields=("offer", "topic"),
                name="one_loose_end_a_topic",
            ),
        ),
        migrations.AddField(
            model_name="calendarlink",
            name="owner",
            field=models.OneToOneField(
                help_text="Whose days are at this address.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="calendar_link",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signed",
            name="offer",
            field=models.OneToOneField(
                help_text="The offer it is about.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="signed",
                to="withdrawal.offer",
            ),
        ),
    ]
