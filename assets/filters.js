/* The filter bar and the search field write what is chosen into the address; nothing else is remembered.
   The controls are read from the page before React hears of the change, so that what is read is what was chosen. */
(function () {
  "use strict";
  const TYPING_PAUSE = 250;
  let typing = 0;

  /* The keys of the address in order, each with its values as they are written. The same form as components/query.py. */
  function parts() {
    const found = new Map();
    location.search.slice(1).split("&").filter(Boolean).forEach(function (part) {
      const at = part.indexOf("=");
      const key = at < 0 ? part : part.slice(0, at);
      const written = at < 0 ? "" : part.slice(at + 1);
      found.set(key, found.get(key) ? found.get(key) + "," + written : written);
    });
    return found;
  }

  function go(found, replace) {
    const search = Array.from(found).filter(function (pair) { return pair[1] !== ""; })
      .map(function (pair) { return pair.join("="); }).join("&");
    window.dashboard.navigate(location.pathname + (search ? "?" + search : ""), replace);
  }

  /* What is chosen of a control, as it stands in the address: boxes, a span from and to, one field. */
  function values(control) {
    const select = control.querySelector("select");
    if (select) return encodeURIComponent(select.value);
    const chosen = Array.from(control.querySelectorAll("input:checked"))
      .filter(function (box) { return !box.closest("[data-turn]"); })
      .map(function (box) { return box.value; });
    const span = Array.from(control.querySelectorAll("[data-span] input")).map(function (input) { return input.value; });
    if (span.some(Boolean)) chosen.push(span.join("-"));
    const field = control.querySelector("[data-field] input");
    if (field && field.value) chosen.push(field.value);
    return Array.from(new Set(chosen)).map(encodeURIComponent).join(",");
  }

  /* A control that can be turned says what is chosen under one of two keys. */
  function write(found, control) {
    const other = control.dataset.without;
    const turned = other && control.querySelector("[data-turn] input:checked");
    found.set(control.dataset.filter, turned ? "" : values(control));
    if (other) found.set(other, turned ? values(control) : "");
  }

  /* Only the filter that was touched is written: what could not be read of the address stays for the notice to tell. */
  function change(control, bar) {
    const found = parts();
    found.delete("side");
    const months = bar.querySelector("[data-months]");
    if (months && (months.contains(control) || months.parentElement.contains(control))) {
      const period = values(months.parentElement.querySelector("[data-filter]"));
      const free = months.dataset.months;
      months.hidden = period !== free;
      const isDefault = period === months.parentElement.dataset.default;
      found.set(months.parentElement.querySelector("[data-filter]").dataset.filter, isDefault ? "" : period);
      months.querySelectorAll("[data-filter]").forEach(function (month) {
        found.set(month.dataset.filter, period === free ? values(month) : "");
      });
    } else {
      write(found, control);
    }
    setTimeout(go, 0, found, false);
  }

  document.addEventListener("change", function (event) {
    const bar = event.target.closest("[data-filters]");
    const control = event.target.closest("[data-filter]");
    if (bar && control && event.target.type !== "search") change(control, bar);
  }, true);

  document.addEventListener("input", function (event) {
    const field = event.target.closest("[data-search]");
    if (!field) return;
    const text = event.target.value.trim();
    clearTimeout(typing);
    typing = setTimeout(function () {
      const found = parts();
      found.delete("side");
      found.set(field.dataset.search, encodeURIComponent(text));
      go(found, true);
    }, TYPING_PAUSE);
  }, true);
})();
