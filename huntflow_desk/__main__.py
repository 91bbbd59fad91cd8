"""`python -m huntflow_desk`: the same as the command `huntflow-desk`."""

from huntflow_desk.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
