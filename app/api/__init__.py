"""The HTTP service: questions, trails, the graph, health, and the pages for people.

app = create_app(open_store, load_catalogue())     # an ASGI application for uvicorn
"""

from app.api.application import create_app

__all__ = ["create_app"]
