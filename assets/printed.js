/* A page that is printed leaves the screen: the server is told which, and logs it with the children on it. */
(function () {
  "use strict";
  window.addEventListener("beforeprint", function () {
    fetch("/udskrift", {
      method: "POST",
      body: new URLSearchParams({ sti: location.pathname, soegning: location.search }),
      keepalive: true
    }).catch(function () { /* the server is away: that the page was shown is logged already */ });
  });
})();
