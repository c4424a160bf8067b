/**
 * The public list of accredited providers and what was checked about them (R30, R31); imported listings beside it.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "council", "people", "audit", "message"})
@NullMarked
package uk.directly.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
