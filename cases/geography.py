"""
Where a place stands on the map of Denmark and southern Sweden.

Pure. The coasts in templates/pictures/coast.html were drawn with the same
projection: equirectangular, true to scale at 57.3° N.
"""

from dataclasses import dataclass
from math import cos, radians

WEST, NORTH = 7.6, 60.3  # degrees of the map's upper left corner
SCALE = 100  # units a degree of latitude
WIDTH, HEIGHT = 508, 590
LETTER = 15  # units, about the width of a letter and its share of the margin


@dataclass(frozen=True)
class Point:
    x: int
    y: int


def read(text: str) -> tuple[float, float]:
    """Degrees from "57.05, 9.92". Raises ValueError for anything else."""
    latitude, longitude = (float(part) for part in text.split(","))
    return latitude, longitude


def project(latitude: float, longitude: float) -> Point:
    """Degrees north and east to units of the map."""
    east = (longitude - WEST) * cos(radians(57.3))
    return Point(x=round(east * SCALE), y=round((NORTH - latitude) * SCALE))


def is_on_map(latitude: float, longitude: float) -> bool:
    point = project(latitude, longitude)
    return 0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT
