// Columns over time, of what a table beside them says in numbers; a column leads down to what it is made of.
(function () {
  "use strict";

  var drawing = window.leporelloDrawing;
  var still = matchMedia("(prefers-reduced-motion: reduce)");

  /** Six steps of one hue, the darkest for the largest part; the rest is grey. Few parts take steps that lie apart. */
  function colourOf(series, index, count) {
    if (series.rest) return drawing.colour("--series-rest");
    var step = count <= 1 ? 2 : count <= 3 ? 1 + index * 2 : 1 + index;
    return drawing.colour("--series-" + step);
  }

  function said(data) {
    return function (points) {
      var lines = points
        .filter(function (point) {
          return point.value !== 0;
        })
        .reverse()
        .map(function (point) {
          return point.seriesName + "   " + drawing.exact.format(point.value);
        });
      var sum = points.reduce(function (total, point) {
        return total + point.value;
      }, 0);
      var head = points[0].axisValueLabel + "   " + drawing.exact.format(sum) + " " + data.unit;
      return [head].concat(data.series.length > 1 ? lines : []).join("\n");
    };
  }

  function columns(data) {
    var quiet = drawing.colour("--quiet");
    var several = data.series.length > 1;
    var pointer = { type: "shadow", shadowStyle: { color: "rgba(100,130,125,0.12)" } };
    return drawing.options(pointer, said(data), {
      animation: !still.matches,
      animationDuration: 250,
      animationDurationUpdate: 400,
      grid: { left: 4, right: 8, top: 16, bottom: several ? 40 : 6, containLabel: true },
      legend: {
        show: several,
        type: "scroll",
        bottom: 0,
        left: 0,
        itemWidth: 11,
        itemHeight: 11,
        itemGap: 16,
        icon: "roundRect",
        textStyle: { color: quiet, fontSize: 12.5 },
        pageTextStyle: { color: quiet },
        pageIconColor: quiet,
      },
      xAxis: drawing.axis({ type: "category", data: data.labels }),
      yAxis: drawing.numbers({ minInterval: 1, splitNumber: 4, axisLine: { show: false } }),
      series: data.series.map(function (series, index) {
        return {
          name: series.name,
          type: "bar",
          stack: "all",
          barMaxWidth: 26,
          barCategoryGap: "28%",
          cursor: series.path ? "pointer" : "default",
          itemStyle: {
            color: colourOf(series, index, data.series.length),
            borderColor: drawing.colour("--surface"),
            borderWidth: series.values.length > 45 ? 0 : 0.5,
          },
          emphasis: { focus: "series" },
          data: series.values,
        };
      }),
    });
  }

  drawing.every("chart", columns, function (chart, element) {
    chart.on("click", function (point) {
      var data = JSON.parse(element.dataset.chart);
      var path = data.series[point.seriesIndex].path;
      if (path) location.assign(path + data.spans[point.dataIndex]);
    });
  });
})();
