/* Charts are drawn for the screen's width: for paper they are drawn anew, as wide as an A4 page between its margins. What
   is printed smaller (to-paper.css) holds a wider chart. */
(function () {
  "use strict";
  const A4 = 680;

  function width(chart) {
    return A4 / (Number(getComputedStyle(chart).getPropertyValue("--print-zoom")) || 1);
  }

  function charts() {
    return window.Plotly ? Array.from(document.querySelectorAll(".js-plotly-plot")) : [];
  }

  window.addEventListener("beforeprint", function () {
    charts().forEach(function (chart) { window.Plotly.relayout(chart, { width: width(chart) }); });
  });
  window.addEventListener("afterprint", function () {
    charts().forEach(function (chart) { window.Plotly.relayout(chart, { width: null, autosize: true }); });
  });
})();
