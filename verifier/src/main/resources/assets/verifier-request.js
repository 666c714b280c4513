// Reloads the page when the request's state changes. Without scripts the page reloads by itself.
(() => {
  const place = document.getElementById("state");
  if (!place) return;
  const shown = place.dataset.state;
  const ask = async () => {
    try {
      const answer = await fetch(place.dataset.stateUrl, { cache: "no-store", credentials: "same-origin" });
      if (!answer.ok) return window.location.reload();
      const { state } = await answer.json();
      const moved = state !== shown && !(shown === "requested" && state === "retrieved");
      if (moved) return window.location.reload();
    } catch (offline) {
      // Asked again in a moment.
    }
    window.setTimeout(ask, 2000);
  };
  window.setTimeout(ask, 2000);
})();
