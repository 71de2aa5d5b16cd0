"""Days on which contacts are to be looked at again, found without reading the log: the calendar asks for them often."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('withdrawal', '0011_signed'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('follow_up_on__isnull', False)), fields=['offer', 'follow_up_on'], name='contacts_to_look_at'),
        ),
    ]
