// Searches, filters and sorts the findings. Without it, the page shows the first of them.
// Texts of posts become text nodes and never markup.
(() => {
  "use strict";
  const element = (id) => document.getElementById(id);
  const source = element("findings-data");
  const SHOWN = 100;

  // What is folded is there in print, but for tables that say the same as a chart.
  const folded = [...document.querySelectorAll("details:not(.table)")];
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = folded.filter((one) => !one.open);
    opened.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));

  if (!source) return;
  const data = JSON.parse(source.textContent);
  const language = document.documentElement.lang;
  const compare = new Intl.Collator(language).compare;
  const format = new Intl.NumberFormat(language).format;
  const fold = (text) => text.toLocaleLowerCase(language);
  const findings = data.findings.map(([post, rule, level, label, start, length], number) => {
    const [account, time, text, link, place] = data.posts[post];
    const [name, title] = data.rules[rule];
    return {
      number, time, text, link, place, start, length, rule: title, name, level,
      account: data.accounts[account], label: data.labels[label], month: time.slice(0, 7),
    };
  });
  const searched = findings.map((one) =>
    fold([one.text, one.label, one.rule, one.name, one.account, one.place].join("\n")));

  const form = element("findings-form");
  const [text, account, rule, level, month] =
    ["text", "account", "rule", "level", "month"].map((key) => element("find-" + key));
  const body = element("findings-table").tBodies[0];
  const heads = [...element("findings-table").tHead.rows[0].cells];
  const [before, after] = [element("page-before"), element("page-after")];
  let sort = { key: "number", down: false };
  let shown = findings;
  let page = 0;

  const make = (name, content, className) => {
    const made = document.createElement(name);
    if (content !== undefined) made.textContent = content;
    if (className) made.className = className;
    return made;
  };
  const fill = (select, values) => values.forEach(([value, name]) => {
    const option = make("option", name);
    option.value = value;
    select.append(option);
  });
  const different = (key) => [...new Set(findings.map((one) => one[key]))];

  const row = (one) => {
    const [level, levelName] = data.levels[one.level];
    const cells = [make("td", one.time, "time"), make("td", one.account), make("td"), make("td", one.rule)];
    cells[2].append(make("span", levelName, "level " + level));
    const written = make("p");
    const end = one.start + one.length;
    if (one.length) {
      written.append(one.text.slice(0, one.start), make("mark", one.text.slice(one.start, end)), one.text.slice(end));
    } else {
      written.append(one.text);
    }
    const note = make("p", one.label + " · ", "note");
    if (one.link) {
      const link = make("a", data.words.open);
      link.href = one.link;
      link.rel = "noopener noreferrer";
      note.append(link);
    } else {
      note.append(one.place);
    }
    const last = make("td", undefined, "text");
    last.append(written, note);
    const made = make("tr");
    made.append(...cells, last);
    return made;
  };

  const draw = () => {
    const from = page * SHOWN;
    const rows = shown.slice(from, from + SHOWN);
    body.replaceChildren(...rows.map(row));
    const values = { from: from + 1, to: from + rows.length, count: shown.length, all: findings.length };
    const words = shown.length ? data.words.status : data.words.none;
    element("findings-status").textContent =
      words.replace(/\[(\w+)\]/g, (whole, key) => (key in values ? format(values[key]) : whole));
    before.disabled = page === 0;
    after.disabled = shown.length <= from + SHOWN;
    element("findings-pages").hidden = shown.length <= SHOWN;
    heads.forEach((head) => {
      const down = sort.down ? "descending" : "ascending";
      head.setAttribute("aria-sort", head.dataset.key === sort.key ? down : "none");
    });
  };

  // Times have an offset in the hour that clocks show twice. There, it decides which is earlier.
  const instant = (one) => Date.parse(one.time.replace(" ", "T").replace(" ", ""));
  const byTime = (one, other) => {
    const both = 16 < one.time.length && 16 < other.time.length;
    const [first, second] = both ? [instant(one), instant(other)] : [one.time, other.time];
    return first < second ? -1 : first > second ? 1 : 0;
  };

  const choose = () => {
    const words = fold(text.value).split(/\s+/).filter(Boolean);
    shown = findings.filter((one) =>
      (!account.value || one.account === account.value) &&
      (!rule.value || one.name === rule.value) &&
      (!level.value || data.levels[one.level][0] === level.value) &&
      (!month.value || one.month === month.value) &&
      words.every((word) => searched[one.number].includes(word)));
    const { key, down } = sort;
    const order = key === "number" || key === "level"
      ? (one, other) => one[key] - other[key]
      : key === "time"
        ? byTime
        : (one, other) => compare(one[key], other[key]);
    shown.sort((one, other) => (down ? -order(one, other) : order(one, other)) || one.number - other.number);
    page = 0;
    draw();
  };

  fill(account, different("account").sort(compare).map((name) => [name, name || "–"]));
  fill(rule, data.rules.map(([name, title]) => [name, `${title} (${name})`]).sort((one, other) => compare(one[1], other[1])));
  fill(level, data.levels);
  fill(month, different("month").sort().reverse().map((name) => [name, name]));
  heads.forEach((head) => {
    const button = make("button", head.textContent);
    button.type = "button";
    button.title = data.words.sort;
    button.addEventListener("click", () => {
      const { key } = head.dataset;
      sort = { key, down: sort.key === key ? !sort.down : key === "time" };
      choose();
    });
    head.replaceChildren(button);
  });
  let waiting;
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(choose, 120);
  });
  [account, rule, level, month].forEach((select) => select.addEventListener("change", choose));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  const turn = (by) => {
    page += by;
    draw();
    element("findings-title").scrollIntoView();
  };
  before.addEventListener("click", () => turn(-1));
  after.addEventListener("click", () => turn(1));
  document.querySelectorAll("button[data-rule]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      form.reset();
      rule.value = button.dataset.rule;
      choose();
      element("findings-title").scrollIntoView();
      rule.focus({ preventScroll: true });
    });
  });
  form.hidden = false;
  document.querySelectorAll(".noscript").forEach((one) => { one.hidden = true; });
  choose();
})();
