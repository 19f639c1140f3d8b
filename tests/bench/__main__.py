"""Run every measurement and write the table."""

import tempfile
from pathlib import Path

from tests.bench import front, growth, race, report, steady, warmth
from tests.bench.servers import prepare


def main():
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "var"
        prepare(data_dir)
        rows = [
            *race.run(data_dir, Path(folder)),
            *warmth.run(data_dir),
            *steady.run(data_dir),
            *front.run(Path(folder)),
            *growth.run(data_dir, Path(folder)),
        ]
    report.write(rows)


if __name__ == "__main__":
    main()
