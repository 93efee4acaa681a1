/* The window that the room sees: one slide, and nothing of the others. */
(function () {
  "use strict";
  let shown = null;

  /* Where a slide is longer than the screen it is a stop of the tab key, so that it can be scrolled. */
  function allowScrolling() { shown.tabIndex = shown.scrollHeight > shown.clientHeight + 1 ? 0 : -1; }
  window.addEventListener("resize", function () { if (shown) allowScrolling(); });

  document.addEventListener("slides:shown", function (event) {
    const { at, slides, isMoved, isFocused } = event.detail;
    slides.forEach(function (slide, place) { slide.hidden = place !== at; });
    shown = slides[at];
    allowScrolling();
    if (isMoved) slides[at].scrollTop = 0;
    if (isFocused) slides[at].focus({ preventScroll: true });
  });

  /* The notes beside the slides, in a window that can be laid on another screen. */
  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-notes]");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    window.open(`${link.href}${location.hash}`, link.target, "popup,width=1200,height=800");
  });
})();
