"""What in a text looks as if it told who somebody is."""

import re

PATTERNS = (
    # Swedish and Danish personal numbers: 640823-3234, 19640823 3234, 230864-1234.
    re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\d)"),
    re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}"),
    # Telephones: an international number, one that begins with 0, eight Danish digits.
    re.compile(r"(?<!\d)(?:\+|00)\d(?:[\s-]?\d){7,13}(?!\d)"),
    re.compile(r"(?<!\d)0\d{1,3}[\s/-]?\d(?:[\s-]?\d){4,8}(?!\d)"),
    re.compile(r"(?<!\d)\d{2}(?: ?\d{2}){3}(?!\d)"),
)


def is_likely_in(text: str) -> bool:
    """Whether there seems to be a personal number, a telephone or an e-mail address."""
    return any(pattern.search(text) for pattern in PATTERNS)
