/**
 * Rate cards, time bands and the price of time (R10, R54, R84).
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people"})
@NullMarked
package uk.directly.rate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
