/* Links without a reload. The address is the state: a link changes it, dcc.Location hears of it, the server draws the
   page. A link with rel="external" or a download leaves the app as links do. */
(function () {
  "use strict";

  /* Where the link that was followed leads on the page that is on its way; at first, what the address says. */
  let anchor = location.hash;

  /* The link to go back to when what it opened is closed, by its address; empty for none. */
  let returns = "";

  function toOpener(page) {
    const opener = Array.from(page.querySelectorAll("a[href]"))
      .find(function (link) { return link.getAttribute("href") === returns && link.offsetParent !== null; });
    returns = "";
    if (opener) { opener.focus({ preventScroll: true }); opener.scrollIntoView({ block: "center" }); }
    return opener !== undefined;
  }

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
    returns = link.dataset.returns || "";
    const samePage = link.pathname === location.pathname && link.search === location.search;
    if (!samePage || !link.hash) return navigate(link.href);
    history.replaceState({}, "", link.hash);
    toAnchor(link.hash);
  });

  /* Called when a page has been drawn (assets/page.js): a new one starts at its top and its heading, or where the link
     led; on the same page the reader stays where they are. */
  let shownPath = location.pathname;

  /* What a tab, a bookmark and the history are called: the page's heading and the product. A child's name stays out of
     them: such a heading brings another title. */
  function entitle(page) {
    const parts = [page.querySelector("[data-heading]"), page.querySelector(".product")].filter(Boolean);
    document.title = parts.map(function (part) { return part.dataset.heading || part.textContent; }).join(" – ");
  }

  function arrive(page) {
    entitle(page);
    const sentence = page.querySelector("[data-sentence]");
    const printed = sentence ? sentence.textContent : document.title;
    document.documentElement.style.setProperty("--print-sentence", JSON.stringify(printed));
    const isNew = location.pathname !== shownPath;
    shownPath = location.pathname;
    if (returns && toOpener(page)) {
      anchor = "";
    } else if (anchor && toAnchor(anchor)) {
      anchor = "";
    } else if (isNew) {
      const heading = page.querySelector("[data-heading]");
      window.scrollTo(0, 0);
      if (heading) heading.focus({ preventScroll: true });
    }
  }

  window.dashboard = Object.assign(window.dashboard || {}, { navigate: navigate, arrive: arrive });
})();
