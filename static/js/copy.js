// A button that copies what a field shows. Without this file the field can be selected by hand.
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const announcer = document.getElementById("announcer");
  const what = button.dataset.what ?? "link";

  field.addEventListener("focus", () => field.select());
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Browsers offer the clipboard on secure addresses only; the text is selected at least.
      announcer.textContent = `The ${what} is selected. Press Ctrl+C to copy it.`;
      button.textContent = "Press Ctrl+C";
      return;
    }
    button.textContent = "Copied";
    announcer.textContent = `The ${what} is copied.`;
  });
}
