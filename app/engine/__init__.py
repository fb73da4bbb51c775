"""The local Neo4j: a Community server that citetrail downloads, starts and stops by itself.

engine = ensure_engine(load_settings())          # or the server that a setting names
with GraphDatabase.driver(engine.uri, auth=engine.auth) as driver: ...
if engine.started_here: stop_engine(settings)
"""

from app.engine.lifecycle import Engine, EngineStatus, engine_status, ensure_engine, stop_engine
from app.engine.progress import OnProgress, Phase, Progress, drawn_progress, say_nothing

__all__ = [
    "Engine",
    "EngineStatus",
    "OnProgress",
    "Phase",
    "Progress",
    "drawn_progress",
    "engine_status",
    "ensure_engine",
    "say_nothing",
    "stop_engine",
]
