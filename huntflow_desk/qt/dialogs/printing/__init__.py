"""Paper: a person, a vacancy or a list of people, looked at before it is printed or saved."""

from huntflow_desk.qt.dialogs.printing.dialog import PrintingDialog
from huntflow_desk.qt.dialogs.printing.listing import people_printout
from huntflow_desk.qt.dialogs.printing.person import person_printout
from huntflow_desk.qt.dialogs.printing.printout import Printout
from huntflow_desk.qt.dialogs.printing.vacancy import vacancy_printout

__all__ = [
    "PrintingDialog",
    "Printout",
    "people_printout",
    "person_printout",
    "vacancy_printout",
]
