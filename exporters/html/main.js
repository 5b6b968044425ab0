// The start: the view of the address, drawn once.
shade();
Object.assign(state, parsed(location.hash.slice(1)));
if (state.node === null && state.edge === null && !state.path) document.body.dataset.sheet = "low"; // a phone shows the view first
if (!nodes.some((node) => linesOf[node.id].length)) state.loose = true;
refresh("language");
if (state.view !== "graph" || !nodes.length) ready();
else requestAnimationFrame(() => {
  if (!network) begin();
  ready();
});

// Answers are given once the first drawing is on the screen.
function ready() {
  requestAnimationFrame(() => {
    performance.mark("khabar-ready");
    document.documentElement.dataset.ready = "true";
  });
}
