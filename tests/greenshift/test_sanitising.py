"""Nothing that an editor types reaches a page as a script or a trick."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from greenshift.rendering import render, render_inline
from greenshift.sanitising import TAGS

ALLOWED = {
    "a": {"href"},
    "abbr": {"title"},
    "button": {"type"},
    "div": {"class", "tabindex", "role"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "img": {"src", "alt", "loading", "width", "height"},
    "p": {"class"},
    "span": {"lang"},
    "th": {"scope"},
}

# ⏎ stands for a line break inside a text.
HOSTILE = """\
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script\x0b>alert(1)</script>
</p><script>alert(1)</script>
`</code><script>alert(1)</script>`
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)">x</a></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table>
<math href="javascript:alert(1)">x</math>
<img src=x onerror=alert(1)>
<img src="javascript:alert(1)">
<img src="https://evil.example/pixel.gif">
<img src="//evil.example/pixel.gif">
<img src="data:image/svg+xml;base64,PHN2Zz4=">
<img srcset="https://evil.example/x.png 2x" src="/media/a.webp">
<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>">
<iframe src="https://evil.example"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="https://evil.example"></object>
<embed src="https://evil.example">
<applet code="x"></applet>
<base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example">
<link rel="stylesheet" href="https://evil.example/x.css">
<style>body{display:none}</style>
<style>@import "https://evil.example/x.css";</style>
<p style="position:fixed;inset:0">x</p>
<div style="background:url(javascript:alert(1))">x</div>
<div class="site-header">x</div>
<p class="visually-hidden">x</p>
<div role="alert">x</div>
<div tabindex="5">x</div>
<h2 id="main">x</h2>
<a id="title" name="title">x</a>
<p id="main">x</p>
<form action="https://evil.example"><input name="password"></form>
<input autofocus onfocus=alert(1)>
<button onclick=alert(1)>x</button>
<textarea>x</textarea>
<select><option>x</option></select>
<details ontoggle=alert(1) open>x</details>
<video src="https://evil.example/x.mp4" autoplay></video>
<audio src="https://evil.example/x.mp3" onerror=alert(1)></audio>
<source src="https://evil.example/x">
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<marquee onstart=alert(1)>x</marquee>
<body onload=alert(1)>
<html manifest="https://evil.example/x">
<xmp><script>alert(1)</script></xmp>
<plaintext>
<!-- <script>alert(1)</script> -->
<!--[if IE]><script>alert(1)</script><![endif]-->
<![CDATA[<script>alert(1)</script>]]>
<?php echo 1 ?>
<!DOCTYPE html>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x]( javascript:alert(1))
[x](java\tscript:alert(1))
[x](&#106;avascript:alert(1))
[x](javascript&colon;alert(1))
[x](vbscript:msgbox(1))
[x](data:text/html;base64,PHNjcmlwdD4=)
[x](file:///etc/passwd)
[x](blob:https://evil.example/1)
<javascript:alert(1)>
<data:text/html,x>
![x](javascript:alert(1))
![x](https://evil.example/pixel.gif)
![x](data:image/png;base64,AAAA)
![x](/static/img/favicon.svg)
![" onerror="alert(1)](/media/a.webp)
[x](/a "onmouseover=alert(1)")
[x](/a" onclick="alert(1))
[x][r]⏎⏎[r]: javascript:alert(1)
## x {: onclick=alert(1) }
x {: style="position:fixed" #main }
*[x]: " onmouseover="alert(1)
x⏎{: .site-header }
| a |⏎|:-:|⏎| <script>alert(1)</script> |
!!! note "<script>alert(1)</script>"⏎    x
!!! danger site-header "x"⏎    x
<a href="https://evil.example" target="_blank" rel="opener">x</a>
<a href="/a" ping="https://evil.example">x</a>
<a href="/a" download>x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href="&#1;javascript:alert(1)">x</a>
<a href=" &#14; javascript:alert(1);">x</a>
<table background="javascript:alert(1)"><tr><td>x</td></tr></table>
<td colspan="9999999">x</td>
<custom-element onclick=alert(1)>x</custom-element>
<slot name=x></slot>
<dialog open>x</dialog>
<p contenteditable>x</p>
<p accesskey="s">x</p>
<p lang="xx" dir="rtl">x</p>
\x00<script>alert(1)</script>
<\x00script>alert(1)</script>
"""
HOSTILE = [text.replace("⏎", "\n") for text in HOSTILE.split("\n") if text]


class Judge(HTMLParser):
    """Notes everything that reaches the page and should not."""

    def __init__(self):
        super().__init__()
        self.faults, self.ids = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.faults.append(tag)
        for name, value in attributes:
            if name not in ALLOWED.get(tag, ()):
                self.faults.append((tag, name))
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src"):
                self.judge_address(tag, value)
            if name == "class" and value not in {
                "table-wrap",
                "admonition note",
                "admonition-title",
            }:
                self.faults.append((tag, value))

    def judge_address(self, tag, value):
        schemes = ("http://", "https://", "mailto:", "tel:", "/", "#")
        if (
            tag == "img"
            and not value.startswith("/media/")
            or ":" in value.split("/")[0]
            and not value.startswith(schemes)
        ):
            self.faults.append((tag, value))

    def handle_comment(self, data):
        self.faults.append("comment")

    def handle_decl(self, decl):
        self.faults.append("declaration")


def judge(html):
    judging = Judge()
    judging.feed(html)
    judging.close()
    foreign = [each for each in judging.ids if not each.startswith("h-")]
    assert not judging.faults, judging.faults
    assert not foreign
    assert len(set(judging.ids)) == len(judging.ids)


def test_there_are_more_than_sixty_hostile_texts():
    assert len(set(HOSTILE)) > 60


@pytest.mark.parametrize("text", HOSTILE)
def test_lets_nothing_hostile_through(text):
    judge(render(text).html)
    judge(render(f"Text före.\n\n{text}\n\nText efter.").html)
    judge(render_inline(text))


@given(st.text(alphabet="<>\"'`=&#:/[]()!{}|*_-\\ \n\tabdhijmnoprstvx", max_size=80))
def test_lets_nothing_through_of_any_text(text):
    judge(render(text).html)
