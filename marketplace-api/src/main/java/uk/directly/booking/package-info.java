/**
 * From a quote to a settled visit: holds, answers, visit records, approval (R12, R13, R51 to R57).
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
            "offer",
            "enquiry",
            "agreement",
            "budget",
            "spending"
        })
@NullMarked
package uk.directly.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
