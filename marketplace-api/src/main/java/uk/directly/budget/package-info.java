/**
 * Awards and their budget accounts: what is posted, held, ring-fenced and available (R12), and what it buys (R28).
 */
@ApplicationModule(
        allowedDependencies = {
            "data",
            "web",
            "money",
            "council",
            "people",
            "people::viewers",
            "audit",
            "ledger",
            "rate",
            "offer"
        })
@NullMarked
package uk.directly.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
