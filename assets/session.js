/* What Dash keeps quiet about: a session that has ended, and a server that does not answer.
   Loading the page again meets the sign-in, which leads back to where the reader was. But what has been written in a form
   would be lost by that: then the page stays, says so, and the form can be sent when the reader has signed in in another
   tab. The text is kept nowhere but in the page itself, as it may hold names. */
(function () {
  "use strict";
  const fetchAsBefore = window.fetch;
  const FORMS = "[data-page] form[method=post]";
  const SIGN_OUT = "/log-ud"; // needs no session
  const ANY_ADDRESS = "/_dash-layout"; // small, the same for all, and closed to who is not signed in

  function show(notice, isShown) {
    const found = document.querySelector(notice);
    if (found) found.hidden = !isShown;
    if (isShown) document.querySelectorAll("[aria-busy]").forEach(function (busy) { busy.removeAttribute("aria-busy"); });
  }

  function isWritten(field) {
    if (field.type === "hidden" || field.type === "submit") return false;
    if (field.options) return Array.from(field.options).some(function (option) { return option.selected !== option.defaultSelected; });
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  }

  function heard(status) {
    show("[data-connection]", status >= 500);
    if (status !== 401) return show("[data-session-ended]", false);
    const fields = document.querySelectorAll([" input", " textarea", " select"].map(function (name) { return FORMS + name; }).join());
    if (Array.from(fields).some(isWritten)) show("[data-session-ended]", true);
    else location.reload();
  }

  window.fetch = async function (resource) {
    const asksDash = String((resource && resource.url) || resource).includes("/_dash-update-component");
    try {
      const response = await fetchAsBefore.apply(this, arguments);
      if (asksDash) heard(response.status);
      return response;
    } catch (error) {
      if (asksDash) heard(503);
      throw error;
    }
  };

  /* A form is sent when the server has just said that the session goes on. */
  const sure = new WeakSet();
  document.addEventListener("submit", async function (event) {
    const form = event.target, button = event.submitter;
    if (!form.matches(FORMS) || form.getAttribute("action") === SIGN_OUT || sure.delete(form)) return;
    event.preventDefault();
    let status = 503;
    try {
      status = (await fetchAsBefore(ANY_ADDRESS, { method: "HEAD", cache: "no-store" })).status;
    } catch { /* told below, as a server that is away */ }
    heard(status);
    if (status !== 200) return;
    sure.add(form);
    form.requestSubmit(button);
  });
})();
