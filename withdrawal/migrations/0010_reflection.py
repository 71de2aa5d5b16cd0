"""Reasons with weights instead of two texts, the new questions of a reflection, and looking back.

What was written for and against becomes one reason of the middle weight each, word for word; going back joins the
reasons of a side again, an empty line between them. The old question after the other offer asked for writing and start
date at once: whoever said yes has said both.
"""

import django.db.models.deletion
import withdrawal.models.fields
import withdrawal.models.offer
from django.db import migrations, models

TEXTS = {"withdraw": "for_withdrawing", "keep": "for_keeping"}
MIDDLE = 3


def weigh(apps, schema_editor):
    alias = schema_editor.connection.alias
    reason = apps.get_model("withdrawal", "Weighed").objects.using(alias)
    reflections = apps.get_model("withdrawal", "Reflection").objects.using(alias)
    for one in reflections.all():
        for side, name in TEXTS.items():
            if text := getattr(one, name):
                reason.create(reflection=one, side=side, text=text, weight=MIDDLE)
    for answer in ("yes", "not_needed"):
        reflections.filter(alternative_in_writing=answer).update(alternative_start=answer)


def join(apps, schema_editor):
    alias = schema_editor.connection.alias
    for one in apps.get_model("withdrawal", "Reflection").objects.using(alias).prefetch_related("reasons"):
        for side, name in TEXTS.items():
            setattr(one, name, "\n\n".join(reason.text for reason in one.reasons.all() if reason.side == side))
        one.save(update_fields=list(TEXTS.values()))


class Migration(migrations.Migration):

    dependencies = [
        ('withdrawal', '0009_printed_record'),
    ]

    operations = [
        migrations.AddField(
            model_name='reflection',
            name='alternative_checked',
            field=withdrawal.models.fields.Line(blank=True, choices=[('yes', 'Yes'), ('no', 'Not yet'), ('not_needed', 'Does not apply')], help_text='References, papers, a permit to work: whatever it still depends on.', max_length=10, verbose_name='Have its checks passed?'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='alternative_start',
            field=withdrawal.models.fields.Line(blank=True, choices=[('yes', 'Yes'), ('no', 'Not yet'), ('not_needed', 'Does not apply')], help_text='One that you can keep, after any notice that you owe.', max_length=10, verbose_name='Does it name a start date?'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='asked_whom',
            field=withdrawal.models.fields.Line(blank=True, help_text='Somebody who wants nothing from you in this. A name is enough.', max_length=200, verbose_name='Whom have you asked?'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='came_up_on',
            field=models.DateField(blank=True, help_text='About is enough. It may well be before you said yes.', null=True, validators=[withdrawal.models.offer.is_a_real_day], verbose_name='When did it first come up?'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='decide_nothing_until',
            field=models.DateField(blank=True, help_text='A rest that you give yourself: one night, or a weekend. The plan keeps it for you.', null=True, validators=[withdrawal.models.offer.is_a_real_day], verbose_name='Until when will you decide nothing?'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='expected',
            field=withdrawal.models.fields.Words(blank=True, help_text='In a month, in three months, in a year. You will be shown it then, and asked how it turned out.', max_length=4000, verbose_name='What do you expect to come of it?'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='in_ten_days',
            field=withdrawal.models.fields.Line(blank=True, help_text='If you decide so: how does it feel then?', max_length=300, verbose_name='In ten days'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='in_ten_months',
            field=withdrawal.models.fields.Line(blank=True, help_text='What does an ordinary Tuesday look like?', max_length=300, verbose_name='In ten months'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='in_ten_years',
            field=withdrawal.models.fields.Line(blank=True, help_text='Will it still matter, and how?', max_length=300, verbose_name='In ten years'),
        ),
        migrations.AddField(
            model_name='reflection',
            name='mood',
            field=withdrawal.models.fields.Line(blank=True, choices=[('calm', 'Calm'), ('rushed', 'Rushed'), ('afraid', 'Afraid'), ('angry', 'Angry'), ('sad', 'Sad'), ('exhausted', 'Exhausted')], help_text='Whichever comes nearest. None of them is wrong.', max_length=10, verbose_name='How do you feel just now?'),
        ),
        migrations.AlterField(
            model_name='reflection',
            name='alternative_in_writing',
            field=withdrawal.models.fields.Line(blank=True, choices=[('yes', 'Yes'), ('no', 'Not yet'), ('not_needed', 'Does not apply')], help_text='A promise by phone can still fall through.', max_length=10, verbose_name='Is it in writing?'),
        ),
        migrations.CreateModel(
            name='LookBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(help_text='The day of the decision.')),
                ('after', models.PositiveSmallIntegerField(help_text='How many days after it: 30, 90 or 365.')),
                ('dated', models.DateField(help_text='The day it was answered, or put off.')),
                ('expected', withdrawal.models.fields.Words(blank=True, help_text='What was expected, as it stood when it was answered.', max_length=4000)),
                ('answer', withdrawal.models.fields.Words(blank=True, help_text='A line or two, for yourself.', max_length=4000, verbose_name='How did it turn out?')),
                ('offer', models.ForeignKey(help_text='The offer it looks back on.', on_delete=django.db.models.deletion.CASCADE, related_name='look_backs', to='withdrawal.offer')),
            ],
            options={
                'ordering': ['since', 'after'],
                'constraints': [models.UniqueConstraint(fields=('offer', 'since', 'after'), name='a_look_back_is_answered_once')],
            },
        ),
        migrations.CreateModel(
            name='Weighed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', withdrawal.models.fields.Line(choices=[('withdraw', 'For withdrawing'), ('keep', 'For keeping the job')], help_text='What it speaks for.', max_length=8, verbose_name='Side')),
                ('text', withdrawal.models.fields.Words(help_text="In the person's own words.", max_length=4000, verbose_name='Reason')),
                ('weight', models.PositiveSmallIntegerField(help_text="From 1, a little, to 5, decisive: the person's own measure.", verbose_name='Weight')),
                ('reflection', models.ForeignKey(help_text='The reflection it belongs to.', on_delete=django.db.models.deletion.CASCADE, related_name='reasons', to='withdrawal.reflection')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='a_reason_weighs_one_to_five', violation_error_message='A reason weighs from 1 to 5.'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_reason_has_words')],
            },
        ),
        migrations.RunPython(weigh, join),
        migrations.RemoveField(
            model_name='reflection',
            name='for_keeping',
        ),
        migrations.RemoveField(
            model_name='reflection',
            name='for_withdrawing',
        ),
    ]
