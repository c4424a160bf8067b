/** A module that must not know the one above it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package uk.crooked.lower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
