"""Two bare answers for whoever watches the server: is it alive, and can it show figures?"""

from collections.abc import Callable

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from dashboard.auth.addresses import ALIVE, READY
from dashboard.auth.context import AuthContext

MartReady = Callable[[], bool]


def health_routes(context: AuthContext, mart_ready: MartReady) -> Blueprint:
    """`/health/alive`: 200 while the process answers; `/health/ready`: 503 unless both databases answer."""
    health = Blueprint("health", __name__)

    @health.get(ALIVE)
    def alive() -> Response:
        return jsonify(alive=True)

    @health.get(READY)
    def ready() -> tuple[Response, int]:
        both = context.database.is_reachable() and mart_ready()
        return jsonify(ready=both), 200 if both else 503

    return health
