"""A page that plays a widget offline: its module, its numbers, a stand-in for the notebook's model."""

import json
from html import escape
from string import Template
from typing import Any

# What the page may load: nothing but what stands in it.
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"

_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="$policy">
<title>$title</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 16px; background: #ffffff; }
@media (prefers-color-scheme: dark) { body { background: #15191e; } }
main { max-width: 940px; margin: 0 auto; }
main img { max-width: 100%; height: auto; }
$css
</style>
</head>
<body>
<main id="widget"><noscript><img src="data:image/png;base64,$png" width="$width" alt="$alt"></noscript></main>
<script type="application/json" id="state">$state</script>
<script type="module">
$module

{
  const { state, buffers } = JSON.parse(document.getElementById("state").textContent);
  const decode = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  const values = { ...state };
  for (const [name, text] of Object.entries(buffers)) values[name] = decode(text);
  const model = { offline: true, get: (name) => values[name], on() {}, off() {}, send() {} };
  descentWidget.render({ model, el: document.getElementById("widget") });
}
</script>
</body>
</html>
""")


def page(
    *,
    module: str,
    css: str,
    state: dict[str, Any],
    buffers: dict[str, str],
    title: str,
    picture: tuple[str, int, str],
) -> str:
    """The page as text.

    Parameters
    ----------
    module, css : str
        The widget's browser half, with ``export default`` once.
    state : dict
        The model's plain values.
    buffers : dict of str to str
        Its binary values in base64.
    title : str
    picture : (str, int, str)
        The PNG in base64, its width and its alternative text, for browsers without JavaScript.
    """
    png, width, alt = picture
    return _PAGE.substitute(
        policy=escape(_POLICY),
        title=escape(title),
        css=css.replace("</", "<\\/"),
        png=png,
        width=width,
        alt=escape(alt),
        state=json.dumps({"state": state, "buffers": buffers}, allow_nan=False).replace("<", "\\u003c"),
        module=module.replace("export default ", "const descentWidget = ").replace("</script", "<\\/script"),
    )
