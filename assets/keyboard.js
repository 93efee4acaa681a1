/* Keys: `/` search, `g` and a letter to go, `f` the filters, `?` help, arrows between the links of a table.
   Never while somebody writes, and never together with a key of the browser. */
(function () {
  "use strict";
  const PATIENCE = 1500;
  let going = 0;

  function writes(element) {
    return element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
  }

  function help(open) {
    const dialog = document.querySelector("[data-help]");
    if (dialog && open && !dialog.open) dialog.showModal();
    if (dialog && !open) dialog.close();
  }

  function search() {
    const field = document.querySelector("[data-search] input, [data-find] input[type=search]");
    if (field) { field.focus(); field.select(); }
    return field !== null;
  }

  function filters() {
    const summary = document.querySelector(".filter-bar summary");
    if (summary) { summary.focus(); summary.click(); }
  }

  function go(letter) {
    const link = Array.from(document.querySelectorAll("[data-go]"))
      .find(function (candidate) { return candidate.dataset.go === letter; });
    if (link) link.click();
  }

  /* The link in the nearest cell in a direction that has one. */
  function move(from, key) {
    const cell = from.closest("td, th");
    if (!cell) return false;
    const rows = Array.from(cell.closest("[data-table]").rows);
    let row = rows.indexOf(cell.parentElement);
    let column = cell.cellIndex;
    for (;;) {
      row += key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
      column += key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      const next = rows[row] && rows[row].cells[column];
      if (!next) return false;
      const link = next.querySelector("a[href]");
      if (link) { link.focus(); return true; }
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writes(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const now = Date.now();
    if (now - going < PATIENCE && /^[a-zæøå]$/.test(event.key)) { going = 0; event.preventDefault(); return go(event.key); }
    if (event.key === "g") { going = now; return; }
    if (event.key === "/" && search()) event.preventDefault();
    if (event.key === "f") filters();
    if (event.key === "?") help(true);
    if (event.key.startsWith("Arrow") && event.target.closest("[data-table]") && event.target.matches("a")
      && move(event.target, event.key)) event.preventDefault();
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-open-help]")) help(true);
    if (event.target.closest("[data-close]") || event.target.matches("dialog[data-help]")) help(false);
  });
})();
