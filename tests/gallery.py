"""Pictures of the interface, to be looked at: `python -m tests.gallery kit FOLDER`.

Each picture group is a module `tests/gallery_<name>.py` with `pictures() -> Iterator[(name,
widget)]`; every one is drawn in both schemes and languages.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path


def render(group: str, folder: Path, *, zoom_percent: int = 100) -> list[Path]:
    """Draw all pictures of a group; gives the files written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from huntflow_desk.qt.kit.languages import Languages
    from huntflow_desk.qt.kit.theme import Theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    look = Theme(app, scheme="light", zoom_percent=zoom_percent)
    languages = Languages(app, "ru")
    module = importlib.import_module(f"tests.gallery_{group}")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for language in ("ru", "en"):
        languages.set_language(language)
        for scheme in ("light", "dark"):
            look.set_look(scheme=scheme)
            for name, widget in module.pictures():
                widget.show()
                # Two turns: layouts settle in the first, timers of zero length fire.
                app.processEvents()
                app.processEvents()
                path = folder / f"{name}-{language}-{scheme}.png"
                widget.grab().save(str(path))
                written.append(path)
                widget.close()
                widget.deleteLater()
    return written


def main(arguments: list[str]) -> int:
    """The command line."""
    if len(arguments) < 2:
        sys.stdout.write(__doc__ or "")
        return 2
    zoom = int(arguments[2]) if len(arguments) > 2 else 100
    for path in render(arguments[0], Path(arguments[1]), zoom_percent=zoom):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
