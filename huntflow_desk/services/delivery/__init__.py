"""Sending what people did, exactly once, although the API has no idempotency keys.

`plan` decides what may be sent now, `errand` and its kinds look, send and look again, `courier`
takes one edit from state to state, `confirming` takes the server's word afterwards, `service`
keeps it all going.
"""

from huntflow_desk.services.delivery.service import SETTLE_S, Delivery, settle_from_environment

__all__ = ["SETTLE_S", "Delivery", "settle_from_environment"]
