"""The editor of people and vacancies."""

from huntflow_desk.qt.dialogs.editor.applicant import ApplicantEditor
from huntflow_desk.qt.dialogs.editor.newcomer import NewApplicantEditor
from huntflow_desk.qt.dialogs.editor.opening import NewVacancyEditor
from huntflow_desk.qt.dialogs.editor.vacancy import VacancyEditor

__all__ = ["ApplicantEditor", "NewApplicantEditor", "NewVacancyEditor", "VacancyEditor"]
