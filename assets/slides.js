/* Meeting mode: which slide is shown, and how one gets to another: keys, a clicker (which sends keys), buttons, swipes
   and the address. What is shown where is told to the window by an event, and drawn by a script of its own. Everything
   is on the page already: nothing here asks the server for anything. */
(function () {
  "use strict";
  const SWIPE = 50;
  const FORWARD = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "n"]);
  const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"]);
  const root = document.documentElement;
  const words = document.body.dataset;
  const slides = Array.from(document.querySelectorAll("[data-slide]"));
  const said = document.querySelector("[data-said]");
  const keys = document.querySelector("[data-keys]");
  let at = -1;
  let black = false;

  /* Shows a slide, black or not. `how`: mine (done in this window, which tells the others), and where the focus goes. */
  function show(to, isBlack, how) {
    const next = Math.min(Math.max(to, 0), slides.length - 1);
    const isMoved = next !== at;
    at = next;
    black = isBlack;
    root.toggleAttribute("data-blacked", black);
    document.querySelector("[data-black]").setAttribute("aria-pressed", String(black));
    if (location.hash !== `#${at + 1}`) history.replaceState(null, "", `#${at + 1}`);
    const detail = { at, black, slides, isMoved, isMine: how.isMine === true, isFocused: how.isFocused === true };
    document.dispatchEvent(new CustomEvent("slides:shown", { detail }));
    tell(detail);
  }

  function tell(detail) {
    const count = words.count.replace("##", String(slides.length)).replace("#", String(at + 1));
    const title = slides[at].querySelector("[id^=title-]").textContent.trim();
    const text = black ? words.blacked : detail.isFocused ? count : `${count}: ${title}`;
    if (said.textContent !== text) said.textContent = text;
  }

  function go(to, isFocused) { show(to, false, { isMine: true, isFocused }); }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () { /* the browser does not let it */ });
  }

  function atHash() {
    const asked = Number.parseInt(location.hash.slice(1), 10);
    return Number.isFinite(asked) ? asked - 1 : 0;
  }

  /* A slide that is longer than the screen is read to its end first. */
  function canScroll(key) {
    const slide = slides[at];
    if (!slide.contains(document.activeElement)) return false;
    if (key === "ArrowDown") return slide.scrollTop + slide.clientHeight < slide.scrollHeight - 1;
    return key === "ArrowUp" && slide.scrollTop > 0;
  }

  function press(event) {
    const key = event.key;
    if (FORWARD.has(key)) return key === " " && event.shiftKey ? go(at - 1, true) : go(at + 1, true);
    if (BACK.has(key)) return go(at - 1, true);
    if (key === "Home") return go(0, true);
    if (key === "End") return go(slides.length - 1, true);
    if (key === "f" || key === "F5") return full();
    if (key === "b" || key === "." || key === "B") return show(at, !black, { isMine: true });
    if (key === "Escape" && black) return show(at, false, { isMine: true });
    if (key === "?") return keys.showModal();
    return false;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || keys.open) return;
    if (event.target.closest("button, a") && (event.key === " " || event.key === "Enter")) return;
    if (event.target.closest("[data-spoken]") && event.key.startsWith("Arrow") && !/Left|Right/.test(event.key)) return;
    if (canScroll(event.key)) return;
    if (press(event) !== false) event.preventDefault();
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button, a");
    if (!button) { if (black) show(at, false, { isMine: true }); return; }
    if (button.dataset.go) go(at + Number(button.dataset.go), false);
    if (button.matches("[data-full]")) full();
    if (button.matches("[data-black]")) show(at, !black, { isMine: true });
    if (button.matches("[data-help]")) keys.showModal();
    if (button.matches("[data-close]")) keys.close();
    if (button.matches("[data-leave], [data-notes]") && !navigator.onLine) {
      event.preventDefault();
      said.textContent = words.offline;
      document.querySelector("[data-offline-said]").textContent = words.offline;
    }
  });

  let touched = null;
  document.addEventListener("touchstart", function (event) {
    touched = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (!touched || !event.target.closest("[data-slide]")) return;
    const across = event.changedTouches[0].clientX - touched.clientX;
    const down = event.changedTouches[0].clientY - touched.clientY;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) go(at + (across < 0 ? 1 : -1), false);
  }, { passive: true });

  window.addEventListener("hashchange", function () { if (atHash() !== at) go(atHash(), true); });
  /* Without network a page that is loaded anew or left is lost: the browser asks first. */
  window.addEventListener("beforeunload", function (event) { if (!navigator.onLine) event.preventDefault(); });

  window.slides = { show, state: function () { return { at, black }; } };
  root.setAttribute("data-live", "");
  document.addEventListener("DOMContentLoaded", function () { show(atHash(), false, { isFocused: true }); });
})();
