"""Finding and holding a screener's next study, in one statement to the database.

As a function because it is the hottest path there is: the five statements and two waits for the
network that it replaces took half of the time of a decision. `reviews/screening/queue.py`, its
only caller, says what it promises. Returns the screening's id, 0 for "look again", or NULL.
"""

from django.db import migrations

TAKE_NEXT = """
CREATE FUNCTION reviews_take_next(me bigint, at_stage text, held_for interval) RETURNS bigint
LANGUAGE plpgsql
-- The order comes from the index. Planning for all rows, of which the loop below looks at a few,
-- the server would rather sort every study that waits.
SET enable_sort = off
AS $$
DECLARE
    walk reviews_walk;
    asking record;
    first_asking integer;
    chosen bigint;
    patient boolean := false;
    passed_over boolean;
BEGIN
    LOOP
        SELECT * INTO walk FROM reviews_walk WHERE member_id = me AND stage = at_stage;
        IF NOT FOUND THEN
            INSERT INTO reviews_walk (review_id, member_id, stage, place, returns)
                SELECT review_id, id, at_stage, 0, 0 FROM reviews_member WHERE id = me
                ON CONFLICT (member_id, stage) DO NOTHING;
            CONTINUE;
        END IF;
        IF EXISTS (
            SELECT FROM reviews_stagerule
            WHERE review_id = walk.review_id AND stage = at_stage AND closed_at IS NOT NULL
        ) THEN
            RETURN NULL;
        END IF;

        -- At first a study on which somebody is deciding right now is passed over. If there is no
        -- other, their commit is waited for, so that none is missed.
        first_asking := NULL;
        chosen := NULL;
        passed_over := false;
        FOR asking IN
            SELECT id, place, required - cardinality(voters) AS wanted, voters
            FROM reviews_screening
            WHERE review_id = walk.review_id AND stage = at_stage AND place >= walk.place
                AND outcome = 'awaiting' AND in_play AND NOT me = ANY(voters)
            ORDER BY place
        LOOP
            first_asking := coalesce(first_asking, asking.place);
            IF asking.wanted > (
                SELECT count(*) FROM reviews_walk other
                WHERE other.holding_id = asking.id AND other.held_until > now()
                    AND other.id <> walk.id AND NOT other.member_id = ANY(asking.voters)
            ) THEN
                IF patient THEN
                    PERFORM FROM reviews_screening WHERE id = asking.id FOR UPDATE;
                ELSE
                    PERFORM FROM reviews_screening WHERE id = asking.id FOR UPDATE SKIP LOCKED;
                END IF;
                IF FOUND THEN
                    chosen := asking.id;
                    EXIT;
                END IF;
                passed_over := true;
            END IF;
        END LOOP;
        IF chosen IS NULL THEN
            IF NOT passed_over THEN
                RETURN NULL;
            END IF;
            patient := true;
            CONTINUE;
        END IF;

        -- Whoever took a hold on this study before has committed, and this statement sees it.
        UPDATE reviews_walk SET holding_id = chosen, held_until = now() + held_for,
            place = CASE WHEN reviews_walk.returns = walk.returns
                THEN first_asking ELSE reviews_walk.place END
        FROM reviews_screening screening
        WHERE reviews_walk.id = walk.id AND screening.id = chosen
            AND screening.outcome = 'awaiting' AND screening.in_play
            AND NOT me = ANY(screening.voters)
            AND screening.required - cardinality(screening.voters) > (
                SELECT count(*) FROM reviews_walk other
                WHERE other.holding_id = chosen AND other.held_until > now()
                    AND other.id <> walk.id AND NOT other.member_id = ANY(screening.voters)
            );
        -- Ended here and not looked again, so that the lock on what somebody else took is let go.
        RETURN CASE WHEN FOUND THEN chosen ELSE 0 END;
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_append_only")]

    operations = [
        migrations.RunSQL(TAKE_NEXT, "DROP FUNCTION reviews_take_next(bigint, text, interval)"),
    ]
