// The screening page: keys, and a decision that is never lost. Without this file the page's
// forms still work; with it a decision that could not be sent stays on the page, marked as
// unsaved, and is sent again with the same request_id, which the server counts once.
"use strict";
{
  const page = document.querySelector(".screening");
  const LONGEST_PAUSE = 30; // seconds between two attempts

  /** What waits to be saved: its button, how often it was tried, the timer of the next attempt. */
  let unsaved = null;

  const wide = matchMedia("(width >= 64rem)");

  // Keys ------------------------------------------------------------------------------------

  const keysSwitch = document.querySelector("[data-keys-switch]");

  const stored = () => {
    try {
      return localStorage.getItem("tandem.keys");
    } catch {
      return null; // Storage is switched off.
    }
  };

  const setKeys = (state) => {
    page.dataset.keys = state;
    keysSwitch.textContent = `Keys: ${state}`;
  };

  setKeys(stored() ?? page.dataset.keysDefault);
  keysSwitch.hidden = false;
  keysSwitch.addEventListener("click", () => {
    setKeys(page.dataset.keys === "on" ? "off" : "on");
    try {
      localStorage.setItem("tandem.keys", page.dataset.keys);
    } catch {
      // Without storage the choice holds for this page only.
    }
  });

  const isTyping = (element) =>
    element.matches("input:not([type=radio]), textarea, select") || element.isContentEditable;

  /** Arrows choose among radio buttons, such as the ways to read a PDF; other keys do nothing there. */
  const isChoosing = (event) =>
    event.target.matches("[type=radio]") && event.key.startsWith("Arrow");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      closeReasons();
      return;
    }
    if (page.dataset.keys !== "on" || unsaved) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
    if (isTyping(event.target) || isChoosing(event) || document.querySelector("dialog[open], .menu[open]")) return;
    const button = page.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button || button.matches(":disabled")) return;
    event.preventDefault();
    if (button.matches(".reasons[open] > summary")) {
      button.parentElement.querySelector(".reason")?.focus();
    } else {
      button.click();
    }
  });

  // The browser's own PDF viewer keeps to itself what is typed in it. Whoever clicked or tabbed
  // into it may be scrolling by keyboard, so the focus is never taken from it: the page says where
  // keys go, and offers to have them back.
  const sayWhereKeysGo = () => {
    const hint = page.querySelector("[data-keys-away]");
    const away = document.activeElement?.matches(".reader iframe, [data-keys-back]");
    if (hint) hint.hidden = !away || page.dataset.keys !== "on";
  };
  // Which element has the focus is known only after these events.
  addEventListener("blur", () => setTimeout(sayWhereKeysGo));
  addEventListener("focus", () => setTimeout(sayWhereKeysGo));
  page.addEventListener("click", (event) => {
    if (!event.target.closest("[data-keys-back]")) return;
    page.querySelector(".study-title").focus({ preventScroll: true });
    sayWhereKeysGo();
  });

  const closeReasons = () => {
    const reasons = page.querySelector(".reasons[open]");
    if (!reasons || wide.matches) return;
    const held = reasons.contains(document.activeElement);
    reasons.open = false;
    if (held) reasons.querySelector("summary").focus();
  };

  // "toggle" does not bubble, so it is caught on the way down.
  page.addEventListener(
    "toggle",
    (event) => {
      const reasons = event.target;
      if (!reasons.matches(".reasons[open]")) return;
      if (reasons.dataset.unfolded !== "by-itself") reasons.querySelector(".reason")?.focus();
      delete reasons.dataset.unfolded;
    },
    true,
  );

  /** Folded on a phone, open where there is room: the criteria, and the reasons at full text. */
  const unfold = () => {
    const criteria = page.querySelector(".criteria-fold");
    const isFullText = page.matches(".screening-full-text");
    if (!isFullText) criteria.open = wide.matches;
    const reasons = page.querySelector(".reasons");
    if (!reasons || reasons.open === wide.matches) return;
    if (wide.matches) reasons.dataset.unfolded = "by-itself";
    reasons.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  document.addEventListener("htmx:load", unfold);
  unfold();

  // Saving ----------------------------------------------------------------------------------

  const isDecision = (event) => event.target.id === "decision";
  const form = () => document.getElementById("decision");

  const say = (text) => {
    const banner = form().querySelector(".unsaved");
    banner.hidden = false;
    banner.querySelector(".unsaved-text").textContent = text;
  };

  // The choice is locked while it is unsaved: if the first attempt did reach the server, another
  // verdict under the same request_id would be taken for a repetition of it.
  const lock = (locked) => {
    form().querySelector(".verdicts").disabled = locked;
    form().querySelector("#note").readOnly = locked;
  };

  const retry = () => {
    if (!unsaved || form().matches(".htmx-request")) return;
    clearTimeout(unsaved.timer);
    lock(false);
    unsaved.button.click();
  };

  const keepUnsaved = (why, { again = true } = {}) => {
    const button = unsaved?.button ?? form().querySelector("[data-chosen]");
    const attempts = (unsaved?.attempts ?? 0) + 1;
    clearTimeout(unsaved?.timer);
    unsaved = { button, attempts, timer: null, renewed: unsaved?.renewed };
    lock(true);
    let text = `“${button.dataset.said}” is not saved yet: ${why}`;
    if (again) {
      const pause = Math.min(2 ** (attempts - 1), LONGEST_PAUSE);
      text += ` Trying again in ${pause} s.`;
      unsaved.timer = setTimeout(retry, pause * 1000);
    }
    say(text);
    if (document.activeElement === document.body) form().querySelector("[data-retry]").focus();
  };

  /** The page as the server shows it now. */
  const fetchPage = () => fetch(location.href, { credentials: "same-origin" });

  /** After signing in again the page's form token is stale; take the one of a fresh page. */
  const renewToken = async () => {
    const answer = await fetchPage();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = fresh.querySelector("#study [name=csrfmiddlewaretoken]");
    if (!token) return false;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
      field.value = token.value;
    }
    return true;
  };

  /** Whether the server shows no page of this review to the reader any more. */
  const hasEnded = async () => {
    try {
      return (await fetchPage()).status === 404;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // fetch reports a lost connection so
      return false;
    }
  };

  const keepUntilSignedIn = () =>
    keepUnsaved("you have been signed out. Sign in again in another tab, then come back here.");

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isDecision(event)) return;
    const button = unsaved?.button ?? event.detail.requestConfig.triggeringEvent?.submitter;
    for (const other of form().querySelectorAll("[data-chosen]")) delete other.dataset.chosen;
    if (button) button.dataset.chosen = "";
  });

  // Anything that is not a study (a sign-in page, a hotel's page) must not replace the study.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.id !== "study" || !event.detail.shouldSwap) return;
    if (event.detail.xhr.responseText.includes('id="study"')) {
      if (unsaved) clearTimeout(unsaved.timer);
      unsaved = null;
    } else {
      event.detail.shouldSwap = false;
      event.detail.isError = true;
    }
  });

  document.addEventListener("htmx:sendError", (event) => {
    if (isDecision(event)) keepUnsaved("there is no connection to the server.");
  });
  document.addEventListener("htmx:timeout", (event) => {
    if (isDecision(event)) keepUnsaved("the server takes too long to answer.");
  });
  document.addEventListener("htmx:responseError", async (event) => {
    if (!isDecision(event)) return;
    const { status } = event.detail.xhr;
    if (status < 300) {
      keepUntilSignedIn();
    } else if (status === 403) {
      const { renewed } = unsaved ?? {};
      keepUnsaved("the server refused it.");
      try {
        if (!(await renewToken())) {
          keepUntilSignedIn();
        } else if (!renewed) {
          // Once at once; a server that refuses the fresh token too is asked with pauses.
          unsaved.renewed = true;
          retry();
        }
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // fetch reports a lost connection so
      }
    } else if (status === 429 || status >= 500) {
      keepUnsaved("the server is in difficulty.");
    } else if (status === 404 && (await hasEnded())) {
      keepUnsaved("your place in this review has ended.", { again: false });
    } else {
      keepUnsaved("this study has changed. Note your decision and reload the page.", { again: false });
    }
  });

  // htmx unlocks the form after each answer, also after one that saved nothing.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (isDecision(event) && unsaved) lock(true);
  });

  page.addEventListener("click", (event) => {
    if (event.target.closest("[data-retry]")) retry();
  });
  addEventListener("online", retry);
  addEventListener("focus", retry);
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}
