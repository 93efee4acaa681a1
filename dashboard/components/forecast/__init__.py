"""Who will be over the limit on a day, and the meetings it takes."""
