// Draws what a month costs over its quantity: a line, and a customer's own months as dots on it.
(function () {
  "use strict";

  var language = document.documentElement.lang === "de" ? "de-DE" : "en-GB";
  var quantity = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  var short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  var drawn = new WeakMap();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function numbers(pairs) {
    return pairs.map(function (pair) {
      return pair.map(Number);
    });
  }

  /** Where a quantity lies on the line; beyond its end the line goes on as it ended. */
  function priceAt(points, wanted) {
    for (var index = 1; index < points.length; index++) {
      var left = points[index - 1];
      var right = points[index];
      if (wanted <= right[0] || index === points.length - 1)
        return left[1] + ((right[1] - left[1]) * (wanted - left[0])) / (right[0] - left[0]);
    }
    return 0;
  }

  function options(data) {
    var ink = colour("--ink");
    var quiet = colour("--quiet");
    var line = colour("--line");
    var accent = colour("--accent");
    var surface = colour("--surface");
    var font = getComputedStyle(document.body).fontFamily;
    var money = new Intl.NumberFormat(language, { style: "currency", currency: data.currency });
    var each = new Intl.NumberFormat(language, { style: "currency", currency: data.currency, maximumFractionDigits: 4 });
    var points = numbers(data.points);
    var dots = data.dots.map(function (dot) {
      return { name: dot.name, value: [Number(dot.quantity), priceAt(points, Number(dot.quantity))] };
    });
    var most = Math.max.apply(null, points.concat(dots.map(function (dot) { return dot.value; })).map(function (point) { return point[0]; }));
    var last = points[points.length - 1][0];
    if (most > last) points.push([most * 1.05, priceAt(points, most * 1.05)]);
    function said(value) {
      var per = value[0] > 0 ? "\n" + each.format(value[1] / value[0]) + " " + data.each : "";
      return quantity.format(value[0]) + " " + data.unit + "   " + money.format(value[1]) + per;
    }
    return {
      animation: false,
      textStyle: { fontFamily: font, color: quiet },
      grid: { left: 4, right: 14, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        backgroundColor: surface,
        borderColor: line,
        borderWidth: 1,
        axisPointer: { lineStyle: { color: quiet, width: 1 } },
        textStyle: { color: ink, fontSize: 13, fontFamily: font },
        formatter: function (found) {
          var dot = found.filter(function (point) { return point.seriesIndex === 1; })[0];
          return dot ? dot.name + "\n" + said(dot.value) : said(found[0].value);
        },
      },
      xAxis: {
        type: "value",
        min: 0,
        splitLine: { show: false },
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: quiet, fontSize: 12, hideOverlap: true, formatter: function (value) { return short.format(value); } },
      },
      yAxis: {
        type: "value",
        min: 0,
        splitNumber: 3,
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: quiet, fontSize: 12, formatter: function (value) { return short.format(value); } },
      },
      series: [
        { type: "line", data: points, showSymbol: false, lineStyle: { color: accent, width: 2 }, itemStyle: { color: accent }, areaStyle: { color: accent, opacity: 0.07 } },
        { type: "scatter", data: dots, symbolSize: 11, itemStyle: { color: surface, borderColor: accent, borderWidth: 2.5 }, z: 5 },
      ],
    };
  }

  function draw(element) {
    var chart = drawn.get(element);
    if (!chart) {
      chart = window.echarts.init(element, null, { renderer: "canvas" });
      drawn.set(element, chart);
      new ResizeObserver(function () {
        chart.resize();
      }).observe(element);
    }
    chart.setOption(options(JSON.parse(element.dataset.curve)), { notMerge: true });
  }

  function drawAll() {
    document.querySelectorAll("[data-curve]").forEach(draw);
  }

  document.addEventListener("theme", drawAll);
  document.addEventListener("htmx:afterSettle", drawAll);
  drawAll();

  // ---- The editor: what a model needs is shown, and there is always room for one more row ------------------------------

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
