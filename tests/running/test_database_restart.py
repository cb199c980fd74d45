"""A database that was restarted is connected to again, before anybody notices."""

import psycopg
import pytest
from django.core.signals import request_started
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.mark.django_db(transaction=True)
def test_the_first_request_after_a_restart_is_answered():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    with psycopg.connect(**_address()) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    close_old_connections()  # as every request begins; Django's test client leaves it out
    answer = Client().get("/accounts/login/")

    assert answer.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_to_look_after_the_connection_adds_no_query_to_a_request():
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            request_started.send(None, environ={})
            Client().get("/accounts/login/")
        return len(asked)

    connection.health_check_enabled = False
    without = queries()
    connection.health_check_enabled = True

    assert queries() == without


def _address() -> dict[str, object]:
    kept = {"cursor_factory", "context", "prepare_threshold", "server_side_binding"}
    return {k: v for k, v in connection.get_connection_params().items() if k not in kept}
