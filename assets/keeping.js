/* Dash builds a page anew, element by element, whenever its address changes. What the reader would miss is carried over
   in the same moment, before anything is painted: the focus, what is being typed, what stands open, and the old
   pictures of charts until the new ones are drawn. While the server works, the page says that it is busy. */
(function () {
  "use strict";
  let focused = null;
  let charts = new Map();

  const place = function (element) {
    const known = element.closest("[id]");
    return known ? known.id : "";
  };

  /* The part of another page that plays the same part: the same id, or else the same words in the same order. */
  function counterpart(element, before, after) {
    if (element.id) return document.getElementById(element.id);
    const alike = function (root) {
      return Array.from(root.querySelectorAll(element.tagName)).filter(function (other) {
        return other.textContent === element.textContent && place(other) === place(element);
      });
    };
    return alike(after)[Math.max(alike(before).indexOf(element), 0)];
  }

  function keepFocus(before, after) {
    if (!focused || !before.contains(focused) || document.activeElement !== document.body) return;
    const control = counterpart(focused, before, after);
    if (!control) return;
    control.focus({ preventScroll: true });
    if (focused.type !== "search") return;
    control.value = focused.value;
    control.setSelectionRange(focused.value.length, focused.value.length);
  }

  function keepOpen(before, after) {
    const name = function (details) { return place(details) + details.querySelector("summary").className; };
    const open = new Set(Array.from(before.querySelectorAll("details[open]"), name));
    after.querySelectorAll("details").forEach(function (details) { details.open = details.open || open.has(name(details)); });
  }

  function keepCharts(after) {
    after.querySelectorAll(".plot").forEach(function (plot) {
      const picture = charts.get(place(plot));
      if (!picture) return;
      picture.classList.add("before");
      plot.append(picture);
      new MutationObserver(function (_, drawing) {
        if (!plot.querySelector(".js-plotly-plot .main-svg")) return;
        drawing.disconnect();
        picture.remove();
      }).observe(plot, { childList: true, subtree: true });
    });
  }

  function begin(page) {
    focused = document.activeElement;
    charts = new Map(Array.from(page.querySelectorAll(".plot .svg-container"), function (drawn) {
      return [place(drawn.closest(".plot")), drawn.cloneNode(true)];
    }));
    page.setAttribute("aria-busy", "true");
  }

  function end(page) {
    page.removeAttribute("aria-busy");
    const sentence = page.querySelector("[data-sentence]");
    const printed = sentence ? sentence.textContent : document.title;
    document.documentElement.style.setProperty("--print-sentence", JSON.stringify(printed));
  }

  function replaced(page, before) {
    const after = page.firstElementChild;
    if (!after) return;
    if (before) {
      keepOpen(before, after);
      keepCharts(after);
    }
    if (!window.dashboard.arrive(page) && before) keepFocus(before, after);
  }

  function watch(page) {
    new MutationObserver(function (changes) {
      const gone = changes.flatMap(function (change) { return Array.from(change.removedNodes); });
      if (changes.some(function (change) { return change.type === "childList"; })) replaced(page, gone[0]);
      if (!page.hasAttribute("data-dash-is-loading")) end(page);
      else if (!page.hasAttribute("aria-busy")) begin(page);
    }).observe(page, { childList: true, attributes: true, attributeFilter: ["data-dash-is-loading"] });
  }

  document.addEventListener("focusin", function (event) {
    if (document.querySelector("[data-page][aria-busy]")) focused = event.target;
  });

  new MutationObserver(function (_, waiting) {
    const page = document.querySelector("[data-page]");
    if (!page) return;
    waiting.disconnect();
    watch(page);
  }).observe(document, { childList: true, subtree: true });
})();
