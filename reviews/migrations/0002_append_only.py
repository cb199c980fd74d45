"""What the database itself refuses, and the seal on the log.

Row triggers do not fire on TRUNCATE, so that is refused by statement triggers.
"""

from django.db import migrations

APPEND_ONLY = (
    "event",
    "decision",
    "adjudication",
    "reopening",
    "reference",
    "protocolversion",
    "retrievalnote",
)

REFUSE = """
CREATE FUNCTION reviews_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

# The same bytes as reviews/audit/chain.py takes. The UPDATE locks the end of the chain until the
# transaction ends, so that the events of a review stand in one line.
SEAL = r"""
CREATE FUNCTION reviews_seal_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reviews_chain (review_id, length, head)
        VALUES (NEW.review_id, 0, decode(repeat('00', 32), 'hex'))
        ON CONFLICT (review_id) DO NOTHING;
    SELECT length + 1, head INTO NEW.sequence, NEW.previous_hash
        FROM reviews_chain WHERE review_id = NEW.review_id FOR UPDATE;
    NEW.at := clock_timestamp();
    NEW.hash := sha256(NEW.previous_hash || convert_to(
        NEW.review_id || E'\x1f' || NEW.sequence || E'\x1f' || coalesce(NEW.actor_id::text, '')
        || E'\x1f' || NEW.verb || E'\x1f' || NEW.subject_kind
        || E'\x1f' || coalesce(NEW.subject_id::text, '') || E'\x1f' || NEW.details
        || E'\x1f' || (extract(epoch FROM NEW.at) * 1000000)::bigint, 'UTF8'));
    UPDATE reviews_chain SET length = NEW.sequence, head = NEW.hash
        WHERE review_id = NEW.review_id;
    RETURN NEW;
END $$;
CREATE TRIGGER seal BEFORE INSERT ON reviews_event
    FOR EACH ROW EXECUTE FUNCTION reviews_seal_event();
ALTER TABLE reviews_chain SET (fillfactor = 20);
"""


def guard(table: str) -> str:
    return f"""
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_{table}
    FOR EACH ROW EXECUTE FUNCTION reviews_refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON reviews_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_refuse_change();
"""


def unguard(table: str) -> str:
    return f"""
DROP TRIGGER never_truncated ON reviews_{table};
DROP TRIGGER append_only ON reviews_{table};
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_tables")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION reviews_refuse_change()"),
        migrations.RunSQL(
            SEAL, "DROP TRIGGER seal ON reviews_event; DROP FUNCTION reviews_seal_event()"
        ),
        *(migrations.RunSQL(guard(table), unguard(table)) for table in APPEND_ONLY),
    ]
