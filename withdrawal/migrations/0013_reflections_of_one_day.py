"""A day may hold several reflections: one that comes to another end than the day's own is kept beside it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('withdrawal', '0012_look_at_again'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='reflection',
            options={'ordering': ['-dated', '-pk']},
        ),
        migrations.RemoveConstraint(
            model_name='reflection',
            name='one_reflection_a_day',
        ),
    ]
