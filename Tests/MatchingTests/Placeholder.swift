// Placeholder until the floor's first test lands.
