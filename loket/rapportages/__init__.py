"""Figures of the loket: each out of one function, for screen and export alike."""
