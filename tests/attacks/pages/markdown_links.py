"""Has links to javascript:, vbscript: and data: in a written answer, in every way to write one."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% why
[a](javascript:alert(1)) [b](JaVaScRiPt:alert(2)) [c](java&#10;script:alert(3)) [d][ref] <javascript:alert(4)>
<a href="&#106;avascript:alert(5)">e</a> <a href=" javascript:alert(6)">f</a> <a href="vbscript:alert(7)">g</a>
[h](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==) <a xlink:href="javascript:alert(8)">i</a>
![j](javascript:alert(9)) ![k](x" onerror="alert(10)) [l](/logout) <img src="/logout">

[ref]: javascript:alert(11)
