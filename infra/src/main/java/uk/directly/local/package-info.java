/**
 * The local default: an embedded database, sign-in, a clock that can be moved, the demonstration council.
 * May use all; nothing uses it.
 */
@ApplicationModule(
        allowedDependencies = {
            "data",
            "file",
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
            "budget",
            "booking",
            "payment",
            "accreditation"
        })
@NullMarked
package uk.directly.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
