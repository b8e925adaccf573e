
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisaties', '0004_buurregio'),
        ('vacatures', '0009_lesaanbod'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Systeemkoppeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=60, verbose_name='naam')),
                ('recht', models.CharField(choices=[('schrijven', 'vacatures lezen en schrijven'), ('lezen', 'alleen lezen')], default='schrijven', max_length=10)),
                ('gemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                ('ingetrokken_op', models.DateTimeField(blank=True, null=True)),
                ('gemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ingetrokken_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='systeemkoppelingen', to='organisaties.organisatie')),
            ],
            options={
                'verbose_name': 'systeemkoppeling',
                'verbose_name_plural': 'systeemkoppelingen',
                'ordering': [models.OrderBy(models.F('ingetrokken_op'), descending=True, nulls_first=True), 'naam', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Sleutel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voorvoegsel', models.CharField(max_length=16)),
                ('hash', models.CharField(max_length=64, unique=True)),
                ('gemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                ('geldig_tot', models.DateTimeField(blank=True, null=True)),
                ('ingetrokken_op', models.DateTimeField(blank=True, null=True)),
                ('laatst_gebruikt_op', models.DateTimeField(blank=True, null=True)),
                ('gemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('koppeling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sleutels', to='vacatures.systeemkoppeling')),
            ],
            options={
                'verbose_name': 'sleutel',
                'verbose_name_plural': 'sleutels',
                'ordering': ['-gemaakt_op', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Vacatureimport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bestandsnaam', models.CharField(max_length=120)),
                ('inhoud', models.BinaryField(help_text='het bestand; leeg zodra het niet meer nodig is')),
                ('sha256', models.CharField(max_length=64)),
                ('blad', models.CharField(blank=True, max_length=255)),
                ('koppen', models.JSONField(default=list)),
                ('kenmerk', models.CharField(blank=True, max_length=2000)),
                ('kolommen', models.JSONField(default=dict, help_text='per gegeven de plaats van de kolom')),
                ('status', models.CharField(choices=[('concept', 'nog niet geïmporteerd'), ('klaar', 'klaar')], default='concept', max_length=10)),
                ('publiceren', models.BooleanField(default=False, help_text='concepten gaan meteen naar de website')),
                ('aantallen', models.JSONField(default=dict)),
                ('uitslag', models.JSONField(default=list, help_text='per regel wat er gebeurde')),
                ('gemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                ('klaar_op', models.DateTimeField(blank=True, null=True)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisaties.organisatie')),
            ],
            options={
                'verbose_name': 'import van vacatures',
                'verbose_name_plural': 'imports van vacatures',
                'ordering': ['-gemaakt_op', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='systeemkoppeling',
            constraint=models.UniqueConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), fields=('organisatie', 'naam'), name='systeemkoppeling_naam_uniek', violation_error_message='Uw bestuur heeft al een koppeling met deze naam.'),
        ),
        migrations.AddConstraint(
            model_name='systeemkoppeling',
            constraint=models.CheckConstraint(condition=models.Q(('naam__regex', '\\S')), name='systeemkoppeling_heeft_naam', violation_error_message='Geef de koppeling een naam.'),
        ),
        migrations.AddConstraint(
            model_name='systeemkoppeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ingetrokken_door__isnull', True), ('ingetrokken_op__isnull', True)), models.Q(('ingetrokken_door__isnull', False), ('ingetrokken_op__isnull', False)), _connector='OR'), name='systeemkoppeling_ingetrokken_door_iemand'),
        ),
        migrations.AddConstraint(
            model_name='sleutel',
            constraint=models.CheckConstraint(condition=models.Q(('hash__regex', '^[0-9a-f]{64}$')), name='sleutel_alleen_als_hash'),
        ),
        migrations.AddConstraint(
            model_name='sleutel',
            constraint=models.CheckConstraint(condition=models.Q(('geldig_tot__isnull', True), ('geldig_tot__gt', models.F('gemaakt_op')), _connector='OR'), name='sleutel_geldig_na_maken', violation_error_message='Een sleutel verloopt na de dag waarop hij is gemaakt.'),
        ),
        migrations.AddConstraint(
            model_name='sleutel',
            constraint=models.UniqueConstraint(condition=models.Q(('geldig_tot__isnull', True), ('ingetrokken_op__isnull', True)), fields=('koppeling',), name='sleutel_een_zonder_einde', violation_error_message='Deze koppeling heeft al een sleutel.'),
        ),
        migrations.AddConstraint(
            model_name='vacatureimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('klaar_op__isnull', True), ('status', 'concept')), models.Q(('inhoud', b''), ('klaar_op__isnull', False), ('status', 'klaar')), _connector='OR'), name='vacatureimport_klaar_zonder_bestand', violation_error_message='Van een import die klaar is, bewaren we het bestand niet.'),
        ),
    ]
