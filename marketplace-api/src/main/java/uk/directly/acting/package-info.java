/**
 * How somebody comes to act for another, how far, and how it ends (R60, R61, R64, R65). That somebody acts, and for whom, every
 * request asks of {@code people}; here it is arranged.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people", "audit", "message"})
@NullMarked
package uk.directly.acting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
