"""The Dutch of people in and around schools: how words are written, made and meant. No database, no Django."""
