"""How rights read from the graph: whoever has a licence and auditors read them, and a party its own."""
