/**
 * The outbox: what must happen elsewhere because something happened here, written in the same transaction.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "council", "people", "audit"})
@NullMarked
package uk.directly.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
