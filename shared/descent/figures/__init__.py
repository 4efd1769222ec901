"""The lessons' figures. Each function returns a figure that carries its alternative text in ``alt``."""

from descent.figures.classification import class_regions, digit_pictures, two_classes
from descent.figures.descent_steps import descent_loop, descent_paths, log_curves, mse_tangents, one_step
from descent.figures.inference import coefficient_cloud, coverage, intervals, measurements
from descent.figures.least_squares import (
    least_squares,
    least_squares_plot,
    least_squares_prediction,
    leverage,
    minimum_norm,
)
from descent.figures.losses import along_a_weight, cross_entropy_terms, log_loss, margin_losses, softmax_steps
from descent.figures.overfitting import (
    divisions,
    error_curves,
    many_fits,
    optimism,
    overfitting_example,
)
from descent.figures.paths import fixed_rates, walks
from descent.figures.rates import (
    bias_correction,
    error_multiplier,
    momentum_memory,
    settling_steps,
    step_sizes,
)
from descent.figures.regularization import (
    l1_and_l2,
    l2_penalty,
    regularized_loss,
    shrinkage,
    weight_paths,
    weight_scatter,
)
from descent.figures.stochastic import (
    gradient_clouds,
    hovering,
    losses_by_pass,
    mini_batch_gradient_descent,
    stochastic_gradient_descent,
)
from descent.figures.style import LessonFigure
from descent.figures.vectors import look_ahead

__all__ = [
    "LessonFigure",
    "along_a_weight",
    "bias_correction",
    "class_regions",
    "coefficient_cloud",
    "coverage",
    "cross_entropy_terms",
    "descent_loop",
    "descent_paths",
    "digit_pictures",
    "divisions",
    "error_curves",
    "error_multiplier",
    "fixed_rates",
    "gradient_clouds",
    "hovering",
    "intervals",
    "l1_and_l2",
    "l2_penalty",
    "least_squares",
    "least_squares_plot",
    "least_squares_prediction",
    "leverage",
    "log_curves",
    "log_loss",
    "look_ahead",
    "losses_by_pass",
    "many_fits",
    "margin_losses",
    "measurements",
    "mini_batch_gradient_descent",
    "minimum_norm",
    "momentum_memory",
    "mse_tangents",
    "one_step",
    "optimism",
    "overfitting_example",
    "regularized_loss",
    "settling_steps",
    "shrinkage",
    "softmax_steps",
    "step_sizes",
    "stochastic_gradient_descent",
    "two_classes",
    "walks",
    "weight_paths",
    "weight_scatter",
]
