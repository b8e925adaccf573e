"""What people hand over in files and by the API, read into plain values: nothing here touches the database."""
