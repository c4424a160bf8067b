/**
 * "Can I spend it on this?" (R5): somebody asks the council, an officer answers in writing by a day, and the answer binds
 * later checks. And what a person records as spent from their own bank beside booked visits (R1, R27).
 */
@ApplicationModule(
        allowedDependencies = {
            "data",
            "web",
            "money",
            "council",
            "people",
            "audit",
            "message",
            "ledger",
            "agreement",
            "budget"
        })
@NullMarked
package uk.directly.spending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
