/* Windows of the same meeting in one browser follow each other, both ways, without the server. Only windows that show
   the very same slides do: one that was loaded before the agenda was changed is told of instead. */
(function () {
  "use strict";
  const { meeting, identity } = document.body.dataset;
  const kind = document.body.dataset.window;
  const channel = new BroadcastChannel(`slides-${meeting}`);

  function post(what) { channel.postMessage({ what, kind, identity, ...window.slides.state() }); }

  function heard(other, state) {
    document.dispatchEvent(new CustomEvent("slides:heard", { detail: { other, state } }));
  }

  channel.addEventListener("message", function (event) {
    const message = event.data;
    if (message.what === "gone") return heard(message.kind, "gone");
    const isSame = message.identity === identity;
    heard(message.kind, isSame ? "same" : "different");
    if (message.what === "begun") return post("here");
    if (!isSame) return;
    if (window.slides.state().at !== message.at || window.slides.state().black !== message.black) {
      window.slides.show(message.at, message.black, {});
    }
  });

  document.addEventListener("slides:shown", function (event) { if (event.detail.isMine) post("here"); });
  window.addEventListener("pagehide", function () { post("gone"); });
  /* A window that comes later shows what the others show. */
  window.addEventListener("pageshow", function () { post("begun"); });
})();
