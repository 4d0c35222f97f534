// Enhancements only: every page works without this file.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (e) => e.target.closest("input, textarea, select, [contenteditable]") || e.ctrlKey || e.metaKey || e.altKey;

  const say = (words) => { const live = $("#live"); if (live) live.textContent = words; };

  // Copy the address of a provision.
  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-copy]");
    if (!button || !navigator.clipboard) return;
    navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href).then(() => say(button.dataset.copied));
  });
  if (navigator.clipboard) $$("[data-copy]").forEach((b) => { b.hidden = false; });

  // j and k walk through provisions, findings and records; / finds; ? lists the keys.
  const stops = () => $$("[data-stop]");
  const walk = (step) => {
    const all = stops();
    if (!all.length) return;
    let at = all.findIndex((s) => s.hasAttribute("data-here"));
    if (at < 0) at = all.findIndex((s) => s.getBoundingClientRect().top > 16) - (step > 0 ? 1 : 0);
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    all.forEach((s) => s.toggleAttribute("data-here", s === next));
    const link = $("[data-focus], a[href], button, summary", next) || next;
    next.scrollIntoView({ block: "nearest" });
    link.focus({ preventScroll: true });
  };
  const press = (key) => { const button = $(`[data-key="${key}"]`); if (button) { button.focus(); button.click(); return true; } return false; };
  document.addEventListener("keydown", (e) => {
    if (typing(e)) return;
    if (e.key === "j") walk(1);
    else if (e.key === "k") walk(-1);
    else if (e.key === "/") { e.preventDefault(); const box = $('[role="search"] input[type="search"]'); if (box) box.focus(); }
    else if (e.key === "?") { const link = $('[rel="help"]'); if (link) link.click(); }
    else if ("acrlu".includes(e.key) && press(e.key)) e.preventDefault();
  });

  // The address of a point in another part of a long document leads to that part.
  const asked = location.hash.slice(1);
  if (asked && $("[data-parts]") && !document.getElementById(decodeURIComponent(asked)) && !location.search.includes("at="))
    location.replace(`?at=${asked}#${asked}`);

  // The contents follow the point that is being read.
  const links = new Map($$(".contents a[data-for]").map((a) => [a.dataset.for, a]));
  if (links.size && "IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      const first = entries.filter((x) => x.isIntersecting).map((x) => links.get(x.target.id)).find(Boolean);
      if (!first) return;
      links.forEach((a) => a.removeAttribute("aria-current"));
      first.setAttribute("aria-current", "location");
      const box = first.closest(".contents");
      if (box.scrollHeight > box.clientHeight) box.scrollTop = first.offsetTop - box.clientHeight / 2;
    }, { rootMargin: "-8% 0px -70% 0px" });
    $$(".provision[id]").forEach((p) => seen.observe(p));
  }

  // On a wide screen notes are always open; a closed disclosure would hide them from old browsers.
  if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 900px)").matches)
    $$(".notes > details").forEach((d) => { d.open = true; });
  if (matchMedia("(max-width: 1199px)").matches) $$(".contents > details").forEach((d) => { d.open = false; });
})();
