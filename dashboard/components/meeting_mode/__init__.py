"""Meeting mode: what a steering group meets about, one topic a slide, on a screen that all can read."""
