/* The window of who presents: the slide of now and the next one, small, with the notes, a clock and the time used. */
(function () {
  "use strict";
  const SECOND = 1000;
  const words = document.body.dataset;
  const pairs = Array.from(document.querySelectorAll("[data-pair]"));
  const find = function (name) { return document.querySelector(`[data-${name}]`); };
  const spoken = find("spoken");
  const began = `began-${words.meeting}`;

  document.addEventListener("slides:shown", function (event) {
    const { at, slides, isMoved } = event.detail;
    if (!isMoved) return;
    find("now").replaceChildren(slides[at]);
    find("next").replaceChildren(...slides.slice(at + 1, at + 2));
    find("last").hidden = at + 1 < slides.length;
    pairs.forEach(function (pair, place) { pair.hidden = place !== at; });
    spoken.scrollTop = 0;
    find("count-now").textContent = words.count.replace("##", String(slides.length)).replace("#", String(at + 1));
  });

  function room(state) {
    find("state").textContent = { same: words.follows, different: words.other, gone: words.alone }[state];
    find("state").dataset.state = state;
  }
  document.addEventListener("slides:heard", function (event) {
    if (event.detail.other === "room") room(event.detail.state);
  });

  function start() {
    const kept = Number(sessionStorage.getItem(began));
    if (kept) return kept;
    sessionStorage.setItem(began, String(Date.now()));
    return Date.now();
  }

  const two = function (number) { return String(number).padStart(2, "0"); };
  function tick() {
    const now = new Date();
    const used = Math.max(0, Math.floor((now.getTime() - start()) / SECOND));
    find("clock").textContent = now.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    find("used").textContent = `${Math.floor(used / 3600)}:${two(Math.floor(used / 60) % 60)}:${two(used % 60)}`;
  }
  find("restart").addEventListener("click", function () { sessionStorage.removeItem(began); tick(); });

  room("gone");
  tick();
  setInterval(tick, SECOND);
})();
