"""Everything is right in a mangled notebook: copies, changed ids, markdown, tags, a test on top."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"]
DO = ["duplicate Momentum", "duplicate test_Momentum", "rename_grade_id Nesterov my_answer", "rename_grade_id test_AdaGrad test_Adam", "to_markdown RMSprop", "to_markdown test_RMSprop", "tag test_Adam skip-execution", "tag Adam demo", "move_to_top test_GradientDescent"]
