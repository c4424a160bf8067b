/**
 * The first page of each kind of person: what they have, what needs them, what comes next.
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
            "rate",
            "register",
            "bank",
            "offer",
            "enquiry",
            "advert",
            "insight",
            "budget",
            "booking",
            "payment",
            "accreditation"
        })
@NullMarked
package uk.directly.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
