"""Writes docs/settings.md from the settings: `python -m app.settings_page` (a test holds the two together)."""

from pathlib import Path

from app.settings import PREFIX, Settings

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"


def settings_page() -> str:
    """One row a setting: environment variable, default, what it does."""
    lines = [
        "# Settings",
        "",
        "Made by `python -m app.settings_page`; do not edit it by hand. Every setting is an environment",
        "variable; no file is read. A variable that begins with `CITETRAIL_` and is no setting is an error.",
        "",
        "| variable | default | what it does |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        if field.default_factory is not None:
            default = "a folder of the user's"
        else:
            default = "not set" if field.default is None else f"`{field.default}`"
        lines.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join([*lines, ""])


def main() -> None:
    PAGE.write_text(settings_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
