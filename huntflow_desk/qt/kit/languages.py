"""Russian and English, changed live.

Source strings are Russian. English texts are in `huntflow_desk_en`, the three Russian plural forms
in `huntflow_desk_ru`, Qt's own buttons in the `qtbase_ru` that comes with Qt.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from huntflow_desk.qt.kit.resources import resource_path

LANGUAGES = (("ru", "Русский"), ("en", "English"))
_LOCALES = {
    "ru": QLocale(QLocale.Language.Russian, QLocale.Country.Russia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Languages(QObject):
    """Installs translators. `changed(code)` comes after; widgets get `LanguageChange`."""

    changed = Signal(str)

    def __init__(self, app: QCoreApplication, wanted: str = "system") -> None:
        """`wanted`: "ru", "en" or "system"."""
        super().__init__(app)
        self._app = app
        self._wanted = ""
        self._current = ""
        self._installed: list[QTranslator] = []
        self.set_language(wanted)

    @staticmethod
    def available() -> tuple[tuple[str, str], ...]:
        """Codes and own names of the languages."""
        return LANGUAGES

    @property
    def wanted(self) -> str:
        """What was asked for, "system" included."""
        return self._wanted

    @property
    def current(self) -> str:
        """The language in force: "ru" or "en"."""
        return self._current

    @property
    def locale(self) -> QLocale:
        """For dates, numbers and money."""
        return _LOCALES[self._current]

    def set_language(self, wanted: str) -> None:
        """Change it now. An unknown code means the system's."""
        self._wanted = wanted if wanted in _LOCALES else "system"
        code = self._wanted if self._wanted in _LOCALES else system_language()
        if code == self._current:
            return
        self._current = code
        QLocale.setDefault(_LOCALES[code])
        old, self._installed = self._installed, []
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for path in (
            f"{folder}/qtbase_{code}.qm",
            str(resource_path(f"translations/huntflow_desk_{code}.qm")),
        ):
            translator = QTranslator(self)
            if translator.load(path):
                self._app.installTranslator(translator)
                self._installed.append(translator)
        self._remove(old)
        self.changed.emit(code)

    def close(self) -> None:
        """Take the translators away; source strings show again."""
        old, self._installed = self._installed, []
        self._current = ""
        self._remove(old)

    def _remove(self, old: list[QTranslator]) -> None:
        for translator in old:
            self._app.removeTranslator(translator)
            translator.deleteLater()


def system_language() -> str:
    """ "ru" where the system prefers Russian, else "en"."""
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").split("-")[0].lower()
        if code in _LOCALES:
            return code
    return "en"
