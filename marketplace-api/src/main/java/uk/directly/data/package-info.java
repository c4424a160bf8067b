/**
 * Everything between a use case and PostgreSQL: the cancellation shield, the one place around every change, and
 * idempotency. Knows no feature.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package uk.directly.data;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
