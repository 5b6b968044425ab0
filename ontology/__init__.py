"""What may be said: the vocabulary (khabar.ttl), its shapes and the names code uses for them."""
