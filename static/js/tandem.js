// What every page does beyond plain HTML: the theme switch, focus and announcements after a
// swap, and a plain sentence when the server cannot be reached. Pages work without this file.
"use strict";
{
  const root = document.documentElement;

  /** Say `text` to screen readers without moving focus. */
  const announce = (text) => {
    const announcer = document.getElementById("announcer");
    announcer.textContent = "";
    // A new task, so that the same sentence twice is read twice.
    setTimeout(() => (announcer.textContent = text), 50);
  };

  /** Show `text` as an error above the page. */
  const complain = (text) => {
    const sentence = document.createElement("p");
    sentence.textContent = text;
    const message = document.createElement("div");
    message.className = "message message-error";
    message.append(sentence);
    document.getElementById("messages").replaceChildren(message);
  };

  const themeSwitch = document.querySelector("[data-theme-switch]");
  if (themeSwitch) {
    const buttons = themeSwitch.querySelectorAll("button");
    const show = () => {
      for (const button of buttons) {
        button.setAttribute("aria-pressed", String(button.value === (root.dataset.theme ?? "auto")));
      }
    };
    themeSwitch.hidden = false;
    themeSwitch.addEventListener("click", (event) => {
      const theme = event.target.closest("button")?.value;
      if (!theme) return;
      if (theme === "auto") delete root.dataset.theme;
      else root.dataset.theme = theme;
      try {
        localStorage.setItem("tandem.theme", theme);
      } catch {
        // Without storage the choice holds for this page only.
      }
      show();
    });
    show();
  }

  // A menu closes when one turns away from it.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.activeElement.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // On a phone the flow and the tabs scroll sideways; the current one should be in sight.
  for (const current of document.querySelectorAll(":is(.flow-nav, .tabs) [aria-current]")) {
    const line = current.closest("nav");
    const { left, width } = current.getBoundingClientRect();
    line.scrollLeft += left + width / 2 - line.clientWidth / 2;
  }

  document.addEventListener("submit", (event) => {
    for (const note of event.target.querySelectorAll("[data-waiting]")) note.hidden = false;
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const arrived = event.detail.elt;
    if (document.activeElement === document.body) arrived.querySelector("[autofocus]")?.focus();
    const said = arrived.matches("[data-announce]")
      ? arrived
      : arrived.querySelector("[data-announce]");
    if (said) announce(said.textContent.replace(/\s+/g, " ").trim());
  });

  // A form that keeps and retries what was not saved says so itself; what runs in the
  // background without the reader's doing has nothing to say.
  const isQuiet = (element) => element.closest("[data-keeps-unsaved], [data-in-background]") !== null;

  /** What a failure means for the reader: something not saved, or something not shown. */
  const consequence = (event) =>
    event.detail.requestConfig.verb === "get"
      ? "What you see may be out of date."
      : "Nothing was saved; please try again.";

  // After the session has ended the server answers with its sign-in page: never swap that in.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    const address = xhr.responseURL && new URL(xhr.responseURL).pathname;
    if (!address || address !== root.dataset.signIn || address === location.pathname) return;
    event.detail.shouldSwap = false;
    event.detail.isError = true;
    if (!isQuiet(requestConfig.elt)) {
      complain("You have been signed out, so nothing was saved. Sign in again and repeat this.");
    }
  });

  document.addEventListener("htmx:sendError", (event) => {
    if (isQuiet(event.target)) return;
    complain(`There is no connection to the server. ${consequence(event)}`);
  });
  document.addEventListener("htmx:timeout", (event) => {
    if (isQuiet(event.target)) return;
    complain("The server takes too long to answer. Reload the page to see what was saved.");
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (isQuiet(event.target)) return;
    const { status } = event.detail.xhr;
    if (status === 403) {
      complain(
        "This was refused. Reload the page: you may have been signed out, or your role may have changed.",
      );
    } else if (status === 404) {
      complain("This is no longer there. Reload the page to see what has changed.");
    } else if (status >= 500) {
      complain("The server could not do this. Please try again in a moment.");
    }
  });
}
