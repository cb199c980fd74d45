// Reading PDFs: the way that somebody chose last is chosen again. Without this file pages are
// shown as pictures at first, which every browser can.
"use strict";
{
  const KEY = "tandem.reader";
  const WIDE = "(min-width: 48rem)";

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // without storage each page begins anew
    }
  };

  /** The way to read that was chosen last; at first the browser's own where it shows PDFs. */
  const preferred = () =>
    remembered() ?? (navigator.pdfViewerEnabled && matchMedia(WIDE).matches ? "pdf" : "pages");

  const choose = (within) => {
    for (const reader of within.querySelectorAll("[data-reader]")) {
      const way = reader.querySelector(`.reader-switch [value="${CSS.escape(preferred())}"]`);
      if (way) way.checked = true;
    }
  };

  document.addEventListener("change", (event) => {
    if (!event.target.matches(".reader-switch input")) return;
    try {
      localStorage.setItem(KEY, event.target.value);
    } catch {
      // As above.
    }
  });
  document.addEventListener("htmx:load", (event) => choose(event.detail.elt));
  choose(document);
}
