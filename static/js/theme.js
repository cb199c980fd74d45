// Runs before the first paint, so that a chosen theme never flashes in the other one.
"use strict";
try {
  const theme = localStorage.getItem("tandem.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be switched off; the system's preference then decides.
}
