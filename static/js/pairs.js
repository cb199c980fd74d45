// Keys for answering pairs. They can be switched off; without this file the buttons do the same.
(() => {
  const page = document.querySelector("[data-pair]");
  const keysSwitch = page?.querySelector("[data-keys-switch]");
  if (!keysSwitch) return;

  const stored = () => {
    try {
      return localStorage.getItem("tandem.keys");
    } catch {
      return null;
    }
  };
  let state = stored() ?? "on";
  const show = () => {
    keysSwitch.textContent = `Keys: ${state}`;
  };
  show();
  keysSwitch.hidden = false;
  keysSwitch.addEventListener("click", () => {
    state = state === "on" ? "off" : "on";
    show();
    try {
      localStorage.setItem("tandem.keys", state);
    } catch {
      // Kept for this page only.
    }
  });
  document.addEventListener("keydown", (event) => {
    if (state !== "on" || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=radio]), textarea, select")) return;
    page.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
  });
})();
