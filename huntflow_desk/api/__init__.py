"""First floor: Huntflow over httpx."""

import sys

# httpx imports its own command line where click and rich happen to be installed: three times the
# cost of the client, for nothing. None makes that import fail, which httpx expects.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
