"""Whether the key's user may change things, in words a person understands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from huntflow_desk.services.workplace import Workplace


def why_not(workplace: Workplace, account_id: int | None) -> str:
    """Why nothing can be changed in this organisation; "" when something can."""
    if account_id is None:
        return QCoreApplication.translate("Rights", "Сначала выберите организацию.")
    for account in workplace.library.accounts():
        if account.account_id == account_id and account.member_type == "watcher":
            return QCoreApplication.translate(
                "Rights", "Ваша роль в организации — наблюдатель: он ничего не меняет."
            )
    return ""
