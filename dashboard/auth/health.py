"""Two bare answers for whoever watches the server: is it alive, and can it show figures?"""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from dashboard.auth.addresses import ALIVE, READY
from dashboard.auth.context import AuthContext
from dashboard.data.mart.age import oldest_allowed

# When the figures that can be read now were built; None where there are none.
MartBuilt = Callable[[], datetime | None]


def health_routes(context: AuthContext, mart_built: MartBuilt) -> Blueprint:
    """`/health/alive`: 200 while the process answers; `/health/ready`: 503 unless both databases answer.

    Old figures are told, and are no reason for 503: readers see on the screen that they are old, and a balancer that
    took every host out for it would leave them nothing.
    """
    health = Blueprint("health", __name__)
    most = oldest_allowed(context.settings.refresh_every_minutes)

    @health.get(ALIVE)
    def alive() -> Response:
        return jsonify(alive=True)

    @health.get(READY)
    def ready() -> tuple[Response, int]:
        database, built_at = context.database.is_reachable(), mart_built()
        age = None if built_at is None else context.clock() - built_at
        both = database and age is not None
        told = {
            "ready": both,
            "database": database,
            "figures_age_minutes": None if age is None else age // timedelta(minutes=1),
            "figures_old": None if age is None else age > most,
        }
        return jsonify(told), 200 if both else 503

    return health
