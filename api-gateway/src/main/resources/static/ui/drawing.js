// What all drawings share: each is made of the data in an attribute of its place, in the colours of the page, and made anew
// when the page's brightness, the width of the place or the data change.
window.leporelloDrawing = (function () {
  "use strict";

  var language = document.documentElement.lang === "de" ? "de-DE" : "en-GB";
  var exact = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  var short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1, useGrouping: "always" });
  var drawn = new WeakMap();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function font() {
    return getComputedStyle(document.body).fontFamily;
  }

  /** Everything but the series: quiet axes, and a tooltip that says what the formatter makes of the points. */
  function options(pointer, formatter, more) {
    return Object.assign(
      {
        textStyle: { fontFamily: font(), color: colour("--quiet") },
        // The last words below stand half beyond the end of their axis.
        grid: { left: 4, right: 20, top: 14, bottom: 4, containLabel: true },
        tooltip: {
          trigger: "axis",
          axisPointer: pointer,
          renderMode: "richText",
          backgroundColor: colour("--surface"),
          borderColor: colour("--line"),
          borderWidth: 1,
          textStyle: { color: colour("--ink"), fontSize: 13, fontFamily: font() },
          formatter: formatter,
        },
      },
      more
    );
  }

  function axis(more) {
    return Object.assign(
      {
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colour("--line") } },
        splitLine: { lineStyle: { color: colour("--line") } },
      },
      more,
      { axisLabel: Object.assign({ color: colour("--quiet"), fontSize: 12, hideOverlap: true }, more.axisLabel) }
    );
  }

  /** An axis of numbers, which are written short. */
  function numbers(more) {
    var label = Object.assign({ formatter: function (value) { return short.format(value); } }, more.axisLabel);
    return axis(Object.assign({ type: "value" }, more, { axisLabel: label }));
  }

  /** @param made what becomes of a new drawing before it is drawn the first time */
  function place(element, made) {
    var drawing = window.echarts.init(element, null, { renderer: "canvas" });
    new ResizeObserver(function () {
      drawing.resize();
    }).observe(element);
    drawn.set(element, drawing);
    if (made) made(drawing, element);
    return drawing;
  }

  /** Draws every place with the attribute, now and whenever something changed. */
  function every(attribute, optionsOf, made) {
    function drawAll() {
      document.querySelectorAll("[data-" + attribute + "]").forEach(function (element) {
        var drawing = drawn.get(element) || place(element, made);
        drawing.setOption(optionsOf(JSON.parse(element.dataset[attribute])), { notMerge: true });
      });
    }
    ["theme", "figures", "htmx:afterSettle"].forEach(function (change) {
      document.addEventListener(change, drawAll);
    });
    drawAll();
  }

  return { language: language, exact: exact, colour: colour, options: options, axis: axis, numbers: numbers, every: every };
})();
