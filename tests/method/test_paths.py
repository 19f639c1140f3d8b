"""A walk along the steps as a list and a line."""

from django.template.loader import render_to_string

from method.paths import Note, Stop, path


def test_a_straight_walk_needs_no_drawing():
    walk = path([Stop(1, "Rama in"), Stop(2, "Utforska"), Stop(3, "Utveckla")])

    assert not walk.has_loops
    assert walk.runs == ("M100,50 H300", "M300,50 H500")


def test_each_way_back_begins_a_row():
    walk = path(
        [Stop(1, "A"), Stop(2, "B"), Stop(1, "A", is_loop_back=True), Stop(2, "B")]
    )

    (way_back,) = walk.ways_back
    assert [(point.x, point.y) for point in walk.points] == [
        *((100, 50), (300, 50)),
        *((100, 180), (300, 180)),
    ]
    assert way_back.startswith("M300,50") and way_back.endswith("100,180")


def test_the_list_tells_numbers_dates_and_ways_back():
    notes = (Note("Vi hörde *mer*.", "Det lärde vi oss"),)
    walk = path(
        [
            Stop(2, "Utforska", "/u/", on="3 mars"),
            Stop(1, "Rama in", notes=notes, is_loop_back=True, on="9 mars"),
        ]
    )

    html = render_to_string("components/_path.html", {"path": walk, "links": ()})

    assert '<li value="2">' in html and '<a href="/u/">Utforska</a>' in html
    assert "Det lärde vi oss" in html and "<em>mer</em>" in html
    assert 'class="map-loop"' in html and ", 9 mars" in html
