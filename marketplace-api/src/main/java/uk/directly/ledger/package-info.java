/**
 * The double-entry ledger (R11): accounts, immutable transfers and entries, holds that are posted, voided or expire.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people", "audit"})
@NullMarked
package uk.directly.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
