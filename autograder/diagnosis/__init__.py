"""Which typical mistake an answer is: it behaves as the mistake does, on questions that the test asks too."""
