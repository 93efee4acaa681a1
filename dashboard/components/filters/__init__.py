"""What is chosen: read from the address, drawn as a bar, said in a sentence."""
