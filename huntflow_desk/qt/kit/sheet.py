"""The one style sheet: what a palette cannot say, written with tokens."""

from __future__ import annotations

from collections.abc import Callable

from huntflow_desk.qt.kit.resources import resource_path
from huntflow_desk.qt.kit.tokens import Tokens


def style_sheet(tokens: Tokens, px: Callable[[float], int], points: float) -> str:
    """The text for `QApplication.setStyleSheet`; `px` scales measures by the zoom, `points` is
    the size of the application's font."""
    t = tokens
    folder = resource_path("icons/style").as_posix()
    shade = "dark" if t.dark else "light"
    r = px(6)
    return f"""
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.strong_border};
    padding: {px(4)}px {px(8)}px; }}

QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.strong_border};
    border-radius: {r}px; padding: {px(5)}px {px(12)}px; min-height: {px(18)}px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {t.pressed}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton:disabled {{ color: {t.disabled}; background: {t.bg}; border-color: {t.border}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent};
    border-color: {t.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover};
    border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; padding: {px(4)}px {px(11)}px; }}
QPushButton[kind="primary"]:disabled {{ background: {t.pressed}; color: {t.disabled};
    border-color: {t.pressed}; }}
QPushButton[kind="danger"] {{ color: {t.danger}; }}
QPushButton[kind="danger"]:disabled {{ color: {t.disabled}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent;
    color: {t.accent}; padding: {px(5)}px {px(8)}px; }}
QPushButton[kind="quiet"]:hover {{ background: {t.accent_tint}; }}
QPushButton[kind="quiet"]:checked {{ background: {t.selection}; color: {t.text}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {t.accent}; }}
QPushButton[kind="quiet"]:disabled {{ color: {t.disabled}; }}

QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {r}px;
    padding: {px(4)}px; color: {t.text}; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.pressed}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}

QPushButton[kind="link"] {{ background: transparent; border: none;
    color: {t.accent}; padding: 0; min-height: 0; text-align: left; border-radius: {px(3)}px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ background: {t.selection}; text-decoration: underline; }}
QPushButton[kind="link"]:disabled {{ color: {t.text}; }}

QLabel[tone="muted"] {{ color: {t.muted}; }}
QLabel[tone="accent"] {{ color: {t.accent}; }}
QLabel[tone="ok"] {{ color: {t.ok}; }}
QLabel[tone="warn"] {{ color: {t.warn}; }}
QLabel[tone="danger"] {{ color: {t.danger}; }}
QLabel[tone="sandbox"] {{ color: {t.sandbox_text}; }}
QLabel[role="title"] {{ font-size: {points * 1.5:.2f}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {points * 1.2:.2f}pt; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="key"] {{ font-size: {points * 0.92:.2f}pt; background: {t.sunken};
    border: 1px solid {t.border}; border-radius: {px(4)}px; padding: {px(1)}px {px(6)}px; }}
QLabel[role="small"] {{ font-size: {points * 0.92:.2f}pt; }}

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{ background: {t.surface};
    color: {t.text}; border: 1px solid {t.strong_border}; border-radius: {r}px;
    selection-background-color: {t.selection}; selection-color: {t.text}; }}
QLineEdit, QAbstractSpinBox, QComboBox {{ padding: {px(4)}px {px(8)}px; min-height: {px(20)}px; }}
QPlainTextEdit, QTextEdit {{ padding: {px(4)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus, QComboBox:on {{ border-color: {t.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {t.bg};
    color: {t.disabled}; border-color: {t.border}; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"],
QPushButton[invalid="true"] {{ border-color: {t.danger}; }}
QLineEdit:read-only, QPlainTextEdit[locked="true"] {{ background: {t.sunken};
    border-color: {t.border}; }}
QPushButton[kind="picker"] {{ padding: {px(4)}px {px(8)}px; min-height: {px(20)}px; }}
QFrame[frame="popup"] {{ background: {t.raised}; border: 1px solid {t.strong_border};
    border-radius: {r}px; }}
QFrame[frame="popup"] QTreeView {{ background: transparent; }}
QTreeView::item {{ min-height: {px(24)}px; border-radius: {px(4)}px; }}
QTreeView::item:selected {{ background: {t.selection}; color: {t.text}; }}
QTreeView::item:hover {{ background: {t.hover}; }}
QTreeView::item:selected:hover {{ background: {t.selection}; }}
QListWidget::item {{ min-height: {px(28)}px; border-radius: {px(4)}px; padding: 0 {px(4)}px; }}
QListWidget::item:selected {{ background: {t.selection}; color: {t.text}; }}
QTreeView::indicator, QListWidget::indicator {{ width: {px(14)}px; height: {px(14)}px;
    border-radius: {px(4)}px; border: 1px solid {t.strong_border}; background: {t.surface}; }}
QTreeView::indicator:checked, QListWidget::indicator:checked {{ background: {t.accent};
    border-color: {t.accent}; image: url({folder}/check-{shade}.svg); }}
QListWidget::indicator:indeterminate {{ background: {t.selection};
    border-color: {t.accent}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.raised}; }}
QCalendarWidget QToolButton {{ color: {t.text}; }}
QCalendarWidget QTableView {{ background: {t.raised}; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
QPlainTextEdit[flat="true"], QTextEdit[flat="true"] {{ border-color: transparent;
    background: transparent; }}
QPlainTextEdit[flat="true"]:focus, QTextEdit[flat="true"]:focus {{ border-color: {t.accent}; }}
QComboBox {{ padding-right: {px(24)}px; }}
QComboBox:hover {{ background: {t.hover}; }}
QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
QComboBox::down-arrow {{ image: url({folder}/down-{shade}.svg); width: {px(14)}px;
    height: {px(14)}px; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.strong_border};
    padding: {px(4)}px; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {px(26)}px; padding: 0 {px(6)}px;
    border-radius: {px(4)}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.selection}; color: {t.text}; }}
/* The editor inside is a QLineEdit too: its own padding would come on top. */
QAbstractSpinBox QLineEdit {{ padding: 0; min-height: 0; border: none; background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}

QCheckBox, QRadioButton {{ spacing: {px(8)}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(14)}px; height: {px(14)}px;
    border: 1px solid {t.strong_border}; background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: {px(4)}px; }}
QRadioButton::indicator {{ border-radius: {(px(14) + 2) // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover,
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url({folder}/check-{shade}.svg); }}
QRadioButton::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url({folder}/dot-{shade}.svg); }}
QCheckBox:focus, QRadioButton:focus {{ color: {t.accent}; }}

QMenuBar {{ background: {t.bg}; padding: {px(2)}px {px(4)}px; }}
QMenuBar::item {{ background: transparent; padding: {px(4)}px {px(8)}px;
    border-radius: {px(4)}px; }}
QMenuBar::item:selected {{ background: {t.pressed}; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.strong_border}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(8)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {t.selection}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: {px(4)}px {px(8)}px; }}

QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: none;
    border-bottom: 1px solid {t.border}; padding: {px(6)}px {px(8)}px; }}
QHeaderView::section:first, QHeaderView::section:only-one {{ padding-left: {px(12)}px; }}
QHeaderView::section:hover {{ color: {t.text}; }}
QHeaderView::up-arrow {{ image: url({folder}/up-{shade}.svg); width: {px(12)}px;
    height: {px(12)}px; subcontrol-position: center right; right: {px(4)}px; }}
QHeaderView::down-arrow {{ image: url({folder}/down-{shade}.svg); width: {px(12)}px;
    height: {px(12)}px; subcontrol-position: center right; right: {px(4)}px; }}
QTableView, QTreeView, QListView {{ background: {t.surface}; border: none; outline: none; }}
QListView::indicator {{ width: {px(14)}px; height: {px(14)}px; border-radius: {px(4)}px;
    border: 1px solid {t.strong_border}; background: {t.surface}; }}
QListView::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url({folder}/check-{shade}.svg); }}
QListView[ground="none"] {{ background: transparent; }}
QListView[ground="none"]::item {{ padding: 0 {px(6)}px; border-radius: {px(4)}px; }}
QListView[ground="none"]::item:selected {{ background: {t.selection}; color: {t.text}; }}
QTableView {{ selection-background-color: transparent; }}
QTableView[ground="none"] {{ background: transparent; }}

QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.strong_border}; border-radius: {px(3)}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QSplitter::handle {{ background: {t.border}; }}
QSplitter::handle:hover {{ background: {t.accent}; }}
QScrollArea {{ background: transparent; border: none; }}
QStatusBar {{ background: {t.bg}; border-top: 1px solid {t.border}; }}
QStatusBar::item {{ border: none; }}
QProgressBar {{ background: {t.pressed}; border: none; border-radius: {px(2)}px;
    max-height: {px(4)}px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(2)}px; }}
QProgressBar[kind="line"] {{ background: transparent; border-radius: 0; }}
QProgressBar[kind="line"]::chunk {{ border-radius: 0; }}
QFrame[frame="card"] {{ background: {t.surface}; border: 1px solid {t.border};
    border-radius: {px(8)}px; }}
QFrame[frame="surface"] {{ background: {t.surface}; border: none; }}
QFrame[frame="sunken"] {{ background: {t.sunken}; border: none; border-radius: {px(8)}px; }}
QFrame[frame="aside"] {{ background: {t.sunken}; border: none; }}
QFrame[frame="popup"] {{ background: {t.raised}; border: 1px solid {t.strong_border}; }}
QFrame[frame="sandbox"] {{ background: {t.sandbox_bg}; border: none; }}
QFrame[frame="line"] {{ background: {t.border}; border: none; }}
"""
