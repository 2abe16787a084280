// Draws what a table beside it says in numbers. Colours are those of the page, so they follow its brightness.
(function () {
  "use strict";

  var language = document.documentElement.lang;
  var exact = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  var short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  var still = matchMedia("(prefers-reduced-motion: reduce)");
  var drawn = new Map();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /** Six steps of one hue, the darkest for the largest part; the rest is grey. Few parts take steps that lie apart. */
  function colourOf(series, index, count) {
    if (series.rest) return colour("--series-rest");
    var step = count <= 1 ? 2 : count <= 3 ? 1 + index * 2 : 1 + index;
    return colour("--series-" + step);
  }

  function columns(data) {
    var ink = colour("--ink");
    var quiet = colour("--quiet");
    var line = colour("--line");
    var surface = colour("--surface");
    var font = getComputedStyle(document.body).fontFamily;
    return {
      animation: !still.matches,
      animationDuration: 250,
      animationDurationUpdate: 400,
      textStyle: { fontFamily: font, color: quiet },
      grid: { left: 4, right: 8, top: 16, bottom: data.series.length > 1 ? 40 : 6, containLabel: true },
      legend: {
        show: data.series.length > 1,
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
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow", shadowStyle: { color: "rgba(100,130,125,0.12)" } },
        renderMode: "richText",
        backgroundColor: surface,
        borderColor: line,
        borderWidth: 1,
        textStyle: { color: ink, fontSize: 13, fontFamily: font },
        formatter: function (points) {
          var lines = points
            .filter(function (point) {
              return point.value !== 0;
            })
            .reverse()
            .map(function (point) {
              return point.seriesName + "   " + exact.format(point.value);
            });
          var sum = points.reduce(function (total, point) {
            return total + point.value;
          }, 0);
          var head = points[0].axisValueLabel + "   " + exact.format(sum) + " " + data.unit;
          return [head].concat(data.series.length > 1 ? lines : []).join("\n");
        },
      },
      xAxis: {
        type: "category",
        data: data.labels,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: quiet, fontSize: 12, hideOverlap: true },
      },
      yAxis: {
        type: "value",
        minInterval: 1,
        splitNumber: 4,
        splitLine: { lineStyle: { color: line } },
        axisLabel: {
          color: quiet,
          fontSize: 12,
          formatter: function (value) {
            return short.format(value);
          },
        },
      },
      series: data.series.map(function (series, index) {
        return {
          name: series.name,
          type: "bar",
          stack: "all",
          barMaxWidth: 26,
          barCategoryGap: "28%",
          itemStyle: { color: colourOf(series, index, data.series.length), borderColor: surface, borderWidth: series.values.length > 45 ? 0 : 0.5 },
          emphasis: { focus: "series" },
          data: series.values,
        };
      }),
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
    chart.setOption(columns(JSON.parse(element.dataset.chart)), { notMerge: true });
  }

  function drawAll() {
    document.querySelectorAll("[data-chart]").forEach(draw);
  }

  document.addEventListener("theme", drawAll);
  document.addEventListener("figures", drawAll);
  drawAll();
})();
