from greenshift.relinking import relink


def shout(address):
    return address.upper()


def test_changes_links_pictures_and_forms():
    html = '<a href="/a">x</a><img src="/b" alt=""><form action="/c"></form>'

    assert relink(html, shout) == (
        '<a href="/A">x</a><img src="/B" alt=""><form action="/C"></form>'
    )


def test_changes_every_candidate_of_a_set():
    html = '<source srcset="/a.webp 400w, /b.webp 800w">'

    assert relink(html, shout) == '<source srcset="/A.WEBP 400w, /B.WEBP 800w">'


def test_leaves_text_comments_and_other_attributes_alone():
    html = '<!-- <a href="/x"> --><p title="/x">he said href="/x" &amp; left</p>\n'

    assert relink(html, shout) == html


def test_reads_and_writes_signs_that_are_escaped():
    html = '<p>å\n\n<a class="k" href="/s?a=1&amp;b=2">ö</a>'

    assert relink(html, shout) == html.replace("/s?a=1&amp;b=2", "/S?A=1&amp;B=2")
