"""The plan's form as a browser without scripts would send it."""

from html.parser import HTMLParser

from plan import planfile
from plan.parts import Plan
from tests.plan.plans import upload


class Form(HTMLParser):
    """The names and values of the page's form, and where its focus is."""

    def __init__(self, html):
        super().__init__()
        self.fields, self.buttons, self.focused = {}, [], ""
        self.select = self.textarea = None
        self.feed(html)

    def put(self, name, value):
        self.fields.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "autofocus" in values:
            self.focused = values.get("value") or values.get("id") or tag
        name = values.get("name")
        if tag == "button" and name:
            self.buttons.append(values["value"])
        elif tag == "input" and name and values.get("type") != "file":
            is_box = values.get("type") == "checkbox"
            if not is_box or "checked" in values:
                self.put(name, values.get("value", "on" if is_box else ""))
        elif tag == "textarea":
            self.textarea = name
            self.put(name, "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            is_first = self.select not in self.fields
            if is_first or "selected" in values:
                self.fields[self.select] = [values["value"]]

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            text = self.fields[self.textarea][-1]
            self.fields[self.textarea][-1] = text.removeprefix("\n")
            self.textarea = None
        elif tag == "select":
            self.select = None


def press(client, response, button, address="/plan/", **changes):
    """Press a button of the page that has come, with something typed before."""
    form = Form(response.text)
    assert button in form.buttons, button
    return client.post(address, form.fields | changes | {"do": button})


def open_plan(client, content, address="/plan/", **typed):
    content = planfile.dump(content) if isinstance(content, Plan) else content
    return client.post(address, {"do": "open", "file": upload(content), **typed})


def saved(response):
    assert response.headers["Content-Type"] == "application/json", response.text
    return planfile.read(response.content)
