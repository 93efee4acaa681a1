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

  function values(control) {
    const select = control.querySelector("select");
    const chosen = select ? [select] : Array.from(control.querySelectorAll("input:checked"));
    return chosen.map(function (input) { return encodeURIComponent(input.value); }).join(",");
  }

  /* Only the filter that was touched is written: what could not be read of the address stays for the notice to tell. */
  function change(control, bar) {
    const found = parts();
    found.delete("side");
    const key = control.dataset.filter;
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
      found.set(key, values(control));
    }
    setTimeout(go, 0, found, false);
  }

  document.addEventListener("change", function (event) {
    const bar = event.target.closest("[data-filters]");
    const control = event.target.closest("[data-filter]");
    if (bar && control) change(control, bar);
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
