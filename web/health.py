"""Is the bot well, and how much has it done: ``/health`` and ``/metrics``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, jsonify


def blueprint(
    health: Callable[[], Mapping[str, object]], counts: Callable[[], Mapping[str, int]]
) -> Blueprint:
    """``health`` must hold ``ok``; ``counts`` are totals since the start, by name."""
    routes = Blueprint("health", __name__)

    @routes.get("/health")
    def healthy() -> tuple[Response, int]:
        found = health()
        return jsonify(found), 200 if found["ok"] else 503

    @routes.get("/metrics")
    def metrics() -> Response:
        # Imported here: it is slow to load, and few ask.
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        class Collector:
            def collect(self) -> object:
                for name, value in sorted(counts().items()):
                    yield CounterMetricFamily(f"muster_{name}", name.replace("_", " "), value=value)
                for name, found in sorted(health().items()):
                    if isinstance(found, (bool, int, float)):
                        yield GaugeMetricFamily(
                            f"muster_{name}", name.replace("_", " "), value=float(found)
                        )

        registry = CollectorRegistry(auto_describe=False)
        registry.register(Collector())  # type: ignore[arg-type]
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return routes
