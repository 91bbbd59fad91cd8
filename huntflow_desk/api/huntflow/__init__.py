"""Typed calls, one method per endpoint of the vendor, grouped by subject."""

from __future__ import annotations

from huntflow_desk.api.transport import Transport

from .accounts import AccountCalls
from .applicants import ApplicantCalls
from .dictionaries import DictionaryCalls
from .files import FileCalls
from .vacancies import VacancyCalls


class HuntflowApi:
    """Everything this application asks of Huntflow, over one transport."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.accounts = AccountCalls(transport)
        self.vacancies = VacancyCalls(transport)
        self.applicants = ApplicantCalls(transport)
        self.files = FileCalls(transport)
        self.dictionaries = DictionaryCalls(transport)


__all__ = ["HuntflowApi"]
