"""What a look at an installation finds."""

from dataclasses import dataclass

UP = "Run manage.py up."


@dataclass(frozen=True)
class Finding:
    """What is wrong and what to do; a remark is worth knowing and fails nothing."""

    what: str
    do: str
    is_remark: bool = False
