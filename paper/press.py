"""
The press: one run makes one PDF or PNG, in a process of its own that ends with it.

Typst keeps what it has laid out for the next time; here it goes back to the machine
instead, so that a worker that asks for a handbook stays as small as it was. This file
is run by its path, not imported: it knows neither Django nor the other modules.
"""

import json
import sys

import typst

SHARPNESS = 200.0  # dots to the inch, in a PNG


def main() -> None:
    job = json.load(sys.stdin)
    try:
        made = pressed(job, job["standards"])
    except typst.TypstError as error:
        # A letter that no font has must not keep a whole handbook from its readers.
        print(error, file=sys.stderr)
        made = pressed(job, [])
    sys.stdout.buffer.write(made)


def pressed(job: dict, standards: list) -> bytes:
    # Typst's own fonts have the signs that ours lacks, such as the 2 of CO₂.
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[job["fonts"]])
    return typst.compile(
        job["template"],
        format=job["format"],
        ppi=SHARPNESS,
        font_paths=fonts,
        pdf_standards=standards,
        sys_inputs={"data": job["data"]},
        timestamp=job["at"],
    )


if __name__ == "__main__":
    main()
