"""Who is asking, what may they see, and the gate around the web application."""
