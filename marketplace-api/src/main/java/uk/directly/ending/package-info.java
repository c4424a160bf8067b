/**
 * What ends when somebody has died (R24): recorded once by an officer, with all that follows from it at once; what has
 * happened before stays payable and is approved by the officer who is the contact.
 */
@ApplicationModule(
        allowedDependencies = {"data", "web", "council", "people", "audit", "ledger", "budget", "booking", "payment"})
@NullMarked
package uk.directly.ending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
