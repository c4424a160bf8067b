/**
 * What ends: a death (R24), recorded once by an officer, with all that follows from it at once; and a budget account, which
 * one officer proposes to close and another closes, after all that was open in it has ended.
 */
@ApplicationModule(
        allowedDependencies = {
            "data",
            "web",
            "money",
            "council",
            "people",
            "audit",
            "ledger",
            "budget",
            "budget::statements",
            "booking",
            "payment"
        })
@NullMarked
package uk.directly.ending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
