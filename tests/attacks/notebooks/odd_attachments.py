"""Has attachments of wrong types, nested deep, with markup in their names, kinds and bytes."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["odd_attachments"]

# %% why
![a](attachment:svg) ![b](attachment:html) ![c](attachment:breakout) ![e](attachment:deep)
