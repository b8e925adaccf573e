"""Reading files that people made, into plain values: nothing here touches the database."""
