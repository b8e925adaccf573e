"""Subsidies whose columns add up, numbers for calendars of visits to schools, words to find a route by."""

import django.db.models.expressions
import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from django.db.models import F


def trek_af_wat_terugging(apps, schema_editor):
    """What went back of what was accounted for was counted twice; it is not accounted for any more."""
    dubbel = apps.get_model("loket", "Subsidie").objects.filter(
        teruggevorderd__isnull=False, verantwoord__gt=F("toegekend") - F("teruggevorderd")
    )
    dubbel.update(verantwoord=F("toegekend") - F("teruggevorderd"))


class Migration(migrations.Migration):
    dependencies = [
        ("loket", "0016_deuren_dicht"),
        ("organisaties", "0005_lesaanbod"),
    ]

    operations = [
        migrations.AlterField(
            model_name='exitgesprek',
            name='reden',
            field=models.CharField(choices=[('inkomen', 'het inkomen of de kosten'), ('tijd', 'de combinatie met werk, gezin of zorg'), ('ander_beeld', 'het werk is anders dan verwacht'), ('duurt_lang', 'het duurt te lang of is onduidelijk'), ('geen_plek', 'er is geen plek die past'), ('andere_route', 'een andere route naar het onderwijs'), ('andere_baan', 'een baan buiten het onderwijs'), ('verhuisd', 'verhuizing'), ('voorwaarden', 'voldoet niet aan de voorwaarden'), ('anders', 'iets anders'), ('niet_gezegd', 'niet gezegd')], max_length=12),
        ),
        migrations.AddField(
            model_name='route',
            name='zoekwoorden',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, help_text='hoe mensen deze weg ook noemen: het zoeken vindt hem daarop', size=None),
        ),
        migrations.AlterField(
            model_name='importopdracht',
            name='bestaanden',
            field=models.CharField(choices=[('overslaan', 'Laat het dossier zoals het is. Alleen een opmerking komt erbij.'), ('aanvullen', 'Vul alleen in wat in het dossier nog leeg is, ook de volgende stap.'), ('bijwerken', 'Vervang wat in het dossier staat door wat in het bestand staat, ook de volgende stap.')], default='overslaan', max_length=10),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="subsidie",
            name="subsidie_volgt_weg",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="subsidie",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="subsidie",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="subsidie",
            name="subsidie_een_per_persoon",
        ),
        migrations.RemoveConstraint(
            model_name="subsidie",
            name="subsidie_status_heeft_bedrag_en_dag",
        ),
        migrations.AddField(
            model_name="meeloopverzoek",
            name="volgnummer",
            field=models.PositiveSmallIntegerField(
                default=0, editable=False, help_text="SEQUENCE in de kalender: gaat met elk antwoord omhoog"
            ),
        ),
        migrations.AddField(
            model_name="subsidie",
            name="ingetrokken_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="subsidieevent",
            name="ingetrokken_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="subsidie",
            name="status",
            field=models.CharField(
                choices=[
                    ("aangevraagd", "aangevraagd"),
                    ("toegekend", "toegekend"),
                    ("afgewezen", "niet toegekend"),
                    ("verantwoord", "verantwoord"),
                    ("teruggevorderd", "teruggevorderd"),
                    ("ingetrokken", "aanvraag ingetrokken"),
                ],
                db_index=True,
                default="aangevraagd",
                max_length=14,
            ),
        ),
        migrations.AlterField(
            model_name="subsidieevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("aangevraagd", "aangevraagd"),
                    ("toegekend", "toegekend"),
                    ("afgewezen", "niet toegekend"),
                    ("verantwoord", "verantwoord"),
                    ("teruggevorderd", "teruggevorderd"),
                    ("ingetrokken", "aanvraag ingetrokken"),
                ],
                default="aangevraagd",
                max_length=14,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidie",
            trigger=pgtrigger.compiler.Trigger(
                name="subsidie_volgt_weg",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{aangevraagd:toegekend,aangevraagd:afgewezen,aangevraagd:ingetrokken,toegekend:verantwoord,toegekend:teruggevorderd,verantwoord:verantwoord,verantwoord:teruggevorderd,teruggevorderd:teruggevorderd,teruggevorderd:verantwoord}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="6d8a0e04081055b26c2a4f4b741b21d7b873e0d8",
                    operation="UPDATE",
                    pgid="pgtrigger_subsidie_volgt_weg_8eed3",
                    table="loket_subsidie",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidie",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "loket_subsidieevent" ("aangevraagd", "aangevraagd_op", "besloten_op", "bestuur_id", "id", "ingetrokken_op", "kandidaat_id", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "teruggevorderd", "teruggevorderd_op", "toegekend", "toelichting", "verantwoord", "verantwoord_op") VALUES (NEW."aangevraagd", NEW."aangevraagd_op", NEW."besloten_op", NEW."bestuur_id", NEW."id", NEW."ingetrokken_op", NEW."kandidaat_id", NEW."kenmerk", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."teruggevorderd", NEW."teruggevorderd_op", NEW."toegekend", NEW."toelichting", NEW."verantwoord", NEW."verantwoord_op"); RETURN NULL;',
                    hash="be76ac20ae1e93841e386c948b60ff96482f77bd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1eac6",
                    table="loket_subsidie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidie",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "loket_subsidieevent" ("aangevraagd", "aangevraagd_op", "besloten_op", "bestuur_id", "id", "ingetrokken_op", "kandidaat_id", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "teruggevorderd", "teruggevorderd_op", "toegekend", "toelichting", "verantwoord", "verantwoord_op") VALUES (NEW."aangevraagd", NEW."aangevraagd_op", NEW."besloten_op", NEW."bestuur_id", NEW."id", NEW."ingetrokken_op", NEW."kandidaat_id", NEW."kenmerk", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."teruggevorderd", NEW."teruggevorderd_op", NEW."toegekend", NEW."toelichting", NEW."verantwoord", NEW."verantwoord_op"); RETURN NULL;',
                    hash="4988db0860aa4fecbd96d2db1848cea236f691b3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c7990",
                    table="loket_subsidie",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunPython(trek_af_wat_terugging, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="subsidie",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ["aangevraagd", "toegekend", "verantwoord"]),
                    ("teruggevorderd__isnull", True),
                ),
                fields=("kandidaat",),
                name="subsidie_een_per_persoon",
                violation_error_message="Voor deze persoon loopt al een subsidie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="subsidie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verantwoord__isnull", True),
                    ("teruggevorderd__isnull", True),
                    (
                        "toegekend__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("verantwoord"), "+", models.F("teruggevorderd")
                        ),
                    ),
                    _connector="OR",
                ),
                name="subsidie_een_euro_telt_een_keer",
                violation_error_message="Verantwoord en teruggevorderd zijn samen meer dan er is toegekend.",
            ),
        ),
        migrations.AddConstraint(
            model_name="subsidie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ingetrokken_op__isnull", True),
                    ("ingetrokken_op__gte", models.F("aangevraagd_op")),
                    _connector="OR",
                ),
                name="subsidie_ingetrokken_na_aanvraag",
                violation_error_message="De aanvraag is niet ingetrokken voor die er was.",
            ),
        ),
        migrations.AddConstraint(
            model_name="subsidie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("besloten_op__isnull", True), ("status", "aangevraagd")),
                    models.Q(
                        ("besloten_op__isnull", False), ("status", "afgewezen"), ("toegekend__isnull", True)
                    ),
                    models.Q(
                        ("besloten_op__isnull", True),
                        ("ingetrokken_op__isnull", False),
                        ("status", "ingetrokken"),
                    ),
                    models.Q(
                        ("besloten_op__isnull", False),
                        ("status", "toegekend"),
                        ("toegekend__isnull", False),
                        ("verantwoord_op__isnull", True),
                    ),
                    models.Q(
                        ("status", "verantwoord"),
                        ("toegekend__isnull", False),
                        ("verantwoord__isnull", False),
                        ("verantwoord_op__isnull", False),
                    ),
                    models.Q(
                        ("status", "teruggevorderd"),
                        ("teruggevorderd__isnull", False),
                        ("teruggevorderd_op__isnull", False),
                        ("toegekend__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="subsidie_status_heeft_bedrag_en_dag",
            ),
        ),
    ]
