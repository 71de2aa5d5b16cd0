// Small comforts on top of pages that work without them: focus on the errors, leave without a trace in
// the history, copy a text. No state, no requests.

const summary = document.querySelector(".summary[role=alert]");
if (summary) summary.focus();

for (const link of document.querySelectorAll("a[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true; // at once, before the next page has arrived
    window.location.replace(link.href);
  });
}

if (navigator.clipboard) {
  document.documentElement.classList.add("can-copy");
  const said = document.querySelector("#said");
  for (const button of document.querySelectorAll("[data-copy]")) {
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const source = document.querySelector(button.dataset.copy);
      await navigator.clipboard.writeText(source.value ?? source.innerText);
      button.textContent = said.textContent = said.dataset.copied;
      setTimeout(() => {
        button.textContent = words;
        said.textContent = "";
      }, 2500);
    });
  }
}
