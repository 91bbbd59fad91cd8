"""Taking a batch of resumes back: what can be, what cannot, and a typed confirmation."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.inputs import Line
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.workplace import Workplace

NAMED = 6


class UndoBatchDialog(Dialog):
    """Asks and does it. Where people are deleted their number has to be typed."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        batch_id: int,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=480)
        self._workplace = workplace
        self._runner = runner
        self._batch_id = batch_id
        self.plan = workplace.sending.undoing(batch_id)
        self._lines = [Label(wrap=True) for _ in range(5)]
        self._names = Muted(small=True, wrap=True)
        self._ask = Label(wrap=True)
        self.typed = Line()
        self.typed.textChanged.connect(lambda _: self._check())
        for widget in (*self._lines[:2], self._names, *self._lines[2:], self._ask, self.typed):
            self.body.addWidget(widget)
        if self.plan.created:
            self.go.setProperty("kind", "danger")
        self.retranslate()
        self._check()
        self.fit()
        if self.plan.created:
            self.typed.setFocus()

    def submit(self) -> None:
        """Take it back."""
        if not self._fits():
            return
        self._runner.start(
            lambda: self._workplace.sending.undo(self._batch_id),
            owner=self,
            key="undo batch",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self.set_busy,
            label=self.tr("Отмена пачки"),
        )

    def retranslate(self) -> None:
        """Words in the current language."""
        plan = self.plan
        self.set_heading(self.tr("Отменить отправленное?"))
        waiting, created, changed = len(plan.waiting), len(plan.created), len(plan.changed)
        way, stays = len(plan.on_way), len(plan.stays)
        texts = (
            self.tr("Ещё не ушли и вернутся в список: %n.", "", waiting) if waiting else "",
            self.tr(
                "Созданы и будут удалены из Хантфлоу навсегда, с историей и заметками: %n.",
                "",
                created,
            )
            if created
            else "",
            self.tr("Известные кандидаты, изменение которых вернётся назад: %n.", "", changed)
            if changed
            else "",
            self.tr("Уходят сейчас: отменятся, как только станет ясно, дошли ли: %n.", "", way)
            if way
            else "",
            self.tr("Заметки, которые останутся в истории: %n.", "", stays) if stays else "",
        )
        if plan.empty:
            texts = (self.tr("Отменять здесь нечего."), "", "", "", texts[4])
        for label, text in zip(self._lines, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._names.setText(self._named())
        self._names.setVisible(bool(created))
        ask = self.tr("Чтобы подтвердить удаление, наберите число кандидатов: {count}")
        self._ask.setText(ask.replace("{count}", QLocale().toString(created)))
        self.typed.setAccessibleName(self._ask.full_text())
        for widget in (self._ask, self.typed):
            widget.setVisible(bool(created))
        self.leave.set_text(self.tr("Не отменять"))
        self.go.set_text(self.tr("Удалить и отменить") if created else self.tr("Отменить"))

    def _named(self) -> str:
        found = []
        for row_id, _ in self.plan.created[:NAMED]:
            row = self._workplace.intake.row(row_id)
            if row is not None:
                found.append(one_line(row.title, 60))
        more = len(self.plan.created) - len(found)
        text = ", ".join(found)
        return f"{text} {self.tr('и ещё %n', '', more)}" if more > 0 else text

    def _fits(self) -> bool:
        if self.plan.empty:
            return False
        typed = "".join(char for char in self.typed.text() if char.isdigit())
        return not self.plan.created or typed == str(len(self.plan.created))

    def _check(self) -> None:
        self.go.setEnabled(self._fits())

    def _failed(self, error: BaseException) -> bool:
        said = describe(error)
        self.say(said.title, said.text)
        return True
