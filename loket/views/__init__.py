"""Pages of the loket: public ones, those of the candidate, and those of the desk."""
