/** A module that may know the one below it, but not its inside. */
@ApplicationModule(allowedDependencies = "lower")
@NullMarked
package uk.crooked.upper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
