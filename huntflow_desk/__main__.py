"""`python -m huntflow_desk`: the same as the command `huntflow-desk`.

With `--worker` this is the helper process that reads files from outside: it must not load the
interface, so the switch is looked at before anything else is imported.
"""

import sys


def main() -> int:
    """The command, or the helper process."""
    if sys.argv[1:2] == ["--worker"]:
        from huntflow_desk.sources.resumes import worker

        worker.main()
        return 0
    from huntflow_desk import cli

    return cli.main()


if __name__ == "__main__":
    raise SystemExit(main())
