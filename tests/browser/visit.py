"""A page as a visitor meets it: what it asks for, complains of, and breaks."""

from pathlib import Path

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
WIDTHS = (320, 768, 1280)


class Visit:
    """A page in a context of its own, and everything it asked for or complained of."""

    def __init__(self, chromium, site, **options):
        self.site = site
        # The policy of the site would keep axe itself out.
        self.context = chromium.new_context(bypass_csp=True, **options)
        self.page = self.context.new_page()
        self.complaints, self.requests = [], []
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def violations(self):
        self.page.wait_for_load_state()  # a press only waits until it has begun
        self.page.evaluate(AXE)
        found = self.page.evaluate(
            "rules => axe.run({runOnly: rules}).then(found => found.violations.map("
            "v => [v.id, v.nodes.map(n => n.target.join(' ')).slice(0, 3)]))",
            RULES,
        )
        return found

    def overflow(self):
        self.page.wait_for_load_state()
        return self.page.evaluate(
            "(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)"
            "(document.documentElement)"
        )
