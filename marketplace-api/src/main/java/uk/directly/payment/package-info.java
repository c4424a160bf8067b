/**
 * Payment instructions to the rails, their outcomes, and the list a person pays themselves (R15, R16, R27).
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
            "message",
            "ledger",
            "register",
            "bank",
            "budget",
            "booking"
        })
@NullMarked
package uk.directly.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
