// Progressive enhancement, in one classic script: tables sort and filter, what fits does not scroll by itself,
// and the theme's controls get the names that screen readers need. Every page reads the same without it.
(() => {
  "use strict";

  const order = (row, column) => {
    const cell = row.cells[column];
    if (!cell) return "";
    const given = cell.dataset.order ?? cell.textContent.trim();
    const number = Number.parseFloat(given.replace(/[^0-9.−-]/g, "").replace("−", "-"));
    return /^[^\p{L}]*\d/u.test(given) && !Number.isNaN(number) ? number : given.toLocaleLowerCase();
  };

  const compare = (one, other) => {
    if (typeof one === typeof other) return typeof one === "number" ? one - other : one.localeCompare(other);
    return typeof one === "number" ? -1 : 1;
  };

  const sortBy = (table, head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => [order(row, column), place, row]);
    rows.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])) || a[1] - b[1]);
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.map((row) => row[2]));
  };

  const makeSortable = (table) => {
    if (table.tBodies.length !== 1 || table.tBodies[0].rows.length < 2) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sortBy(table, head, column));
      head.append(button);
    });
  };

  const makeFilterable = (table, frame) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 8) return;
    const box = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const said = document.createElement("span");
    box.className = "lr-filter";
    input.type = "search";
    said.setAttribute("role", "status");
    label.append("Show only rows with ", input);
    box.append(label, said);
    input.addEventListener("input", () => {
      const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      for (const row of rows) {
        const text = row.textContent.toLocaleLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
      const left = rows.filter((row) => !row.hidden).length;
      said.textContent = words.length ? `${left} of ${rows.length} rows` : "";
    });
    frame.before(box);
  };

  const fit = () => {
    const top = document.querySelector(".md-header")?.getBoundingClientRect().height ?? 0;
    document.documentElement.style.setProperty("--lr-top", `${top}px`);
    for (const frame of document.querySelectorAll(".lr-scroll")) {
      frame.classList.remove("lr-scroll--fits");
      const fits = frame.scrollWidth <= frame.clientWidth + 1;
      frame.classList.toggle("lr-scroll--fits", fits);
      if (fits) frame.removeAttribute("tabindex");
      else frame.tabIndex = 0;
    }
  };

  const today = new Date().toISOString().slice(0, 10);
  for (const due of document.querySelectorAll("[data-due]")) {
    if (due.dataset.due < today) {
      due.classList.add("lr-badge", "lr-badge--disputed");
      due.textContent = "overdue";
    }
  }

  const name = (selector, words) => {
    for (const found of document.querySelectorAll(selector)) found.setAttribute("aria-label", words);
  };

  for (const table of document.querySelectorAll("table[data-enhance]")) {
    makeSortable(table);
    if (table.dataset.enhance === "filter") makeFilterable(table, table.closest(".lr-scroll") ?? table);
  }
  name(".md-search", "Search");
  name("nav.md-tags", "Tags");
  fit();
  addEventListener("resize", fit);
  addEventListener("toggle", fit, true);
})();
