"""Has a script, an onerror picture, an iframe, an object and a form in a written answer."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% why
It is even. <script>alert(1)</script> <img src=x onerror="alert(2)"> <svg onload=alert(3)><script>alert(4)</script></svg>

<iframe src="javascript:alert(5)"></iframe>
<object data="data:text/html,<script>alert(6)</script>"></object><embed src="javascript:alert(7)">
<form action="/formgrader/api/student_collection" method="post"><button class="full-credit">Full credit</button></form>

<details open ontoggle=alert(8)><summary>more</summary><video><source onerror=alert(9)></video></details>
