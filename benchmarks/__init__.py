"""How fast and how large, on this machine: `make bench`. Apart from the tests."""
