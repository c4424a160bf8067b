package uk.crooked;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Doesn't say what it needs. */
class Injected {
    @Autowired
    @Nullable String field;
}
