/**
 * How a provider joins the register and stays on it: what is asked, given and decided (R30 to R35), and what happens when a
 * check runs out or somebody is not safe.
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
            "register",
            "offer",
            "booking",
            "payment"
        })
@NullMarked
package uk.directly.accreditation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
