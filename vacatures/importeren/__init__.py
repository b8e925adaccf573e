"""What a board hands over about a vacancy, by spreadsheet or by the API, and how it is read."""
