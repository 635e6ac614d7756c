/// The only script of a report, which makes the buttons copy; a report reads fully without it.
enum HTMLScript {
    /// The text of the `script` element.
    static let source = """
        for (const button of document.querySelectorAll("button.copy")) {
          button.hidden = false;
          button.addEventListener("click", () => {
            getSelection().selectAllChildren(button.parentElement.querySelector("code"));
            button.textContent = document.execCommand("copy") ? "Copied" : "Press Ctrl+C";
          });
        }
        """

    /// Base64 of the SHA-256 of ``source``: the content security policy lets this script run and no other (CSP 3,
    /// section 6.7.3.3).
    static let digest = "922Jn3WItuWtMPjwgGHNyfU+t1IFc7Ngy23OBR8IgQw="
}
