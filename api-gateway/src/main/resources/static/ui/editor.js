// The editor of a plan: what a model needs is shown, and there is always room for one more row.
(function () {
  "use strict";

  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-chooses]")) return;
    event.target.closest("[data-model]").dataset.model = event.target.value || "none";
  });

  document.addEventListener("input", function (event) {
    var row = event.target.closest("[data-row]");
    if (!row || !event.target.value || row.nextElementSibling) return;
    var rows = row.parentElement.querySelectorAll("[data-row]").length;
    var next = row.cloneNode(true);
    next.querySelectorAll("input").forEach(function (input) {
      input.name = input.name.replace(/\.\d+\./, "." + rows + ".");
      input.setAttribute("aria-describedby", input.getAttribute("aria-describedby").replace(/-\d+-/, "-" + rows + "-"));
      input.value = "";
    });
    next.querySelectorAll(".fault").forEach(function (fault) {
      fault.id = fault.id.replace(/-\d+-/, "-" + rows + "-");
      fault.textContent = "";
    });
    row.after(next);
  });
})();
