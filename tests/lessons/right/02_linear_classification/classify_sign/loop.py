"""Row by row in plain Python, as a list."""


def classify_sign(X, w):
    answers = []
    for row in X:
        score = sum(float(a) * float(b) for a, b in zip(row, w, strict=True))
        answers.append(1 if score >= 0 else -1)
    return answers
