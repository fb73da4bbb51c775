"""Style sheets and scripts, all of them local: our own, vis-network out of pyvis, Swagger UI."""

from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

_OWN = Path(__file__).parent / "static"
_VIS_VERSION = "vis-9.1.2"


def mount_static_files(app: FastAPI) -> None:
    """Serves three folders below `/static`."""
    app.mount("/static/own", StaticFiles(directory=_OWN))
    app.mount("/static/vis", StaticFiles(directory=_folder("pyvis") / "lib" / _VIS_VERSION))
    app.mount("/static/swagger", StaticFiles(directory=_folder("fastapi_offline") / "static"))


def _folder(package: str) -> Path:
    """Where a package lies, without importing it: pyvis brings IPython along."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"The package {package} is not installed. Install citetrail again."
        )
    return Path(spec.submodule_search_locations[0])
