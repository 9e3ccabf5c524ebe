"""What is handed out, tried as people use it."""
