// What a month costs over its quantity: a line, and a customer's own months as dots on it.
(function () {
  "use strict";

  var drawing = window.leporelloDrawing;

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

  function said(data) {
    var money = new Intl.NumberFormat(drawing.language, { style: "currency", currency: data.currency });
    var each = new Intl.NumberFormat(drawing.language, { style: "currency", currency: data.currency, maximumFractionDigits: 4 });
    function one(value) {
      var per = value[0] > 0 ? "\n" + each.format(value[1] / value[0]) + " " + data.each : "";
      return drawing.exact.format(value[0]) + " " + data.unit + "   " + money.format(value[1]) + per;
    }
    return function (found) {
      var dot = found.filter(function (point) { return point.seriesIndex === 1; })[0];
      return dot ? dot.name + "\n" + one(dot.value) : one(found[0].value);
    };
  }

  function curve(data) {
    var accent = drawing.colour("--accent");
    var points = numbers(data.points);
    var dots = data.dots.map(function (dot) {
      return { name: dot.name, value: [Number(dot.quantity), priceAt(points, Number(dot.quantity))] };
    });
    var farthest = Math.max.apply(null, dots.map(function (dot) { return dot.value[0]; }).concat(0));
    if (farthest > points[points.length - 1][0]) points.push([farthest * 1.05, priceAt(points, farthest * 1.05)]);
    return drawing.options({ lineStyle: { color: drawing.colour("--quiet"), width: 1 } }, said(data), {
      animation: false,
      // The line ends where no round number is.
      xAxis: drawing.numbers({ min: 0, max: "dataMax", splitLine: { show: false }, axisLabel: { showMaxLabel: false } }),
      yAxis: drawing.numbers({ min: 0, splitNumber: 3, axisLine: { show: false } }),
      series: [
        { type: "line", data: points, showSymbol: false, lineStyle: { color: accent, width: 2 }, itemStyle: { color: accent }, areaStyle: { color: accent, opacity: 0.07 } },
        { type: "scatter", data: dots, symbolSize: 11, itemStyle: { color: drawing.colour("--surface"), borderColor: accent, borderWidth: 2.5 }, z: 5 },
      ],
    });
  }

  drawing.every("curve", curve);
})();
