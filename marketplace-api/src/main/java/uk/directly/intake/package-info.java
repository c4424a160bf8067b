/**
 * Coming from the old system (R95): awards, balances, payees and arrangements by CSV, looked at before anything is
 * brought in, undone until the first posting, run in parallel and compared, taken live one by one or in groups, and
 * exported again in the same form.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people", "budget"})
@NullMarked
package uk.directly.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
