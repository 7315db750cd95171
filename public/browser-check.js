/* ES5 on purpose: it runs where nothing else of the program does. Chrome/Edge 111, Safari/iOS 16.4, Firefox 128 and later pass. */
(function () {
  var supports = window.CSS && window.CSS.supports;
  // oklch(): Chrome 111, Safari 15.4. Array.prototype.findLast and structuredClone: Safari 15.4. :has(): Chrome 105, Safari 15.4.
  // Offscreen canvas in 2d and static class blocks arrived in Safari 16.4, and so did lookbehind in regular expressions.
  var modern =
    supports &&
    CSS.supports("color", "oklch(0.5 0.1 200)") &&
    CSS.supports("selector(:has(a))") &&
    typeof structuredClone === "function" &&
    typeof Array.prototype.findLast === "function";
  if (modern) {
    try {
      new RegExp("(?<=a)b");
    } catch (_error) {
      modern = false;
    }
  }
  if (!modern) location.replace("/unsupported-browser.html");
})();
