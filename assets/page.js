/* Draws a page that arrives as data, with React alone (components/page.py says why). Only the elements, and of their
   properties only what an element may have: nothing is ever run or parsed as markup. */
(function () {
  "use strict";
  const h = function () { return window.React.createElement.apply(null, arguments); };

  /* Plotly, which takes as long to load as all else: at the first chart, or when a page without one has been drawn and
     nothing else is to be done. One that cannot be loaded is asked for again by the next chart; the tables say the same. */
  let loading = null;

  function plotly() {
    loading = loading || new Promise(function (resolve) {
      const script = document.createElement("script");
      script.src = document.querySelector("link[data-plotly]").href;
      script.onload = function () { resolve(window.Plotly); };
      script.onerror = function () { script.remove(); loading = null; };
      document.head.append(script);
    });
    return loading;
  }

  function whenIdle(work) {
    if (window.requestIdleCallback) window.requestIdleCallback(work);
    else setTimeout(work, 200);
  }

  /* A chart: drawn once, then told what changed. */
  function Chart(props) {
    const place = window.React.useRef(null);
    window.React.useEffect(function () {
      const chart = place.current, figure = props.figure;
      let isWanted = true;
      plotly().then(function (Plotly) {
        if (!isWanted) return;
        Plotly.react(chart, figure.data, figure.layout, props.config);
        if (!chart.leading) lead(chart);
      });
      return function () { isWanted = false; };
    }, [props.figure]);
    window.React.useEffect(function () {
      const chart = place.current;
      return function () { if (window.Plotly) window.Plotly.purge(chart); };
    }, []);
    return h("div", { id: props.id, className: props.className, ref: place });
  }

  function lead(chart) {
    chart.leading = true;
    chart.on("plotly_click", function (event) { if (leads(event)) window.dashboard.navigate(leads(event)); });
    chart.on("plotly_hover", function (event) { chart.classList.toggle("leads", leads(event) !== ""); });
    chart.on("plotly_unhover", function () { chart.classList.remove("leads"); });
  }

  /* Where a click on a mark leads: a place of this site (charts/marks.py). The table behind the chart leads there too. */
  function leads(event) {
    const found = event.points.map(function (point) { return point.customdata; });
    return found.find(function (address) { return typeof address === "string" && /^\/[^/]/.test(address + "?"); }) || "";
  }

  /* Fields show what the address says whenever a page arrives, and are the reader's own in between. Those with a name
     belong to a form that is posted: what is typed there stays until the server says another value. */
  function shown(props) {
    return [props.name ? props.value : props];
  }

  function Select(props) {
    const field = window.React.useRef(null);
    window.React.useEffect(function () { field.current.value = props.value; }, shown(props));
    return h("select", {
      id: props.id, className: "form-select", name: props.name, required: props.required, ref: field, defaultValue: props.value
    },
      props.options.map(function (option) { return h("option", { key: option.value, value: option.value }, option.label); }));
  }

  function Box(props) {
    const box = window.React.useRef(null);
    window.React.useEffect(function () { box.current.checked = props.checked; }, [props]);
    return h("div", { className: "form-check" },
      h("input", { id: props.id, className: "form-check-input", type: "checkbox", value: props.value, ref: box, defaultChecked: props.checked }),
      h("label", { className: "form-check-label", htmlFor: props.id }, props.label));
  }

  function Checklist(props) {
    return h("div", { id: props.id }, props.options.map(function (option) {
      return h(Box, {
        key: option.value, id: props.id + "-" + option.value, value: option.value, label: option.label,
        checked: (props.value || []).includes(option.value)
      });
    }));
  }

  /* What is being typed is newer than what arrives. */
  function typedIn(props) {
    const field = window.React.useRef(null);
    window.React.useEffect(function () {
      if (document.activeElement !== field.current) field.current.value = props.value || "";
    }, shown(props));
    return field;
  }

  function Textarea(props) {
    const field = typedIn(props);
    return h("textarea", {
      id: props.id, className: "form-control", name: props.name, required: props.required, rows: props.rows,
      maxLength: props.maxlength, ref: field, defaultValue: props.value
    });
  }

  function Input(props) {
    const field = typedIn(props);
    return h("input", {
      id: props.id, className: "form-control", type: props.type, name: props.name, required: props.required,
      autoComplete: props.autocomplete, maxLength: props.maxlength, list: props.list, ref: field, defaultValue: props.value
    });
  }

  const FIELDS = { Graph: Chart, Select: Select, Checklist: Checklist, Input: Input, Textarea: Textarea };
  const PLAIN = /^[A-Z][A-Za-z0-9]*$/;
  const NEVER = ["script", "iframe", "object", "embed", "base", "link", "meta", "style"];

  function attributes(props, key) {
    const found = { key: props.key || props.id || key };
    Object.keys(props).forEach(function (name) {
      if (name === "children" || name === "key" || name.startsWith("on") || name.startsWith("dangerously")) return;
      const isAddress = name === "href" || name === "src" || name === "action";
      found[name] = isAddress ? window.dash_clientside.clean_url(props[name]) : props[name];
    });
    return found;
  }

  function draw(node, key) {
    if (node === null || node === undefined || typeof node === "boolean") return null;
    if (Array.isArray(node)) return node.map(draw);
    if (typeof node !== "object") return node;
    if (node.namespace !== "dash_html_components") {
      const field = FIELDS[node.type];
      return field ? h(field, Object.assign({}, node.props, { key: node.props.id || key })) : null;
    }
    const tag = node.type.toLowerCase();
    if (!PLAIN.test(node.type) || NEVER.includes(tag)) return null;
    const children = draw(node.props.children);
    return h.apply(null, [tag, attributes(node.props, key)].concat(Array.isArray(children) ? [children] : children === null ? [] : [children]));
  }

  /* Only a new tree is drawn; that the server works is said without drawing. */
  const Drawn = function (props) {
    return window.React.useMemo(function () { return draw(props.tree); }, [props.tree]);
  };

  function Page(props) {
    const busy = window.dash_component_api.useDashContext().useLoading();
    window.React.useLayoutEffect(function () {
      if (props.tree) window.dashboard.arrive(document.getElementById(props.id));
      if (props.tree && !loading) whenIdle(plotly);
    }, [props.tree]);
    return h("div", { id: props.id, "data-page": "", "aria-busy": busy ? "true" : undefined }, h(Drawn, { tree: props.tree }));
  }

  window.dashboard_screen = { Page: Page };
})();
