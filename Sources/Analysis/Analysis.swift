// Placeholder until the floor's first file lands.
