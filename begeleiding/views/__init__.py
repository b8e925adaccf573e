"""Pages of guidance and training: at work, of the candidate, and the training on offer."""
