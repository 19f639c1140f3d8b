// Searching in a copy of the site that has no server. The pages stand in
// window.pagesOfTheCopy, set by a script of its own, since nothing may be
// fetched from a disk. A page is found where every word begins a word in it.
(() => {
  const search = document.getElementById("copy-search");
  const [field, count, found] = ["words", "count", "found"].map((id) => document.getElementById(id));
  const here = document.documentElement.lang === "da" ? "../../" : "../";
  const LETTERS = { å: "a", ä: "a", æ: "a", ö: "o", ø: "o", é: "e" };
  const MOST = 50; // hits that are shown
  const WEIGHTS = { title: 9, headings: 3, summary: 2 };

  const plain = (text) =>
    text.toLowerCase().replace(/aa/g, "a").replace(/[åäæöøé]/g, (letter) => LETTERS[letter]);
  const split = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  const pages = window.pagesOfTheCopy.map((page) => ({
    ...page,
    words: {
      title: split(page.title),
      headings: split(page.headings.join(" ")),
      summary: split(page.summary),
    },
  }));

  const points = (page, word) =>
    Object.entries(WEIGHTS).reduce((sum, [part, weight]) => {
      const isThere = page.words[part].some((each) => each.startsWith(word));
      return sum + (isThere ? weight : 0);
    }, 0);

  const rank = (words) =>
    pages
      .map((page) => ({ page, each: words.map((word) => points(page, word)) }))
      .filter(({ each }) => each.every((sum) => sum > 0))
      .map(({ page, each }) => ({ page, sum: each.reduce((a, b) => a + b) }))
      .sort((a, b) => b.sum - a.sum)
      .map(({ page }) => page);

  const item = (page) => {
    const link = Object.assign(document.createElement("a"), {
      href: here + page.file,
      textContent: page.title,
    });
    const row = document.createElement("li");
    row.append(link, document.createElement("br"), page.summary);
    return row;
  };

  const tell = (number) => {
    const { none, one, many } = search.dataset;
    return number === 0 ? none : number === 1 ? one : many.replace("{}", number);
  };

  field.addEventListener("input", () => {
    const words = split(field.value);
    const hits = words.length ? rank(words) : [];
    count.textContent = words.length ? tell(hits.length) : "";
    found.replaceChildren(...hits.slice(0, MOST).map(item));
  });
  search.hidden = false;
})();
