// Small comforts; every page works without them.

// Says how long a text is while it is typed.
for (const field of document.querySelectorAll("textarea[data-most]")) {
  const count = document.querySelector(`[data-count-of="${field.id}"]`);
  const most = Number(field.dataset.most);
  const say = () => {
    const length = field.value.length;
    const written = `${length.toLocaleString("en")} of ${most.toLocaleString("en")} characters.`;
    count.textContent = length ? written : `Up to ${most.toLocaleString("en")} characters.`;
    count.classList.toggle("over", length > most);
  };
  field.addEventListener("input", say);
  say();
}

// After a change the levels shown are those that the server sent, also where another one had been picked.
document.addEventListener("htmx:after:swap", () => {
  for (const option of document.querySelectorAll("#plan option")) {
    if (option.selected !== option.defaultSelected && option.defaultSelected) option.selected = true;
  }
});

// Without this a level that could not be saved would look saved.
document.addEventListener("htmx:error", () => {
  const notice = document.getElementById("notice");
  const said = document.createElement("p");
  said.className = "notice";
  said.textContent = "SkillPath does not answer, so nothing was saved. Is it still running? Reload the page to see what is kept.";
  notice.replaceChildren(said);
});
