/* What Dash keeps quiet about: a session that has ended, and a server that does not answer.
   Loading the page again meets the sign-in, which leads back to where the reader was. */
(function () {
  "use strict";
  const fetchAsBefore = window.fetch;

  function tell(isAway) {
    const notice = document.querySelector("[data-connection]");
    if (notice) notice.hidden = !isAway;
    if (isAway) document.querySelectorAll("[aria-busy]").forEach(function (busy) { busy.removeAttribute("aria-busy"); });
  }

  window.fetch = async function (resource) {
    const asksDash = String((resource && resource.url) || resource).includes("/_dash-update-component");
    try {
      const response = await fetchAsBefore.apply(this, arguments);
      if (asksDash && response.status === 401) location.reload();
      else if (asksDash) tell(response.status >= 500);
      return response;
    } catch (error) {
      if (asksDash) tell(true);
      throw error;
    }
  };
})();
