"""A counter that is set back."""


def early_stopping(validation_losses, patience):
    lowest, keep, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(validation_losses):
        if loss < lowest:
            lowest, keep, waited = loss, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return keep
    return keep
