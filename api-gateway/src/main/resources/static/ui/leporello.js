// What pages do besides showing: keys, menus, questions before dangerous acts, short notices, live figures.
(function () {
  "use strict";

  var root = document.documentElement;

  // ---- Short notices -------------------------------------------------------------------------------------------------

  function toast(text) {
    var place = document.querySelector(".toasts");
    var line = document.createElement("p");
    line.className = "toast-line";
    line.textContent = text;
    place.replaceChildren(line);
    leave(line);
  }

  function leave(line) {
    setTimeout(function () {
      line.remove();
    }, 5000);
  }

  document.querySelectorAll(".toast-line").forEach(leave);
  document.addEventListener("toast", function (event) {
    toast(event.detail.value);
  });
  document.addEventListener("htmx:responseError", function () {
    toast(document.body.dataset.failed);
  });
  document.addEventListener("htmx:sendError", function () {
    toast(document.body.dataset.offline);
  });

  // ---- Brightness ----------------------------------------------------------------------------------------------------

  function showTheme() {
    document.querySelectorAll("[data-theme]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.theme === window.leporelloTheme.chosen()));
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-theme]");
    if (button) window.leporelloTheme.choose(button.dataset.theme);
  });
  document.addEventListener("theme", showTheme);
  showTheme();

  // ---- Menus, and the search for an account --------------------------------------------------------------------------

  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
    if (!event.target.closest(".account")) hideHits();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach(function (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      hideHits();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    var wanted = document.querySelector('[data-focus-key="' + CSS.escape(event.key) + '"]');
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("a, button")) wanted.click();
    else wanted.focus();
  });

  function isWriting(element) {
    return element.closest("input, textarea, select, [contenteditable]") !== null;
  }

  var search = document.querySelector(".account input");
  var hits = document.getElementById("accounts");

  function hideHits() {
    if (!hits) return;
    hits.hidden = true;
    search.setAttribute("aria-expanded", "false");
    search.removeAttribute("aria-activedescendant");
  }

  function choose(step) {
    var options = Array.from(hits.querySelectorAll("a"));
    if (!options.length) return;
    var now = options.findIndex(function (option) {
      return option.getAttribute("aria-selected") === "true";
    });
    var next = (now + step + options.length) % options.length;
    if (now < 0 && step < 0) next = options.length - 1;
    options.forEach(function (option, index) {
      option.setAttribute("aria-selected", String(index === next));
    });
    options[next].scrollIntoView({ block: "nearest" });
    search.setAttribute("aria-activedescendant", options[next].id);
  }

  if (search) {
    hits.addEventListener("htmx:afterSwap", function () {
      if (document.activeElement !== search) return;
      hits.hidden = false;
      search.setAttribute("aria-expanded", "true");
    });
    search.addEventListener("focus", function () {
      if (hits.childElementCount) hits.hidden = false;
    });
    search.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? 1 : -1);
      }
      if (event.key === "Enter") {
        event.preventDefault();
        var chosen = hits.querySelector('a[aria-selected="true"]') || hits.querySelector("a");
        if (chosen) chosen.click();
      }
    });
  }

  // ---- A question before what cannot be taken back -------------------------------------------------------------------

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.dataset.confirm || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form, event.submitter);
  }, true);

  function ask(form, submitter) {
    var dialog = document.getElementById("confirm");
    var yes = dialog.querySelector(".yes");
    var typed = dialog.querySelector(".typed");
    var input = typed.querySelector("input");
    dialog.querySelector("h2").textContent = form.dataset.confirm;
    dialog.querySelector(".what").textContent = form.dataset.what || "";
    yes.textContent = submitter ? submitter.textContent.trim() : "";
    typed.hidden = !form.dataset.typed;
    typed.querySelector("span").textContent = form.dataset.typedLabel || "";
    input.value = "";
    yes.disabled = !typed.hidden;
    input.oninput = function () {
      yes.disabled = input.value.trim() !== form.dataset.typed;
    };
    dialog.onclose = function () {
      if (dialog.returnValue !== "yes") return;
      form.dataset.confirmed = "true";
      form.requestSubmit(submitter || undefined);
      delete form.dataset.confirmed;
    };
    dialog.returnValue = "no";
    dialog.showModal();
  }

  // ---- Copying -------------------------------------------------------------------------------------------------------

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button) return;
    navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent).then(function () {
      toast(button.dataset.copied);
    });
  });

  // ---- The secret of a link that came by mail, which no server may see in an address ---------------------------------

  document.querySelectorAll("input[data-token]").forEach(function (input) {
    var token = new URLSearchParams(location.hash.slice(1)).get("token");
    if (!token) return;
    input.value = token;
    history.replaceState(null, "", location.pathname + location.search);
  });

  document.querySelectorAll("input[data-zone]").forEach(function (input) {
    input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  });

  // ---- Live figures: a page hears that there is news, and asks for itself as it would anew -----------------------------

  var live = document.querySelector("[data-live-source]");
  var line = null;
  var asking = false;
  var again = false;

  function listen() {
    if (!live || line || document.hidden) return;
    line = new EventSource(live.dataset.liveSource);
    line.addEventListener("usage", refresh);
  }

  function refresh() {
    if (live.dataset.liveReload) {
      location.reload();
      return;
    }
    again = asking;
    if (asking) return;
    asking = true;
    fetch(location.href, { headers: { Accept: "text/html" } })
      .then(function (answer) {
        return answer.ok && !answer.redirected ? answer.text() : null;
      })
      .then(function (text) {
        if (text) replace(new DOMParser().parseFromString(text, "text/html"));
      })
      .catch(function () {
        // The server is away for a moment; the next news will tell.
      })
      .finally(function () {
        asking = false;
        if (again) refresh();
      });
  }

  /** Only texts change, so that nothing moves under the pointer; rows are exchanged when there are others. */
  function replace(next) {
    document.querySelectorAll("[data-live-rows]").forEach(function (rows, index) {
      var others = next.querySelectorAll("[data-live-rows]")[index];
      if (others && keys(rows) !== keys(others) && !rows.matches(":hover"))
        rows.replaceChildren.apply(rows, Array.from(others.children));
    });
    document.querySelectorAll("[data-live]").forEach(function (figure) {
      var other = next.querySelector('[data-live="' + CSS.escape(figure.dataset.live) + '"]');
      if (!other || other.textContent === figure.textContent) return;
      figure.textContent = other.textContent;
      if (other.title) figure.title = other.title;
      figure.classList.remove("fresh");
      void figure.offsetWidth;
      figure.classList.add("fresh");
    });
    document.querySelectorAll("[data-chart]").forEach(function (chart) {
      var other = next.getElementById(chart.id);
      if (other) chart.dataset.chart = other.dataset.chart;
    });
    document.dispatchEvent(new CustomEvent("figures"));
  }

  function keys(rows) {
    return Array.from(rows.children, function (row) {
      return row.dataset.key;
    })
      .sort()
      .join("\n");
  }

  document.addEventListener("visibilitychange", function () {
    if (!live) return;
    if (document.hidden && line) {
      line.close();
      line = null;
    } else if (!document.hidden && !line) {
      listen();
      refresh();
    }
  });
  addEventListener("pagehide", function () {
    if (line) line.close();
    line = null;
  });
  listen();

  // On a phone there are more tabs than fit.
  document.querySelectorAll(".tabs [aria-current]").forEach(function (tab) {
    var tabs = tab.parentElement;
    tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  });

  root.classList.add("scripted");
})();
