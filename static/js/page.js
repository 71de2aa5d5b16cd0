// Small comforts on top of pages that work without them: focus on the errors, leave at once,
// copy a text. No state, no requests.

const summary = document.querySelector(".summary[role=alert]");
if (summary) summary.focus();

for (const form of document.querySelectorAll("form[data-leave]")) {
  form.addEventListener("submit", () => {
    document.body.hidden = true; // at once, before the next page has arrived
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
