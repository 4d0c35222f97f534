// Binds the one passkey form of a page; without this file the password and codes do.
(() => {
  "use strict";
  const form = document.querySelector("form[data-passkey]");
  const forms = window.allauth && window.allauth.webauthn && window.allauth.webauthn.forms;
  if (!form || !forms || !window.PublicKeyCredential) return;
  form.hidden = false;
  forms[form.dataset.passkey]({
    ids: {
      login: "passkey-button", add: "passkey-button", authenticate: "passkey-button",
      credential: form.querySelector("[name=credential]").id,
      passwordless: "id_passwordless", data: "passkey-data",
    },
  });
  const told = Object.assign(document.createElement("p"), { className: "wrong", role: "alert" });
  form.append(told);
  document.addEventListener("allauth.error", (e) => { e.preventDefault(); told.textContent = form.dataset.failed; });
})();
