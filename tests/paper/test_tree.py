"""From HTML to what stands on paper."""

from hypothesis import given, strategies as st

from paper.tree import plain, tree


def test_keeps_words_headings_and_links():
    nodes = tree('<h2 id="a">Ramar</h2><p>Se <a href="/x/">bladet</a>.</p>')

    heading, paragraph = nodes
    assert (heading["is"], heading["of"]) == ("h2", ["Ramar"])
    assert paragraph["of"][1]["to"] == "/x/"
    assert plain(nodes) == "RamarSe bladet."


def test_leaves_out_what_belongs_to_the_screen():
    html = (
        '<nav>Vägar</nav><form>Svar</form><p hidden>Gömt</p><p class="eyebrow">Steg</p>'
    )

    assert plain(tree(html)) == ""


def test_no_heading_stands_more_than_one_level_below_the_last():
    nodes = tree("<h2>A</h2><section><h4>B</h4></section><h4>C</h4><h2>D</h2>")

    assert [node["is"] for node in nodes] == ["h2", "h3", "h4", "h2"]


def test_tells_a_passages_language():
    (node,) = tree('<span lang="da">samskabelse</span>')

    assert node["lang"] == "da"


def test_a_drawing_carries_the_sites_colours():
    (node,) = tree(
        '<svg viewBox="0 0 9 9" aria-label="En karta"><path d="M0,0"/></svg>'
    )

    assert node["alt"] == "En karta"
    assert 'viewBox="0 0 9 9"' in node["svg"]
    assert "var(" not in node["svg"]


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_text_is_the_same_text_on_paper(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")

    assert plain(tree(f"<p>{escaped}</p>")) == text
