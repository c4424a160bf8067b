/**
 * What providers publish, when it can be booked, and how it is found (R36, R37).
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people", "audit", "rate", "register"})
@NullMarked
package uk.directly.offer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
