/**
 * The append-only trail of every decision and money movement (R103): who, for whom, what, when.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people"})
@NullMarked
package uk.directly.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
