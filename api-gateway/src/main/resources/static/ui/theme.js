// Runs before anything is painted, so that a dark page never flashes white.
(function () {
  "use strict";
  var device = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem("theme") || "auto";
    } catch (blocked) {
      return "auto";
    }
  }

  function apply() {
    var theme = chosen();
    var dark = theme === "dark" || (theme === "auto" && device.matches);
    document.documentElement.setAttribute("data-brightness", dark ? "dark" : "light");
    document.dispatchEvent(new CustomEvent("theme"));
  }

  window.leporelloTheme = {
    chosen: chosen,
    choose: function (theme) {
      try {
        localStorage.setItem("theme", theme);
      } catch (blocked) {
        // It holds for this page, at least.
      }
      apply();
    },
  };
  device.addEventListener("change", apply);
  apply();
})();
