/* Where a filter has too many values to offer them all, a part of a name finds some: boxes to tick like the others.
   What is ticked goes into the address (filters.js), and comes back among the boxes of the page. */
(function () {
  "use strict";
  const TYPING_PAUSE = 250;
  let typing = 0;

  function box(field, number, choice) {
    const input = document.createElement("input");
    input.type = "checkbox";
    input.className = "form-check-input";
    input.id = field.id + "-" + number;
    input.value = choice[0];
    const label = document.createElement("label");
    label.className = "form-check-label";
    label.htmlFor = input.id;
    label.textContent = choice[1];
    const line = document.createElement("div");
    line.className = "form-check";
    line.append(input, label);
    return line;
  }

  function show(seek, field, answer) {
    const chosen = new Set(Array.from(seek.closest("[data-filter]").querySelectorAll("input:checked"))
      .map(function (input) { return input.value; }));
    const choices = answer.choices.filter(function (choice) { return !chosen.has(choice[0]); });
    seek.querySelector("[role=status]").textContent = answer.said;
    seek.querySelector(".found").replaceChildren(...choices.map(function (choice, number) {
      return box(field, number, choice);
    }));
  }

  function clear(seek) {
    seek.querySelector("[role=status]").textContent = "";
    seek.querySelector(".found").replaceChildren();
  }

  document.addEventListener("input", function (event) {
    const seek = event.target.closest("[data-seek]");
    if (!seek || event.target.type !== "search") return;
    const field = event.target;
    clearTimeout(typing);
    typing = setTimeout(function () {
      const text = field.value.trim();
      if (!text) return clear(seek);
      fetch(seek.dataset.seek + "?tekst=" + encodeURIComponent(text), { headers: { Accept: "application/json" } })
        .then(function (response) { return response.ok ? response.json() : null; })
        .then(function (answer) { if (answer && field.value.trim() === text) show(seek, field, answer); })
        .catch(function () { clear(seek); });
    }, TYPING_PAUSE);
  }, true);

  /* After filters.js has read what was ticked: the box moves up among those chosen, and the field waits for more. */
  document.addEventListener("change", function (event) {
    const line = event.target.closest(".found .form-check");
    if (!line) return;
    const field = line.closest("[data-seek]").querySelector("input[type=search]");
    line.remove();
    field.focus();
  });
})();
