// Lists that are read with the keyboard, and lines that open.
(function () {
  "use strict";

  // ---- A line that opens asks for what is in it; the address says which one is open ----------------------------------

  document.addEventListener("toggle", function (event) {
    var line = event.target;
    if (!line.matches || !line.matches("details.event")) return;
    if (line.open) {
      window.htmx.trigger(line.querySelector(".whole"), "opened");
      document.querySelectorAll("details.event[open]").forEach(function (other) {
        if (other !== line) other.open = false;
      });
    }
    if (line.dataset.position) remember(line);
  }, true);

  function remember(line) {
    var address = new URL(location.href);
    if (line.open) address.searchParams.set("open", line.dataset.position);
    else if (address.searchParams.get("open") === line.dataset.position) address.searchParams.delete("open");
    history.replaceState(history.state, "", address);
  }

  document.querySelectorAll("[data-open]").forEach(function (list) {
    var line = list.querySelector('details[data-position="' + CSS.escape(list.dataset.open) + '"]');
    if (line) line.open = true;
  });

  // ---- j and k go from line to line, Enter opens as it does anyway, Esc closes ----------------------------------------

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1, event);
    if (event.key === "Escape") close();
  });

  function step(by, event) {
    var lines = Array.from(document.querySelectorAll("[data-log] details.event > summary"));
    if (!lines.length) return;
    event.preventDefault();
    var now = lines.indexOf(document.activeElement.closest("[data-log] details.event > summary"));
    if (now < 0) now = lines.indexOf(document.querySelector("[data-log] details.event[open] > summary"));
    var next = Math.max(0, Math.min(lines.length - 1, now + by));
    lines[next].focus();
    lines[next].scrollIntoView({ block: "nearest" });
  }

  function close() {
    var open = document.querySelector("[data-log] details.event[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  }
})();
