/* Links without a reload, and what a reader keeps on the way: place, focus, and to be told that something happens.
   The address is the state: a link changes it, dcc.Location hears of it, the server draws the page. */
(function () {
  "use strict";

  /* Where the link that was followed leads on the page that is on its way; at first, what the address says. */
  let anchor = location.hash;

  function navigate(address, replace) {
    const target = new URL(address, location.href);
    if (target.href === location.href) return;
    anchor = target.hash;
    history[replace ? "replaceState" : "pushState"]({}, "", target.pathname + target.search + target.hash);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  function isOurs(link, event) {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    return plain && !event.defaultPrevented && !link.hasAttribute("download") && !link.target && link.rel !== "external"
      && link.origin === location.origin && !link.pathname.startsWith("/assets/");
  }

  /* Whether there is such a place. An address from outside may hold any text. */
  function toAnchor(hash) {
    const target = document.getElementById(hash.slice(1)) || document.getElementById(decoded(hash.slice(1)));
    if (!target) return false;
    target.scrollIntoView();
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    return true;
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[href]");
    if (!link || !isOurs(link, event)) return;
    event.preventDefault();
    const samePage = link.pathname === location.pathname && link.search === location.search;
    if (!samePage || !link.hash) return navigate(link.href);
    history.replaceState({}, "", link.hash);
    toAnchor(link.hash);
  });

  /* While the server works, the page says that it is busy. When it is done, the reader stands where they stood:
     on the control that they used, or, on a new page, at its heading. */
  let shownPath = location.pathname;
  let focused = null;

  function begin(page) {
    if (page.getAttribute("aria-busy") === "true") return;
    focused = document.activeElement && document.activeElement.id;
    page.setAttribute("aria-busy", "true");
  }

  function settle(page) {
    page.removeAttribute("aria-busy");
    const sentence = page.querySelector("[data-sentence]");
    const printed = sentence ? sentence.textContent : document.title;
    document.documentElement.style.setProperty("--print-sentence", JSON.stringify(printed));
    const heading = page.querySelector("[data-heading]");
    const isNew = location.pathname !== shownPath;
    shownPath = location.pathname;
    if (anchor && toAnchor(anchor)) {
      anchor = "";
    } else if (isNew) {
      window.scrollTo(0, 0);
      if (heading) heading.focus({ preventScroll: true });
    } else if (focused && document.activeElement === document.body) {
      const control = document.getElementById(focused);
      if (control) control.focus({ preventScroll: true });
    }
  }

  function watch(page) {
    new MutationObserver(function () {
      if (page.hasAttribute("data-dash-is-loading")) begin(page);
      else requestAnimationFrame(function () { settle(page); });
    }).observe(page, { attributes: true, attributeFilter: ["data-dash-is-loading"] });
    if (!page.hasAttribute("data-dash-is-loading")) settle(page);
  }

  new MutationObserver(function (_, waiting) {
    const page = document.querySelector("[data-page]");
    if (!page) return;
    waiting.disconnect();
    watch(page);
  }).observe(document, { childList: true, subtree: true });

  window.dashboard = Object.assign(window.dashboard || {}, { navigate: navigate });
})();
