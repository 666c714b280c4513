// The login page's only script: asks every second how far the login has come, shows the new QR code and message, and
// goes on when it is over. Without it the page reloads itself.
"use strict";
(() => {
  const section = document.getElementById("login");
  if (!section) return;
  const message = document.getElementById("login-message");
  const qr = document.getElementById("login-qr");
  const language = document.documentElement.lang === "en" ? "en" : "sv";
  const page = "/eid/login/" + encodeURIComponent(section.dataset.login);
  let failures = 0;

  async function look() {
    let answer;
    try {
      const response = await fetch(page + "/status?lang=" + language, {
        cache: "no-store",
        credentials: "same-origin",
        headers: { Accept: "application/json" },
      });
      if (response.status >= 500) throw new Error("server");
      if (!response.ok) return location.replace(page + "?lang=" + language);
      answer = await response.json();
      failures = 0;
    } catch {
      failures += 1;
      return setTimeout(look, Math.min(1000 * failures, 10000));
    }
    if (answer.state !== "pending") return location.replace(answer.next || page + "?lang=" + language);
    const sentence = answer.message[language];
    if (message.textContent !== sentence) message.textContent = sentence;
    const image = new DOMParser().parseFromString(answer.qr, "image/svg+xml").documentElement;
    if (image.nodeName === "svg") qr.replaceChildren(document.importNode(image, true));
    setTimeout(look, 1000);
  }
  setTimeout(look, 1000);
})();
