package uk.crooked.lower;

import uk.crooked.upper.inside.Secret;

/** Uses a module that it doesn't name, and the inside of it. */
record LooksUp(Secret secret) {}
